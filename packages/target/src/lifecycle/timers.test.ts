import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sampleLife, sampleRules, sampleStates } from "./samples.ts";
import type { State } from "./state.ts";
import { type TimerName, Timers, timersOf } from "./timers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const second = { idle: 30, bounds: 0.5, limit: 1 };

function timers() {
  const rung: TimerName[] = [];
  const alarm = (name: TimerName) => ({ seconds: second[name], ring: () => void rung.push(name) });
  const all = new Timers({ idle: alarm("idle"), bounds: alarm("bounds"), limit: alarm("limit") });
  const rings = (name: TimerName): number => rung.filter((each) => each === name).length;
  return { rings, follow: (state: State) => all.follow(sampleLife(state), sampleRules) };
}
const state = (name: string): State => ({ ...(sampleStates[name] as State) });

test("one that idles is counted from the state that it came to, the bounds go on from state to state", () => {
  const { rings, follow } = timers();
  follow(state("setting"));
  vi.advanceTimersByTime(400);
  const waiting = state("waiting");
  follow(waiting);
  vi.advanceTimersByTime(29_900);
  follow(waiting);
  expect(rings("bounds")).toBe(60);
  vi.advanceTimersByTime(200);
  expect(rings("idle")).toBe(1);
  // another state of the same kind is another wait
  vi.advanceTimersByTime(29_000);
  follow(state("waiting, nudged"));
  vi.advanceTimersByTime(29_000);
  expect(rings("idle")).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(rings("idle")).toBe(2);
});

test("what the state does not want is stopped", () => {
  const { rings, follow } = timers();
  follow(state("waiting until a time"));
  vi.advanceTimersByTime(1000);
  expect([rings("limit"), rings("bounds"), vi.getTimerCount()]).toEqual([1, 2, 2]);
  follow(state("turn"));
  expect(vi.getTimerCount()).toBe(1);
  follow(state("judging"));
  expect(vi.getTimerCount()).toBe(0);
});

test("no timer runs where nobody works, and none that idles where a client is not set going again", () => {
  expect(timersOf(sampleLife(state("judging")), sampleRules)).toEqual([]);
  const facts = { ...sampleRules.facts, isNudged: false };
  expect(timersOf(sampleLife(state("waiting")), { facts })).toEqual(["bounds"]);
});
