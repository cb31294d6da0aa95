import { describe, expect, test } from "vitest";
import { sampleRules, sampleStates } from "./samples.ts";
import type { Happening, Life, Order, Rules, State } from "./state.ts";
import { newLife, step } from "./step.ts";
import { after, at, bound, ended, error, facts, lastTurn, quieting, spent, tell, turn } from "./table.fixture.ts";

const opening = newLife({ turns: 0, reactivations: 0 });

describe("a run that is taken up again", () => {
  const takeUp = { type: "takeUp", standing: "over" } as const;
  test.each<[string, Happening, Partial<Rules>, readonly Order[]]>([
    ["as one that is over is set again", takeUp, {}, [{ do: "set", isAgain: true }]],
    ["as one that the client does not have is set", { ...takeUp, standing: "none" }, {}, [{ do: "set", isAgain: false }]],
    ["as one that is active goes on", { ...takeUp, standing: "active" }, {}, [{ do: "prompt" }]],
    ["with evidence goes on with it", { ...takeUp, standing: "active", evidence: "D1" }, {}, [{ do: "prompt", evidence: "D1" }]],
    ["with evidence that would cost a turn", { ...takeUp, evidence: "D1" }, facts({ injectionCostsTurn: true }), [{ do: "prompt", evidence: "D1" }]],
  ])("%s", (_name, event, rules, orders) => {
    expect(after(opening, event, rules)).toEqual([{ at: "setting" }, ...orders]);
  }); // biome-ignore format: one

  test("has evidence put in before it is set: again where the client has the goal", () => {
    for (const standing of ["over", "none", "complete"] as const)
      for (const rules of [{}, facts({ injectionCostsTurn: standing === "none" })]) {
        const isAgain = standing !== "none";
        expect(after(opening, { ...takeUp, standing, evidence: "D1" }, rules)).toEqual([
          { at: "reactivating", isAgain },
          { do: "inject", evidence: "D1" },
        ]);
        expect(after(at({ at: "reactivating", isAgain }), { type: "ordered", order: "inject" }, rules)).toEqual([
          { at: "setting" },
          { do: "set", isAgain },
        ]);
      }
  });

  test("does not start where no turn is left for it; one that is complete is judged all the same", () => {
    const full = newLife({ turns: 3, reactivations: 0 });
    const end = [quieting(spent), bound, { do: "begun" }, { do: "quiet" }];
    for (const standing of ["over", "none", "active"] as const)
      for (const more of [{}, { evidence: "D1" }, { until: "2026-12-01T07:00:00Z" }])
        expect(after(full, { ...takeUp, standing, ...more })).toEqual(end);
    expect(after(full, { type: "start" })).toEqual(end);
    expect(after(full, { ...takeUp, standing: "complete" })).toEqual([
      { at: "judging" },
      { do: "begun" },
      { do: "judge" },
    ]);
    expect(after(full, { ...takeUp, standing: "complete" }, { isJudged: false })).toEqual([
      { at: "closing", end: { reason: "complete" } },
      { do: "begun" },
      { do: "close" },
    ]); // biome-ignore format: one
  });

  test("waits on for a limit, and gives no turn back that is not its own", () => {
    const until = "2026-12-01T07:00:00Z";
    const next = step(newLife({ turns: 2, reactivations: 0 }), { ...takeUp, until }, sampleRules);
    expect(next.life).toMatchObject({ state: { at: "limited", until }, turns: 2 });
    expect(next.orders).toContainEqual(tell({ type: "waitingUntil", reason: "usage-limited", until, turnGivenBack: false })); // biome-ignore format: one
  });

  test("is not set going twice", () => {
    for (const event of [takeUp, { type: "start" }] as const)
      expect(after(at(turn), event)).toEqual([turn]);
  }); // biome-ignore format: one
});

describe("turns", () => {
  test("are numbered on, and named by the client or by their number", () => {
    expect(after(at({ at: "waiting", last: false, isNudged: false }), { type: "turnBegan", id: "u" })).toEqual([
      { at: "turn", number: 2, last: false },
      tell({ type: "turnStarted", turn: 2, turnId: "u" }),
    ]);
    expect(after(at({ at: "setting" }), { type: "turnBegan" })).toEqual([
      turn,
      tell({ type: "turnStarted", turn: 1, turnId: "t/1" }),
    ]);
  });

  test("end when the next one begins", () => {
    expect(after(at(turn), { type: "turnBegan" })).toEqual([
      { at: "turn", number: 2, last: false },
      ended("completed"),
      tell({ type: "turnStarted", turn: 2, turnId: "t/2" }),
    ]);
  });

  test("beyond the bound are ended, and not counted into it", () => {
    expect(after(at({ at: "waiting", last: true, isNudged: false }, { turns: 3 }), { type: "turnBegan" })).toEqual([
      quieting(spent),
      tell({ type: "turnStarted", turn: 4, turnId: "t/4" }),
      bound,
      { do: "quiet" },
    ]);
  });

  test("of no bound are never the last", () => {
    for (const state of [turn, { at: "waiting", last: false, isNudged: false }] as const)
      expect(after(at(state, { turns: 99 }), { type: "turnBegan" }, { maxTurns: Number.POSITIVE_INFINITY })[0]).toEqual({ at: "turn", number: 100, last: false }); // biome-ignore format: one
    expect(after(at({ at: "paused" }, { turns: 99 }), { type: "resume" }, { maxTurns: Number.POSITIVE_INFINITY })).toEqual([{ at: "setting" }, { do: "prompt" }]); // biome-ignore format: one
  });

  test("that another ended end the run; that failed are told with the error", () => {
    const abandoned = { type: "turnEnded", status: "interrupted", isAbandoned: true } as const;
    expect(after(at(turn), abandoned)).toEqual([quieting({ reason: "interrupted" }), ended("interrupted"), { do: "quiet" }]);
    expect(after(at(turn), { ...abandoned, isAbandoned: false })[0]).toEqual({ at: "waiting", last: false, isNudged: false });
    const failed = step(at(turn), { type: "turnEnded", status: "failed", error: "500" }, sampleRules);
    expect(failed.orders).toEqual([ended("failed", { error: "500" })]);
    // an event has no field in which nothing is
    expect(after(at(turn), { type: "turnEnded", status: "completed" })[1]).toStrictEqual(ended("completed"));
    expect(failed.life.hasFailed).toBe(true);
    expect(step(at(turn), { type: "turnEnded", status: "completed" }, sampleRules).life.hasFailed).toBe(false);
    expect(step(failed.life, { type: "turnBegan" }, sampleRules).life.hasFailed).toBe(false);
  }); // biome-ignore format: one

  test("that begin while the goal is not set, judged or brought to rest are only counted", () => {
    for (const name of ["opening", "judging", "reactivating", "quieting for a pause", "quieting for an end"] as const) {
      const state = sampleStates[name] as State;
      const next = step(at(state, { turns: 5 }), { type: "turnBegan" }, sampleRules);
      expect(next).toMatchObject({ life: { state, turns: 6, running: { number: 6 } }, orders: [{ do: "tell" }] });
    }
  });

  test("that run while the goal is taken are gone on with, the last as the last", () => {
    for (const [number, last] of [[1, false], [3, true]] as const)
      expect(after(at({ at: "setting" }, { running: { number, id: "t" } }), { type: "taken" })).toEqual([{ at: "turn", number, last }]);
  }); // biome-ignore format: one

  test("may be the end for good only where a stop makes the last one", () => {
    const may = (life: Life, made: Rules["facts"]["lastTurn"]) => after(life, { type: "mayStop", id: "s" }, facts({ lastTurn: made }))[1]; // biome-ignore format: one
    expect(may(at(lastTurn), "stop")).toEqual({ do: "letStop", id: "s", end: true });
    expect(may(at(turn), "stop")).toEqual({ do: "letStop", id: "s", end: false });
    expect(may(at(lastTurn), "pause")).toEqual({ do: "letStop", id: "s", end: false });
  });
});

describe("what the client says of the goal", () => {
  const resting = (last: boolean, more: Partial<Life> = {}): Life => at({ at: "resting", question: 1, last }, more);
  const over = { type: "stands", question: 1, at: "over", end: { reason: "paused" } } as const;

  test("active: it goes on, unless its last turn is made by its rest", () => {
    const active = { type: "stands", question: 1, at: "active" } as const;
    for (const last of [true, false]) {
      expect(after(resting(last), active)).toEqual([{ at: "waiting", last, isNudged: false }]);
      const made = after(resting(last, { turns: 3 }), active, facts({ lastTurn: "rest" }));
      expect(made).toEqual(last ? [quieting(spent), bound, { do: "quiet" }] : [{ at: "waiting", last, isNudged: false }]); // biome-ignore format: one
    }
  });

  test("complete: the turn is over, and the receipt is made where there is one", () => {
    const complete = { type: "stands", question: 1, at: "complete" } as const;
    const life = resting(false, { running: { number: 1, id: "t/1" }, hasBegun: false });
    expect(after(life, complete)).toEqual([{ at: "judging" }, ended("completed"), { do: "begun" }, { do: "judge" }]);
    expect(after(resting(false), complete, { isJudged: false })).toEqual([
      { at: "closing", end: { reason: "complete" } },
      { do: "close" },
    ]);
  });

  test.each(["paused", "not-met", "cap-reached", "interrupted"] as const)(
    "%s: after the last turn that is the bound's doing, else its own",
    (reason) => {
      const said = { ...over, end: { reason } };
      expect(after(resting(false, { turns: 3 }), said)).toEqual([{ at: "closing", end: { reason } }, { do: "close" }]);
      expect(after(resting(true, { turns: 3 }), said)).toEqual([{ at: "closing", end: spent }, bound, { do: "close" }]);
    },
  );

  test("blocked after the last turn is blocked; nothing at all is cleared", () => {
    expect(after(resting(true), { ...over, end: { reason: "blocked" } })[0]).toMatchObject({ end: { reason: "blocked" } }); // biome-ignore format: one
    expect(after(resting(true), { type: "stands", question: 1, at: "none" })[0]).toMatchObject({ end: { reason: "cleared" } }); // biome-ignore format: one
  });

  test("over in a turn that failed: that is told with the turn", () => {
    const life = resting(false, { running: { number: 1, id: "t/1" } });
    const end = { reason: "turn-failed", error } as const;
    expect(after(life, { ...over, end, failed: "500" })).toEqual([
      { at: "closing", end },
      ended("failed", { error: "500" }),
      { do: "close" },
    ]);
    expect(after(life, over)[1]).toEqual(ended("completed"));
  });

  test("limited: it waits, and the turn is given back where it ran, or had failed", () => {
    const until = "2026-12-01T07:00:00Z";
    const limited = { ...over, end: { reason: "usage-limited" }, failed: "limit", until } as const;
    const waits = (turnGivenBack: boolean) => tell({ type: "waitingUntil", reason: "usage-limited", until, turnGivenBack });
    for (const [more, isBack, turns] of [
      [{ turns: 2, running: { number: 1, id: "t/1" } }, true, 1],
      [{ turns: 2, hasFailed: true }, true, 1],
      [{ turns: 2, hasFailed: false }, false, 2],
      [{ turns: 2 }, false, 2],
      [{ turns: 0, hasFailed: true }, false, 0],
    ] as const) {
      const next = step(resting(false, more), limited, sampleRules);
      expect(next.life).toMatchObject({ state: { at: "limited", until }, turns });
      expect(next.orders.at(-1)).toEqual(waits(isBack));
    }
  }); // biome-ignore format: one

  test("to another question, or when it was not asked, counts for nothing", () => {
    expect(after(resting(false), { ...over, question: 2 })).toEqual([{ at: "resting", question: 1, last: false }]);
    expect(after(at(turn), over)).toEqual([turn]);
  });

  test("is asked with a new number each time", () => {
    for (const [state, last] of [
      [{ at: "setting" }, false],
      [{ at: "waiting", last: true, isNudged: false }, true],
      [turn, false],
      [lastTurn, true],
      [{ at: "paused" }, false],
    ] as const)
      expect(after(at(state, { questions: 4 }), { type: "rested" })).toEqual([
        { at: "resting", question: 5, last },
        { do: "ask", question: 5 },
      ]);
  });

  test("rest that was asked for changes nothing", () => {
    for (const name of ["paused", "quieting for a pause", "quieting for an end"]) {
      const state = sampleStates[name] as State;
      expect(after(at(state), { type: "rested", isPaused: true })).toEqual([state]);
    }
    const end = sampleStates["quieting for an end"] as State;
    expect(after(at(end), { type: "rested" })).toEqual([end]);
  });
});

describe("the receipt", () => {
  const judging = at({ at: "judging" });
  const not = { type: "judged", verdict: { done: false, evidence: "D1" } } as const;
  const told = (verdict: "done" | "not-done") => tell({ type: "judged", verdict });
  const complete = [{ at: "closing", end: { reason: "complete" } }] as const;

  test("that says done ends the run, also where the client died meanwhile", () => {
    for (const state of [{ at: "judging" }, { at: "judging", clientDead: error }] as const)
      expect(after(at(state), { type: "judged", verdict: { done: true } })).toEqual([...complete, told("done"), { do: "close" }]);
  }); // biome-ignore format: one

  test("that says not done is put before the model, as often as is allowed", () => {
    for (const reactivations of [0, 2])
      expect(after({ ...judging, reactivations }, not)).toEqual([
        { at: "reactivating", isAgain: true },
        told("not-done"),
        tell({ type: "reactivated", attempt: reactivations + 1, of: 3 }),
        { do: "inject", evidence: "D1" },
      ]);
    expect(step({ ...judging, reactivations: 2 }, not, sampleRules).life.reactivations).toBe(3);
    expect(after({ ...judging, reactivations: 3 }, not)).toEqual([...complete, told("not-done"), { do: "close" }]);
    const silent = { type: "judged", verdict: { done: false } } as const;
    expect(after(judging, silent).at(-1)).toEqual({ do: "inject", evidence: "" });
    expect(after(judging, not, facts({ injectionCostsTurn: true })).at(-1)).toEqual({ do: "prompt", evidence: "D1" });
  });

  test("that says not done of a client that died, or that has no turn left, ends the run as that", () => {
    expect(after(at({ at: "judging", clientDead: error }), not)).toEqual([
      { at: "closing", end: { reason: "client-died", error } },
      told("not-done"),
      { do: "close" },
    ]);
    expect(after({ ...judging, turns: 3 }, not)).toEqual([quieting(spent), told("not-done"), bound, { do: "quiet" }]);
  });

  test("that could not be made leaves the client's word", () => {
    const failed = { type: "judgeFailed", error } as const;
    expect(after(judging, failed)).toEqual([{ at: "closing", end: { reason: "complete", error } }, { do: "close" }]);
    for (const event of [failed, not]) expect(after(at(turn), event)).toEqual([turn]);
  });
});
