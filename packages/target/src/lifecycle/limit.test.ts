import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SessionEvent } from "../target/session.ts";
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

test("attempts in a row come after a second, ten, one minute, five, and then every fifteen minutes", () => {
  const waiting = new Waiting();
  for (const seconds of [1, 10, 60, 300, 900, 900, 900])
    expect(waiting.until(limited(inMs(-5000)), undefined)).toBe(inMs(seconds * 1000));
  // as late as the client says, where that is later
  expect(waiting.until(limited(inMs(901_000)), undefined)).toBe(inMs(901_000));
});

test.each<[SessionEvent, boolean]>([
  [{ type: "message", text: "…" }, true],
  [{ type: "commandStarted", id: "c", command: "ls", cwd: "." }, true],
  [{ type: "commandEnded", id: "c", command: "ls", status: "completed", exitCode: 0, output: "" }, true],
  [{ type: "fileChange", id: "f", status: "completed", changes: [] }, true],
  [{ type: "material", id: "m", tool: "Read", about: "a", digest: "d" }, true],
  [{ type: "turnEnded", status: "completed" }, true],
  [{ type: "turnEnded", status: "failed", error: "limit" }, false],
  [{ type: "turnBegan" }, false],
  [{ type: "taken" }, false],
])("%j: whether the account answers again is %s", (event, isAnswer) => {
  const waiting = new Waiting();
  for (let at = 0; at < 3; at++) waiting.until(limited(inMs(-5000)), undefined);
  vi.advanceTimersByTime(8 * day);
  waiting.heard(event);
  // what is not told to end is then not known to end
  expect(waiting.until(limited(), undefined)).toBe(isAnswer ? undefined : inMs(300_000));
  // and the limits since then are the first ones, and not of eight days ago
  vi.advanceTimersByTime(1);
  expect(waiting.until(limited(inMs(-5000)), undefined)).toBe(isAnswer ? inMs(10_000) : undefined);
});

test("a limit ends within eight days, or is not waited for", () => {
  expect(new Waiting().until(limited(inMs(8 * day)), undefined)).toBeUndefined();
  expect(new Waiting().until(limited(inMs(8 * day - 1)), undefined)).toBe(inMs(8 * day - 1));
  expect(new Waiting().until(limited(inMs(8 * day)), 60)).toBe(inMs(60_000));
  expect(new Waiting().until(limited("soon"), 60)).toBe(inMs(60_000));
  const waiting = new Waiting();
  waiting.until(limited(), 60);
  vi.advanceTimersByTime(8 * day);
  expect(waiting.until(limited(), 60)).toBe(inMs(60_000));
  vi.advanceTimersByTime(1);
  expect(waiting.until(limited(), 60)).toBeUndefined();
});

test("a wait is over to the millisecond, by the clock or by the time that passed, and never within a second", () => {
  const waiting = new Waiting();
  for (const [ends, ms] of [[5000, 5000], [-5000, 1000]] as const) {
    waiting.begin(inMs(ends));
    vi.advanceTimersByTime(ms - 1);
    expect(waiting.isOver).toBe(false);
    vi.advanceTimersByTime(1);
    expect(waiting.isOver).toBe(true);
    waiting.begin(inMs(ms));
    // a clock that is set back
    vi.setSystemTime(Date.now() - day);
    vi.advanceTimersByTime(ms - 1);
    expect(waiting.isOver).toBe(false);
    vi.advanceTimersByTime(1);
    expect(waiting.isOver).toBe(true);
    waiting.begin(inMs(ms));
    // a machine that slept
    vi.setSystemTime(Date.now() + ms);
    expect(waiting.isOver).toBe(true);
  }
}); // biome-ignore format: one

test("a wait of a process before that ends at this moment is over", () => {
  expect(new Waiting().left(inMs(0))).toBeUndefined();
  expect(new Waiting().left(inMs(1))).toBe(inMs(1));
  const waiting = new Waiting();
  expect(waiting.left(undefined)).toBeUndefined();
  // no wait of before, and no word of an end
  expect(waiting.until(limited(), undefined)).toBeUndefined();
});
