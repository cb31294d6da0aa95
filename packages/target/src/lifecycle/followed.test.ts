import { GoalpostError } from "@goalpost/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noUsage } from "../meter.ts";
import type { RunEvent } from "../run/events.ts";
import type { RunOptions } from "../run/options.ts";
import { attached } from "../testing/begin-run.ts";
import { Lifecycle } from "./lifecycle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tokens = { inputTokens: 100, cachedInputTokens: 0, outputTokens: 10 };
const prices = { inputPerMillion: 10_000, cachedInputPerMillion: 0, outputPerMillion: 0 };

test("how it stands is told at each moment", async () => {
  const { life, session } = attached();
  expect(life.standing).toMatchObject({ goal: "word", turnRunning: false, reactivations: 0, usage: { turns: 0 } });
  void life.start();
  session.tell({ type: "turnBegan" });
  expect(life.standing).toMatchObject({ turnRunning: true, usage: { turns: 1 } });
  expect(life.isPaused).toBe(false);
  await life.pause();
  expect(life.isPaused).toBe(true);
  const unattached = new Lifecycle({ area: "fake", title: "Fake", clientVersion: "1", bounds: {}, before: { usage: { ...noUsage, turns: 7 }, reactivations: 2 }, options: {}, onEvent: () => {} });
  expect(unattached.standing).toMatchObject({ goal: "none", reactivations: 2, usage: { turns: 7 } });
  expect(() => unattached.start()).toThrow(/^run: has no client yet/);
}); // biome-ignore format: one

test("time is counted while the goal is worked on, not while a receipt is made", async () => {
  let judge: (verdict: { done: true }) => void = () => {};
  const { life, session } = attached({ onComplete: () => new Promise((resolve) => (judge = resolve)) });
  void life.start();
  await vi.advanceTimersByTimeAsync(2000);
  session.willStand({ at: "complete" });
  session.tell({ type: "rested" });
  await vi.advanceTimersByTimeAsync(60_000);
  judge({ done: true });
  expect(await life.result).toMatchObject({ reason: "complete", verdict: "done", seconds: 2 });
}); // biome-ignore format: one

test("what the client opened, says and uses is told in our words", () => {
  const { session, events } = attached();
  const opened = { threadId: "t", model: "m", sandbox: "s", resumed: false };
  session.tell({ type: "opened", ...opened });
  session.tell({ type: "used", tokens });
  session.tell({ type: "word", status: "active" });
  session.tell({ type: "word", status: "active", tokensUsed: 7, reason: "not yet" });
  session.tell({ type: "usedInAll", tokens: { ...tokens, inputTokens: 200 } });
  expect(events.map(({ at: _at, ...event }) => event)).toEqual([
    { type: "threadStarted", client: "Fake", clientVersion: "1.0.0", ...opened },
    { type: "tokens", tokens: 110, ...tokens },
    { type: "goalStatus", tokensUsed: 110, status: "active" },
    { type: "goalStatus", tokensUsed: 7, status: "active", reason: "not yet" },
    { type: "tokens", tokens: 210, ...tokens, inputTokens: 200 },
  ]);
});

test("a bound that is crossed ends the run at once; one of dollars where it is held here, and is said to be where it is not", async () => {
  const unpriced = (events: readonly RunEvent[]) => events.some((event) => event.type === "warning" && event.code === "dollars-unpriced");
  for (const [options, facts, ends, says] of [
    [{ bounds: { tokens: 99 } }, {}, true, false],
    [{ bounds: { dollars: 1 }, prices }, {}, true, false],
    [{ bounds: { dollars: 1 } }, {}, false, true],
    [{ bounds: { dollars: 1 } }, { dollarsHeldBy: "client" }, false, false],
    [{ bounds: { dollars: 1 }, prices }, { dollarsHeldBy: "client" }, false, false],
    [{}, {}, false, false],
  ] as const) {
    const { life, session, events } = attached(options, facts);
    void life.start();
    session.tell({ type: "used", tokens });
    await vi.advanceTimersByTimeAsync(0);
    expect([life.standing.goal, events.some(({ type }) => type === "bound"), unpriced(events)]).toEqual(["word", ends, says]);
    expect(await life.abort("aborted")).toMatchObject({ reason: ends ? "bound-reached" : "aborted" });
  }
}); // biome-ignore format: one

test("minutes are looked at twice a second", async () => {
  const { life, session } = attached({ bounds: { minutes: 1 } });
  void life.start();
  session.tell({ type: "turnBegan" });
  await vi.advanceTimersByTimeAsync(59_900);
  expect(life.standing.turnRunning).toBe(true);
  await vi.advanceTimersByTimeAsync(200);
  expect(await life.result).toMatchObject({ reason: "bound-reached", bound: { bound: "minutes", used: 1 } });
  expect(session.given).toEqual(["set", "pause", "interrupt", "close"]);
});

test("an end that the client made is told with what it knows of it", async () => {
  const error = new GoalpostError({ code: "fake/no", where: "x", what: "no", help: "y" });
  for (const [standing, result] of [
    [{ reason: "bound-reached", bound: "dollars" }, { bound: { bound: "dollars", limit: 3, used: 0 } }],
    [{ reason: "stuck", stuck: "compaction-loop" }, { stuck: { kind: "compaction-loop", sinceTurn: 1, times: 1, evidence: ["the client ended it"] } }],
    [{ reason: "stuck", stuck: "compaction-loop", failed: "full" }, { stuck: { evidence: ["full"] } }],
    [{ reason: "turn-failed", error }, { error: { code: "fake/no", where: "x", what: "no", help: "y" } }],
  ] as const) {
    const { life, session, events } = attached({ bounds: { dollars: 3 } }, { dollarsHeldBy: "client" });
    void life.start();
    session.tell({ type: "turnBegan" });
    session.willStand({ at: "over", ...standing });
    session.tell({ type: "rested" });
    const ended = await life.result;
    expect(ended).toMatchObject({ reason: standing.reason, client: "word", threadId: "thread", ...result });
    expect(Object.keys(ended)).toEqual(expect.arrayContaining(Object.keys(result)));
    for (const key of ["bound", "stuck", "error", "judgeSaid"]) expect(key in ended).toBe(key in result);
    expect(events.at(-1)).toMatchObject({ type: "ended", result: ended });
  }
}); // biome-ignore format: one

test("a receipt that cannot be made leaves the client's word, and says why", async () => {
  const { life, session } = attached({ onComplete: () => Promise.reject(new Error("no room")) });
  void life.start();
  session.willStand({ at: "complete" });
  session.tell({ type: "rested" });
  expect(await life.result).toMatchObject({
    reason: "complete",
    error: { code: "fake/judge-failed", what: "threw: no room", help: "run goalpost verify by hand; Fake says that the goal is reached" },
  });
}); // biome-ignore format: one

test("the goal is taken up three times, unless another number is given", async () => {
  for (const [options, times] of [[{}, 3], [{ maxReactivations: 1 }, 1], [{ maxReactivations: 0 }, 0]] as const) {
    const claims: number[] = [];
    const onComplete: RunOptions["onComplete"] = ({ reactivations, signal }) => {
      claims.push(reactivations);
      expect(signal.aborted).toBe(false);
      return { done: false, evidence: "D1" };
    };
    const { life, session } = attached({ ...options, onComplete });
    void life.start();
    session.willStand({ at: "complete" });
    for (let at = 0; at < 6; at++) {
      session.tell({ type: "taken" });
      session.tell({ type: "rested" });
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(await life.result).toMatchObject({ reason: "complete", verdict: "not-done", reactivations: times });
    expect(claims).toEqual([...Array(times + 1).keys()]);
    expect(session.given.filter((order) => order.startsWith("inject"))).toHaveLength(times);
  }
}); // biome-ignore format: one

test("a pause that the client refuses is the caller's error, and the run goes on", async () => {
  const { life, session } = attached();
  void life.start();
  session.tell({ type: "turnBegan" });
  const error = new GoalpostError({ code: "fake/no", where: "x", what: "no", help: "y" });
  session.willFail(error);
  await expect(life.pause()).rejects.toBe(error);
  expect(life.standing.turnRunning).toBe(true);
  session.willFail(undefined);
  const [one, two] = [life.pause(), life.pause()];
  await Promise.all([one, two]);
  expect(life.isPaused).toBe(true);
  await expect(life.pause()).resolves.toBeUndefined();
  await life.abort("aborted");
});

test("a client that cannot be closed is said, and the run is over", async () => {
  const { life, session, events } = attached();
  void life.start();
  session.orders.close = () => Promise.reject(new Error("stays"));
  expect(await life.abort("stopped")).toMatchObject({ reason: "stopped" });
  expect(events).toContainEqual(expect.objectContaining({ code: "close-failed", message: "stays" }));
});

test("an error of anything else is told as ours", async () => {
  const { life, session } = attached();
  session.orders.set = () => Promise.reject(new Error("odd"));
  await expect(life.start()).rejects.toThrow(/^run: odd/);
  expect(await life.result).toMatchObject({ reason: "refused", error: { code: "fake/unexpected", what: "odd" } });
});

test("a reader that throws stops neither the run nor what is told later", async () => {
  const { life, session, events } = attached();
  void life.start();
  const push = events.push.bind(events);
  events.push = () => {
    throw new Error("reader");
  };
  expect(() => session.tell({ type: "message", text: "lost" })).toThrow("reader");
  events.push = push;
  session.tell({ type: "message", text: "heard" });
  expect(await life.abort("aborted")).toMatchObject({ reason: "aborted", lastMessage: "heard" });
});

test("a run whose wait has passed in the process before is set going; one that still waits does so", async () => {
  vi.setSystemTime("2026-11-30T02:00:00Z");
  const standing = { at: "over", reason: "usage-limited" } as const;
  for (const [until, given] of [["2026-11-30T01:00:00Z", ["set again"]], ["2026-11-30T03:00:00Z", []], [undefined, ["set again"]]] as const) {
    const { life, session, events } = attached();
    void life.takeUp(standing, undefined, until);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(session.given).toEqual(given);
    expect(events.some(({ type }) => type === "waitingUntil")).toBe(given.length === 0);
    await life.abort("aborted");
  }
  const { life, session } = attached();
  void life.takeUp({ at: "active" }, "D1");
  expect(session.given).toEqual([expect.stringMatching(/^prompt [\s\S]*D1[\s\S]*POINTER$/)]);
  await life.abort("aborted");
}); // biome-ignore format: one

test("one that starts no turn is nudged after its seconds, and then given up", async () => {
  for (const [options, seconds] of [[{}, 30], [{ idleSeconds: 5 }, 5]] as const) {
    const { life, session, events } = attached(options, { isNudged: true });
    void life.start();
    session.tell({ type: "taken" });
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(session.given).toEqual(["set"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(session.given).toEqual(["set", "prompt"]);
    expect(events.at(-1)).toMatchObject({ code: "idle", message: expect.stringContaining(`within ${seconds} s`) });
    await vi.advanceTimersByTimeAsync(seconds * 1000);
    expect(await life.result).toMatchObject({ reason: "stalled" });
  }
}); // biome-ignore format: one

test("a client that dies ends the run with its error; one that was asked to end does not", async () => {
  const { life, session } = attached();
  const started = life.start();
  session.die();
  await expect(started).rejects.toThrow(/^fake: ended/);
  expect(await life.result).toMatchObject({ reason: "client-died", error: { code: "fake/client-died" } });
  const error = new GoalpostError({ code: "fake/client-died", where: "fake", what: "ended", help: "resume" });
  const exit = { code: 0, signal: null, stderrTail: "", asked: true };
  const other = attached();
  other.life.attach(Object.assign(other.session, { closed: Promise.resolve({ exit, error }) }));
  void other.life.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(await other.life.abort("aborted")).toMatchObject({ reason: "aborted" });
});

test("one thing is taken at a time: what a reader makes happen waits until all that was ordered is given", async () => {
  const { life, session, events } = attached({ bounds: { turns: 1 } });
  void life.start();
  const push = events.push.bind(events);
  events.push = (...told) => {
    if (told[0]?.type === "turnStarted") session.tell({ type: "rested" });
    return push(...told);
  };
  session.tell({ type: "turnBegan" });
  expect(session.given).toEqual(["set", "pause", "standing"]);
  expect(events[0]).toMatchObject({ type: "turnStarted", turnId: "thread/1" });
  await life.abort("aborted");
});

test("the failure of a goal that is over goes with its turn, and the judge's last word with the result", async () => {
  const { life, session, events } = attached();
  void life.start();
  session.tell({ type: "turnBegan" });
  session.tell({ type: "message", text: "First." });
  session.tell({ type: "taken" });
  Object.assign(session, { judgeSaid: "not yet" });
  session.willStand({ at: "over", reason: "turn-failed", failed: "500" });
  session.tell({ type: "rested" });
  expect(await life.result).toMatchObject({ reason: "turn-failed", judgeSaid: "not yet", lastMessage: "First." });
  expect(events.find(({ type }) => type === "turnEnded")).toMatchObject({ status: "failed", error: "500" });
});

test("a limit with a time is waited for, to the second, and the goal goes on; a pause ends with resume()", async () => {
  vi.setSystemTime("2026-11-30T02:00:00Z");
  const { life, session, events } = attached();
  void life.start();
  session.willStand({ at: "over", reason: "usage-limited", resetsAt: "2026-11-30T03:00:00Z" });
  session.tell({ type: "rested" });
  await vi.advanceTimersByTimeAsync(0);
  expect(events.at(-1)).toMatchObject({ type: "waitingUntil", until: "2026-11-30T03:00:00.000Z", turnGivenBack: false });
  await vi.advanceTimersByTimeAsync(3_599_000);
  expect(session.given).toEqual(["set", "standing"]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.given).toEqual(["set", "standing", "prompt"]);
  session.tell({ type: "taken" });
  await life.pause();
  await life.resume();
  expect(session.given.slice(3)).toEqual(["pause", "interrupt", "prompt"]);
  await life.abort("aborted");
}); // biome-ignore format: one

test("silence ends the run, a clock that jumps is told", async () => {
  vi.setSystemTime("2026-11-30T02:00:00Z");
  const { life, session, events } = attached({ silentMinutes: 1 });
  void life.start();
  session.tell({ type: "turnBegan" });
  vi.setSystemTime("2026-11-30T04:00:00Z");
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await life.result).toMatchObject({ reason: "stalled", error: { code: "fake/silent" } });
  expect(events).toContainEqual(expect.objectContaining({ type: "warning", code: "clock-jumped" }));
});
