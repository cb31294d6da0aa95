import { expect, test, vi } from "vitest";
import { noUsage } from "../meter.ts";
import { Ledger } from "./ledger.ts";

const tokens = { inputTokens: 100, cachedInputTokens: 40, outputTokens: 5 };
const prices = { inputPerMillion: 1_000_000, cachedInputPerMillion: 0, outputPerMillion: 0 };

test("turns are counted as they are told, and one that a limit took is given back", () => {
  const ledger = new Ledger({}, { ...noUsage, turns: 2 }, undefined);
  for (const turn of [3, 4]) ledger.note({ type: "turnStarted", turn, turnId: "t" });
  expect(ledger.usage.turns).toBe(4);
  ledger.note({ type: "waitingUntil", reason: "usage-limited", until: "", turnGivenBack: false });
  ledger.note({ type: "turnEnded", turn: 4, turnId: "t", status: "failed" });
  expect(ledger.usage.turns).toBe(4);
  ledger.note({ type: "waitingUntil", reason: "usage-limited", until: "", turnGivenBack: true });
  expect(ledger.usage.turns).toBe(3);
});

test("the result tells the last verdict and the last message, where there were any", () => {
  const ledger = new Ledger({}, noUsage, undefined);
  expect(ledger.summary()).toStrictEqual(noUsage);
  ledger.note({ type: "judged", verdict: "not-done" });
  ledger.note({ type: "judged", verdict: "done" });
  ledger.note({ type: "turnEnded", turn: 1, turnId: "t", status: "completed" });
  ledger.lastMessage = "Ready.";
  expect(ledger.summary()).toEqual({ ...noUsage, verdict: "done", lastMessage: "Ready." });
});

test("what is counted, or corrected by the client, is told as tokens", () => {
  const ledger = new Ledger({}, noUsage, undefined);
  const counted = { type: "tokens", tokens: 65, ...tokens };
  expect(ledger.countTokens(tokens)).toEqual(counted);
  ledger.countTokens(tokens);
  expect(ledger.correct(tokens, 2)).toEqual({ ...counted, dollars: 2 });
});

test("a bound in dollars counts where it is held here, the others always", () => {
  const ledger = new Ledger({ dollars: 60, tokens: 1000 }, noUsage, prices);
  ledger.countTokens(tokens);
  const dollars = { bound: "dollars", limit: 60, used: 60 };
  expect([ledger.crossed(true), ledger.crossed(false)]).toEqual([dollars, undefined]);
  expect(ledger.dollarBound()).toEqual(dollars);
  ledger.countTokens({ inputTokens: 2000, cachedInputTokens: 0, outputTokens: 0 });
  for (const holds of [true, false]) expect(ledger.crossed(holds)).toMatchObject({ bound: "tokens" });
  const free = new Ledger({ tokens: 1 }, noUsage, prices);
  free.countTokens(tokens);
  expect(free.crossed(true)).toMatchObject({ bound: "tokens" });
  expect(new Ledger({}, noUsage, undefined).dollarBound()).toEqual({ bound: "dollars", limit: 0, used: 0 });
});

test("time counts while its clock runs", () => {
  vi.useFakeTimers();
  try {
    const ledger = new Ledger({ minutes: 1 }, noUsage, undefined);
    ledger.startClock();
    vi.advanceTimersByTime(60_000);
    expect(ledger.crossed(true)).toEqual({ bound: "minutes", limit: 1, used: 1 });
    ledger.stopClock();
    vi.advanceTimersByTime(60_000);
    expect(ledger.usage.seconds).toBe(60);
  } finally {
    vi.useRealTimers();
  }
});
