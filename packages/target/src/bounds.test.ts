import { expect, test } from "vitest";
import { type Bounds, reached } from "./bounds.ts";
import { Meter, noUsage } from "./meter.ts";
import type { Usage } from "./usage.ts";

const used = (usage: Partial<Usage>): Usage => ({ ...noUsage, ...usage });

test.each<[Bounds, Partial<Usage>, object | undefined]>([
  [{}, { seconds: 1e9, tokens: 1e12, dollars: 1e6 }, undefined],
  [{ minutes: 2 }, { seconds: 119.9 }, undefined],
  [{ minutes: 2 }, { seconds: 120 }, { bound: "minutes", limit: 2, used: 2 }],
  [{ tokens: 1000 }, { tokens: 1099 }, undefined],
  [{ tokens: 1000 }, { tokens: 1100 }, { bound: "tokens", limit: 1000, used: 1100 }],
  [{ dollars: 1 }, { dollars: 0.99 }, undefined],
  [{ dollars: 1 }, { dollars: 1 }, { bound: "dollars", limit: 1, used: 1 }],
  [{ dollars: 1 }, {}, undefined],
  // turns are held at the start of the last one, not here
  [{ turns: 1 }, { turns: 9 }, undefined],
])("bounds %j with %j: %j", (bounds, usage, expected) => {
  expect(reached(bounds, used(usage))).toEqual(expected);
});

test("time is counted between start and stop alone, and goes on from before", () => {
  let now = 0;
  const meter = new Meter(used({ seconds: 10 }), undefined, { now: () => now, runsInSleep: false });
  now = 5000;
  meter.startClock();
  now = 7000;
  meter.startClock();
  expect(meter.usage.seconds).toBe(12);
  meter.stopClock();
  now = 99_000;
  meter.stopClock();
  expect(meter.usage.seconds).toBe(12);
});

test.each([
  [true, 20],
  [false, 3 * 3600 + 20],
])("a machine that sleeps for three hours, on a clock that goes on meanwhile: %s", (runsInSleep, seconds) => {
  let now = 0;
  const meter = new Meter(noUsage, undefined, { now: () => now, runsInSleep });
  meter.startClock();
  const work = (): void => {
    for (let tick = 0; tick < 20; tick += 1) {
      now += 500;
      expect(meter.usage.seconds).toBeGreaterThan(0);
    }
  };
  work();
  now += 3 * 3_600_000;
  work();
  meter.stopClock();
  // the half second in which it fell asleep is lost with it
  expect(meter.usage.seconds).toBeGreaterThanOrEqual(seconds - 0.5);
  expect(meter.usage.seconds).toBeLessThanOrEqual(seconds);
});

test("tokens are counted without the cached part, and priced with it", () => {
  const meter = new Meter(noUsage, { inputPerMillion: 10, cachedInputPerMillion: 1, outputPerMillion: 100 });
  meter.countTokens({ inputTokens: 1000, cachedInputTokens: 900, outputTokens: 10 });
  meter.countTokens({ inputTokens: 1000, cachedInputTokens: 900, outputTokens: 10 });
  expect(meter.usage).toEqual({
    turns: 0,
    seconds: 0,
    tokens: 220,
    inputTokens: 2000,
    cachedInputTokens: 1800,
    outputTokens: 20,
    dollars: 0.0058,
  });
  expect([meter.countTurn(), meter.countTurn()]).toEqual([1, 2]);
});

test("what the client says at the end takes the place of what was counted, on top of what earlier processes used", () => {
  const meter = new Meter(used({ tokens: 100, inputTokens: 90, outputTokens: 10, turns: 2, dollars: 1 }), undefined);
  meter.countTokens({ inputTokens: 5, cachedInputTokens: 0, outputTokens: 5 });
  meter.correct({ inputTokens: 1000, cachedInputTokens: 400, outputTokens: 20 }, 0.5);
  meter.correct({ inputTokens: 2000, cachedInputTokens: 400, outputTokens: 40 }, 0.75);
  expect(meter.usage).toEqual({
    turns: 2,
    seconds: 0,
    tokens: 1740,
    inputTokens: 2090,
    cachedInputTokens: 400,
    outputTokens: 50,
    dollars: 1.75,
  });
});
