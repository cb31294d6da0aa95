import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Waiting } from "./limit.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2026-11-30T02:00:00Z");
});
afterEach(() => void vi.useRealTimers());

const day = 24 * 3_600_000;
const limited = (resetsAt?: string) =>
  ({ at: "over", reason: "usage-limited", ...(resetsAt === undefined ? {} : { resetsAt }) }) as const;
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

test("whatever the client says and the clock does: no two attempts within a second, none later than is said, and an end", () => {
  const step = fc.record({
    says: fc.oneof(fc.constant(undefined), fc.integer({ min: -400 * day, max: 400 * day })),
    clock: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -3 * day, max: 3 * day }) }),
  }); // biome-ignore format: one
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), fc.option(fc.integer({ min: 60, max: 90_000 }), { nil: undefined }), (steps, interval) => {
      const waiting = new Waiting();
      const first = performance.now();
      let row = 0;
      for (const { says, clock } of steps) {
        const until = waiting.until(limited(says === undefined ? undefined : inMs(says)), interval);
        row += 1;
        const isTold = says !== undefined && says < 8 * day;
        if (until === undefined) {
          // no word of an end, or refused for longer than any limit is long
          const isLate = performance.now() - first > 8 * day;
          expect(isLate || (!isTold && interval === undefined)).toBe(true);
          return;
        }
        const wait = Date.parse(until) - Date.now();
        expect(wait).toBeGreaterThanOrEqual(1000);
        expect(wait).toBeLessThanOrEqual(Math.max(isTold ? says : 0, (interval ?? 0) * 1000, 900_000));
        if (row > 4 && interval === undefined) expect(wait).toBeGreaterThanOrEqual(900_000);
        waiting.begin(until);
        vi.setSystemTime(Date.now() + clock);
        vi.advanceTimersByTime(wait + 1);
        expect(waiting.isOver).toBe(true);
      }
    }),
    { numRuns: 300 },
  ); // biome-ignore format: one
});

test("an end that has passed is tried again until no limit is that long", () => {
  const waiting = new Waiting();
  let tries = 0;
  for (let until = waiting.until(limited(inMs(-5000)), undefined); until !== undefined; tries++) {
    vi.advanceTimersByTime(Date.parse(until) - Date.now());
    until = waiting.until(limited(inMs(-5000)), undefined);
  }
  expect(performance.now() / day).toBeGreaterThanOrEqual(8);
  expect(tries).toBeLessThan(8 * 24 * 4 + 6);
});

test("what a process before has waited for is known to end", () => {
  const waiting = new Waiting();
  expect(waiting.left(inMs(-5000))).toBeUndefined();
  expect(waiting.until(limited(), undefined)).toBe(inMs(1000));
  expect(new Waiting().until(limited(), undefined)).toBeUndefined();
  expect(new Waiting().left(inMs(5000))).toBe(inMs(5000));
});

test("another end is none of its business", () => {
  expect(new Waiting().until({ at: "over", reason: "blocked", resetsAt: inMs(1) }, 1)).toBeUndefined();
});
