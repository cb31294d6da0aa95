import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleHappenings, sampleLife, sampleRules, sampleStates } from "./samples.ts";
import type { Happening, Life, Order, Rules } from "./state.ts";
import { newLife, step } from "./step.ts";
import { timersOf } from "./timers.ts";

const named = Object.values(sampleHappenings);

/** What may happen beside the samples; answers to the question that is open as often as to another. */
const more = (life: Life): readonly Happening[] => [
  { type: "stands", question: life.questions, at: "active" },
  { type: "stands", question: life.questions, at: "complete" },
  { type: "stands", question: life.questions, at: "none" },
  { type: "stands", question: life.questions, at: "over", end: { reason: "paused" } },
  { type: "failed", order: "pause", error },
  { type: "failed", order: "ask", error },
  { type: "quieted", error },
  { type: "turnEnded", status: "failed", error: "500" },
  { type: "turnBegan", id: "u" },
  { type: "takeUp", standing: "none", evidence: "D1" },
  { type: "takeUp", standing: "over" },
  { type: "abort", reason: "stopped" },
];
const error = { code: "c", where: "w", what: "x", help: "m" };

const rules: fc.Arbitrary<Rules> = fc.record({
  area: fc.constant("codex"),
  threadId: fc.constant("t"),
  maxTurns: fc.option(fc.integer({ min: 1, max: 4 }), { nil: Number.POSITIVE_INFINITY }),
  maxReactivations: fc.integer({ min: 0, max: 3 }),
  isJudged: fc.boolean(),
  idleSeconds: fc.constant(30),
  facts: fc.record({
    lastTurn: fc.constantFrom("pause" as const, "stop" as const, "rest" as const),
    isNudged: fc.boolean(),
    injectionCostsTurn: fc.boolean(),
  }),
});

interface Played {
  readonly life: Life;
  readonly orders: readonly { readonly order: Order; readonly before: Life }[];
}

/** Plays what the numbers choose, then ends the run as its driver would. */
function play(choices: readonly number[], given: Rules): Played {
  let life = newLife({ turns: 0, reactivations: 0 });
  const orders: { order: Order; before: Life }[] = [];
  const take = (event: Happening | undefined): void => {
    if (event === undefined) return;
    const before = life;
    const next = step(life, event, given);
    life = next.life;
    for (const order of next.orders) orders.push({ order, before });
  };
  for (const choice of choices) take([...named, ...more(life)][choice]);
  for (const event of [{ type: "abort", reason: "aborted" }, { type: "quieted" }, { type: "closed" }] as const)
    take(event);
  return { life, orders };
}

const choices = fc.array(fc.nat({ max: named.length + 11 }), { maxLength: 30 });

const played = (check: (played: Played, given: Rules) => void): void =>
  fc.assert(
    fc.property(choices, rules, (chosen, given) => check(play(chosen, given), given)),
    { numRuns: 500 },
  );

describe("whatever happens, in whatever order", () => {
  test("there is one end, and nothing is ordered after it", () => {
    played(({ life, orders }) => {
      expect(life.state.at).toBe("ended");
      const ends = orders.flatMap(({ order }, index) => (order.do === "end" ? [index] : []));
      expect(ends).toEqual([orders.length - 1]);
      expect(orders.filter(({ order }) => order.do === "close")).toHaveLength(1);
    });
  });

  test("every turn that is told to start is told to end, once, and before the next one starts", () => {
    played(({ orders }) => {
      const told = orders.flatMap(({ order }) => (order.do === "tell" ? [order.event] : []));
      let open: string | undefined;
      let number = 0;
      for (const event of told) {
        if (event.type === "turnStarted") {
          expect(open).toBeUndefined();
          expect(event.turn).toBe(number + 1);
          [open, number] = [event.turnId, event.turn];
        }
        if (event.type === "turnEnded") {
          expect([event.turnId, event.turn]).toEqual([open, number]);
          open = undefined;
        }
      }
      expect(open).toBeUndefined();
    });
  });

  test("no timer is left at the end, and none but those of the clock runs while nobody works", () => {
    played(({ life, orders }, given) => {
      expect(timersOf(life, given)).toEqual([]);
      for (const { before } of orders)
        if (["opening", "judging", "closing"].includes(before.state.at)) expect(timersOf(before, given)).toEqual([]);
        else if (before.state.at === "paused") expect(timersOf(before, given)).toEqual(["bounds"]);
        else if (before.state.at === "limited") expect(timersOf(before, given)).toEqual(["bounds", "limit"]);
    });
  });

  test("who started the run is told once how that went", () => {
    played(({ orders }) => {
      expect(orders.filter(({ order }) => order.do === "begun")).toHaveLength(1);
    });
  });

  test("the goal is not set going past its turns, nor taken up more often than allowed", () => {
    played(({ life, orders }, { maxTurns, maxReactivations }) => {
      expect(life.reactivations).toBeLessThanOrEqual(maxReactivations);
      for (const { order, before } of orders)
        if (["set", "prompt", "inject"].includes(order.do)) expect(before.turns).toBeLessThan(maxTurns);
    });
  });

  test("the client is asked for one receipt at a time, and brought to rest once for an end", () => {
    played(({ orders }) => {
      for (const { order, before } of orders) {
        if (order.do === "judge") expect(before.state.at).not.toBe("judging");
        if (order.do === "quiet") expect(before.state.at).not.toBe("quieting");
      }
    });
  });
});

test("a word to an earlier question does not count", () => {
  const life = sampleLife({ at: "resting", question: 2, last: false });
  expect(step(life, { type: "stands", question: 1, at: "complete" }, sampleRules)).toEqual({ life, orders: [] });
});

test.each([
  ["pause", [{ do: "pause" }], "waiting"],
  ["stop", [], "waiting"],
  ["rest", [], "resting"],
] as const)("the last turn, of a client whose last turn is made by %s", (lastTurn, orders, after) => {
  const rules: Rules = { ...sampleRules, maxTurns: 1, facts: { ...sampleRules.facts, lastTurn } };
  const setting = { ...sampleLife({ at: "setting" }), hasBegun: true };
  const began = step(setting, { type: "turnBegan" }, rules);
  expect(began.life.state).toEqual({ at: "turn", number: 1, last: true });
  expect(began.orders.slice(1)).toEqual(orders);
  const may = step(began.life, { type: "mayStop", id: "s" }, rules);
  expect(may.orders).toEqual([{ do: "letStop", id: "s", end: lastTurn === "stop" }]);
  const ended = step(began.life, { type: "turnEnded", status: "completed" }, rules);
  expect(ended.life.state).toMatchObject({ at: after, last: true });
  const resting = step(ended.life, { type: "rested", isPaused: true }, rules).life;
  const over = step(resting, { type: "stands", question: 1, at: "over", end: { reason: "paused" } }, rules);
  expect(over.life.state).toMatchObject({ at: "closing", end: { reason: "bound-reached", bound: { used: 1 } } });
});

test("each sample state takes each sample happening", () => {
  for (const state of Object.values(sampleStates))
    for (const event of named) expect(() => step(sampleLife(state), event, sampleRules)).not.toThrow();
});
