import { describe, expect, test } from "vitest";
import { sampleHappenings, sampleLife, sampleRules, sampleStates } from "./samples.ts";
import { isWork, type Life, type Rules, type State } from "./state.ts";
import { newLife, step } from "./step.ts";
import { after, at, bound, ended, error, lastTurn, quieting, spent, tell, turn, warning } from "./table.fixture.ts";
import { timersOf } from "./timers.ts";

const opening = newLife({ turns: 0, reactivations: 0 });

describe("an order that the client does not take", () => {
  const working = ["setting", "waiting", "turn", "resting", "reactivating"] as const;
  test("ends the run as refused where the goal hangs on it", () => {
    for (const name of working)
      for (const order of ["set", "prompt", "inject", "ask"] as const)
        expect(after(at(sampleStates[name] as State, { running: undefined }), { type: "failed", order, error })).toEqual([
          { at: "closing", end: { reason: "refused", error } },
          { do: "close" },
        ]);
    for (const name of ["judging", "paused", "quieting for a pause", "closing"] as const) {
      const state = sampleStates[name] as State;
      expect(after(at(state), { type: "failed", order: "set", error })).toEqual([state]);
    }
  }); // biome-ignore format: one

  test.each([
    ["pause", "pause-failed", "the goal could not be paused for its last turn: said no"],
    ["nudge", "nudge-failed", "the agent could not be told that it gets nowhere: said no"],
  ] as const)("is said where it is a %s, until the end", (order, code, message) => {
    for (const name of [...working, "paused", "quieting for an end"]) {
      const state = sampleStates[name] as State;
      expect(after(at(state), { type: "failed", order, error })).toEqual([state, warning(code, message)]);
    }
    expect(after(at({ at: "closing", end: spent }), { type: "failed", order, error })).toHaveLength(1);
  });

  test("that is taken changes nothing but an injection", () => {
    for (const order of ["set", "prompt", "pause", "ask", "nudge"] as const)
      expect(after(at({ at: "reactivating", isAgain: true }), { type: "ordered", order })).toHaveLength(1);
    expect(after(at(turn), { type: "ordered", order: "inject" })).toEqual([turn]);
  });
});

describe("an end from outside", () => {
  const closing = { at: "closing", end: spent } as const;
  const onTheWay = quieting(spent);

  test("comes once: one that is on its way stays as it is", () => {
    for (const state of [closing, onTheWay])
      for (const event of [
        { type: "refused", error },
        { type: "died", error },
        { type: "abort", reason: "stopped" },
        { type: "bound", bound: { bound: "minutes", limit: 1, used: 1 } },
        { type: "silent", minutes: 30, isBusy: false },
      ] as const)
        expect(after(at(state), event)).toEqual([state]);
  });

  test("brings the client to rest wherever the goal is worked on, judged or paused, and no turn counts after it", () => {
    for (const name of ["setting", "waiting", "turn", "resting", "judging", "paused", "waiting until a time"])
      expect(after(at(sampleStates[name] as State), { type: "abort", reason: "stopped" })).toEqual([
        quieting({ reason: "stopped" }),
        { do: "quiet" },
      ]);
    expect(after(at(closing), { type: "turnBegan" })).toEqual([closing]);
    expect(after(opening, { type: "start" })).toEqual([{ at: "setting" }, { do: "set", isAgain: false }]);
    expect(after(at({ at: "waiting", last: true, isNudged: false }), { type: "taken" })[0]).toMatchObject({
      last: true,
    });
  });

  test("replaces a pause that is on its way, without another order to rest", () => {
    const pausing = { at: "quieting", hasRested: true, last: true } as const;
    expect(after(at(pausing), { type: "abort", reason: "stopped" })).toEqual([{ ...pausing, end: { reason: "stopped" } }]);
    expect(after(at(pausing), { type: "refused", error })).toEqual([quieting({ reason: "refused", error })]);
    expect(after(at(pausing), { type: "died", error })).toEqual([{ at: "closing", end: { reason: "client-died", error } }, { do: "close" }]);
  }); // biome-ignore format: one

  test("of a client that died tells that its turn ended, and the start its error", () => {
    expect(after(at(turn, { hasBegun: false }), { type: "died", error })).toEqual([
      { at: "closing", end: { reason: "client-died", error } },
      ended("interrupted"),
      { do: "begun", error },
      { do: "close" },
    ]);
    expect(after(opening, { type: "abort", reason: "aborted" })).toEqual([
      { at: "closing", end: { reason: "aborted" } },
      { do: "begun" },
      { do: "close" },
    ]);
  });

  test("waits for a receipt that is being made when the client dies", () => {
    expect(after(at({ at: "judging" }), { type: "died", error })).toEqual([{ at: "judging", clientDead: error }]);
  });

  test("by a bound comes in each state in which time passes", () => {
    const minutes = { bound: "minutes", limit: 1, used: 1 } as const;
    for (const name of ["setting", "waiting", "turn", "resting", "reactivating", "paused", "waiting until a time"])
      expect(after(at(sampleStates[name] as State), { type: "bound", bound: minutes })).toEqual([
        quieting({ reason: "bound-reached", bound: minutes }),
        tell({ type: "bound", ...minutes }),
        { do: "quiet" },
      ]);
    expect(after(at({ at: "judging" }), { type: "bound", bound: minutes })).toEqual([{ at: "judging" }]);
  });

  test("is made when the client rests; that it could not be brought to it is said", () => {
    const life = at(onTheWay, { running: { number: 1, id: "t/1" } });
    expect(after(life, { type: "quieted" })).toEqual([closing, ended("interrupted"), { do: "close" }]);
    expect(after(life, { type: "quieted", error })).toEqual([
      closing,
      ended("interrupted"),
      warning("pause-failed", "said no"),
      { do: "close" },
    ]);
    expect(after(at(closing), { type: "closed" })).toEqual([{ at: "ended", end: spent }, { do: "end", end: spent }]);
    for (const event of [{ type: "closed" }, { type: "quieted" }] as const) expect(after(at(turn), event)).toEqual([turn]);
  }); // biome-ignore format: one
});

describe("a pause", () => {
  test("brings the client to rest, and says that the goal was taken", () => {
    for (const [state, last] of [[{ at: "setting" }, false], [lastTurn, true], [turn, false], [{ at: "waiting", last: true, isNudged: false }, true]] as const)
      expect(after(at(state, { hasBegun: false }), { type: "pause" })).toEqual([
        { at: "quieting", hasRested: false, last },
        { do: "begun" },
        { do: "quiet" },
      ]);
    for (const state of [{ at: "judging" }, { at: "paused" }, { at: "closing", end: spent }] as const)
      expect(after(at(state), { type: "pause" })).toEqual([state]);
  }); // biome-ignore format: one

  test("holds once the client rests; where the goal has come to rest meanwhile, that is asked first", () => {
    for (const last of [true, false]) {
      const pausing = { at: "quieting", hasRested: false, last } as const;
      expect(after(at(pausing), { type: "quieted" })).toEqual([{ at: "paused" }]);
      expect(after(at(pausing), { type: "rested" })).toEqual([{ ...pausing, hasRested: true }]);
      const rested = at({ ...pausing, hasRested: true }, { questions: 1 });
      expect(after(rested, { type: "quieted" })).toEqual([{ at: "resting", question: 2, last }, { do: "ask", question: 2 }]);
    }
  }); // biome-ignore format: one

  test("that fails is said, and the run is where it was", () => {
    const failed = (running: Life["running"], last: boolean, rules: Partial<Rules> = {}) =>
      after(at({ at: "quieting", hasRested: true, last }, { running }), { type: "quieted", error }, rules);
    const said = { do: "pauseFailed", error };
    expect(failed(undefined, true)).toEqual([{ at: "waiting", last: true, isNudged: false }, said]);
    expect(failed({ number: 1, id: "t" }, false)).toEqual([turn, said]);
    expect(failed({ number: 3, id: "t" }, false)).toEqual([lastTurn, said]);
  });

  test("ends with resume(), if a turn is left, and only a pause does", () => {
    expect(after(at({ at: "paused" }), { type: "resume" })).toEqual([{ at: "setting" }, { do: "prompt" }]);
    expect(after(at({ at: "paused" }, { turns: 3 }), { type: "resume" })[0]).toEqual(quieting(spent));
    expect(after(at(turn), { type: "resume" })).toEqual([turn]);
  });
});

describe("while nobody watches", () => {
  const finding = { kind: "no-progress", sinceTurn: 2, times: 8, evidence: ["nothing was new"] } as const;
  const stuck = (isEnd: boolean) => ({ type: "stuck", finding: { ...finding, isEnd } }) as const;
  const told = (isEnd: boolean) => tell({ type: "stuck", isEnd, ...finding });
  const ends = (more = {}) => [quieting({ reason: "stuck", stuck: finding }), told(true), ...[more].flat(), { do: "quiet" }]; // biome-ignore format: one

  test("one that gets nowhere is told, then ended", () => {
    for (const name of ["setting", "waiting", "turn", "resting", "reactivating"]) {
      const state = sampleStates[name] as State;
      expect(after(at(state), stuck(false))).toEqual([state, told(false), { do: "nudge", stuck: finding }]);
      expect(after(at(state), stuck(true))).toEqual(ends([]));
    }
    for (const state of [lastTurn, { at: "waiting", last: true, isNudged: false }] as const) {
      expect(after(at(state), stuck(false))).toEqual([state]);
      expect(after(at(state), stuck(true))).toEqual(ends([]));
    }
    expect(after(at({ at: "paused" }), stuck(false))).toEqual([{ at: "paused" }, told(false)]);
    expect(after(at({ at: "paused" }), stuck(true))).toEqual(ends([]));
    for (const isEnd of [true, false]) expect(after(at({ at: "judging" }), stuck(isEnd))).toEqual([{ at: "judging" }]);
  });

  test("one that says nothing is ended in the words of what was seen, where it owes a word", () => {
    const silent = (isBusy: boolean) => ({ type: "silent", minutes: 30, isBusy }) as const;
    for (const [isBusy, what] of [
      [true, "said nothing for 30 minutes, though something that it started computes"],
      [false, "said nothing for 30 minutes, and no command of it worked"],
    ] as const)
      for (const name of ["setting", "waiting", "turn", "resting", "reactivating"])
        expect(after(at(sampleStates[name] as State), silent(isBusy))).toMatchObject([
          { at: "quieting", end: { reason: "stalled", error: { code: "codex/silent", where: "client", what } } },
          { do: "quiet" },
        ]);
    for (const state of [{ at: "paused" }, { at: "judging" }] as const)
      expect(after(at(state), silent(false))).toEqual([state]);
  });

  test("one that starts no turn is told to go on, and ended where that did nothing", () => {
    const waiting = { at: "waiting", last: false, isNudged: false } as const;
    expect(after(at(waiting), { type: "idle" })).toEqual([
      { ...waiting, isNudged: true },
      warning("idle", "the goal is active, but no turn started within 30 s; it is set active again"),
      { do: "prompt" },
    ]);
    expect(after(at({ ...waiting, isNudged: true }), { type: "idle" })).toEqual([quieting({ reason: "stalled" }), { do: "quiet" }]);
    expect(after(at(waiting, { turns: 3 }), { type: "idle" })).toEqual([quieting(spent), bound, { do: "quiet" }]);
    expect(after(at(turn), { type: "idle" })).toEqual([turn]);
  }); // biome-ignore format: one

  test("a limit that is over is the goal's turn again, if one is left", () => {
    const limited = { at: "limited", until: "2026-12-01T07:00:00Z" } as const;
    expect(after(at(limited), { type: "waited" })).toEqual([{ at: "setting" }, { do: "prompt" }]);
    expect(after(at(limited, { turns: 3 }), { type: "waited" })[0]).toEqual(quieting(spent));
    expect(after(at(turn), { type: "waited" })).toEqual([turn]);
    expect(after(at(limited), { type: "pause" })).toEqual([{ at: "paused" }]);
  });
});

test("nothing follows the end", () => {
  const life = at({ at: "ended", end: spent }, { running: { number: 1, id: "t/1" }, hasBegun: false, turns: 1 });
  for (const event of Object.values(sampleHappenings)) expect(step(life, event, sampleRules)).toEqual({ life, orders: [] });
}); // biome-ignore format: one

test("the start is told how it went once, by what comes first", () => {
  const setting = at({ at: "setting" }, { hasBegun: false });
  expect(after(setting, { type: "failed", order: "set", error })).toContainEqual({ do: "begun", error });
  expect(after(setting, { type: "refused", error })).toContainEqual({ do: "begun", error });
  const taken = step(setting, { type: "taken" }, sampleRules);
  expect(taken.orders).toEqual([{ do: "begun" }]);
  expect(after(taken.life, { type: "refused", error })).toEqual([quieting({ reason: "refused", error }), { do: "quiet" }]);
  // an end that is not the client's refusal is not an error of the start
  expect(after(setting, { type: "silent", minutes: 1, isBusy: false })).toContainEqual({ do: "begun" });
}); // biome-ignore format: one

test("the clock of work and the timers run in the states that they belong to", () => {
  const timers = Object.entries(sampleStates).map(([name, state]) => [
    name,
    isWork(state),
    ...[true, false].map((isNudged) => timersOf(sampleLife(state), { facts: { ...sampleRules.facts, isNudged } }).join()),
  ]);
  expect(timers).toEqual([
    ["opening", false, "", ""],
    ["setting", true, "bounds", "bounds"],
    ["waiting", true, "bounds,idle", "bounds"],
    ["waiting, nudged", true, "bounds,idle", "bounds"],
    ["turn", true, "bounds", "bounds"],
    ["turn, the last", true, "bounds", "bounds"],
    ["resting", true, "bounds", "bounds"],
    ["resting, after the last turn", true, "bounds", "bounds"],
    ["judging", false, "", ""],
    ["judging, client dead", false, "", ""],
    ["reactivating", true, "bounds", "bounds"],
    ["quieting for a pause", true, "", ""],
    ["quieting for an end", true, "", ""],
    ["paused", false, "bounds", "bounds"],
    ["waiting until a time", false, "bounds,limit", "bounds,limit"],
    ["closing", false, "", ""],
    ["ended", false, "", ""],
  ]);
}); // biome-ignore format: one
