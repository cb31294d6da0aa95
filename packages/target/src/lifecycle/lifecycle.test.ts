import { GoalpostError } from "@goalpost/core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RunEvent } from "../run/events.ts";
import type { RunOptions } from "../run/options.ts";
import { attached } from "../testing/begin-run.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const types = (events: readonly RunEvent[]): readonly string[] => events.map(({ type }) => type);

test("a goal that is set, worked on and reached", async () => {
  const { life, session, events } = attached();
  const started = life.start();
  session.tell({ type: "taken" });
  await started;
  session.tell({ type: "turnBegan" });
  session.tell({ type: "message", text: "Done." });
  session.tell({ type: "turnEnded", status: "completed" });
  session.willStand({ at: "complete" });
  session.tell({ type: "rested" });
  expect(await life.result).toMatchObject({ reason: "complete", lastMessage: "Done.", turns: 1 });
  expect(types(events)).toEqual(["turnStarted", "message", "turnEnded", "ended"]);
  expect(session.given).toEqual(["set", "standing", "close"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("an adapter whose orders all fail ends the run as refused, and the start with its error", async () => {
  const { life, session } = attached();
  const error = new GoalpostError({ code: "fake/no", where: "x", what: "no", help: "y" });
  session.willFail(error);
  await expect(life.start()).rejects.toBe(error);
  expect(await life.result).toMatchObject({ reason: "refused", error: { code: "fake/no" } });
  expect(vi.getTimerCount()).toBe(0);
});

test("nothing is told after the end", async () => {
  const { life, session, events } = attached();
  void life.start();
  await life.abort("aborted");
  const told = events.length;
  session.tell({ type: "message", text: "late" });
  session.tell({ type: "turnBegan" });
  session.tell({ type: "used", tokens: { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 } });
  session.tell({ type: "asked", ask: { kind: "question", id: "q", questions: [] } });
  life.warn("late", "late");
  expect(events.length).toBe(told);
  expect(events.at(-1)?.type).toBe("ended");
});

describe("what the client asks is answered", () => {
  const request = { kind: "command", itemId: "i", command: "ls" } as const;

  test("permission by the policy, and by its deadline", async () => {
    const { life, session, events } = attached({ approvals: () => new Promise(() => {}), approvalSeconds: 5 });
    session.tell({ type: "asked", ask: { kind: "permission", id: "p", request } });
    expect(session.answers).toEqual([]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(session.answers).toEqual([["p", { kind: "permission", answer: "decline" }]]);
    expect(events).toMatchObject([
      { type: "warning", message: "the approval policy gave no answer within 5 s; declined" },
      { type: "approvalAsked", answer: "decline" },
    ]);
    await life.abort("aborted");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a question by nobody, which the client is told", () => {
    const { session, events } = attached();
    const question = { id: "a", question: "Which port?", options: [], isMultiple: false, isSecret: false };
    session.tell({ type: "asked", ask: { kind: "question", id: "q", questions: [question] } });
    expect(session.answers).toEqual([["q", { kind: "question" }]]);
    expect(events).toMatchObject([
      { type: "warning", code: "question-unanswered", message: "the model asked: Which port?" },
    ]);
  });

  test("whether it may stop: yes, and after the last turn for good", () => {
    const { life, session } = attached({ bounds: { turns: 1 } }, { lastTurn: "stop" });
    void life.start();
    session.tell({ type: "asked", ask: { kind: "stop", id: "s1" } });
    session.tell({ type: "turnBegan" });
    session.tell({ type: "asked", ask: { kind: "stop", id: "s2" } });
    expect(session.answers).toEqual([
      ["s1", { kind: "stop", end: false }],
      ["s2", { kind: "stop", end: true }],
    ]);
  });
});

test.each<[string, RunOptions["approvals"], string, string?]>([
  ["one answer for all", "accept", "accept"],
  ["a function", ({ kind }) => (kind === "command" ? "accept-for-session" : "decline"), "accept-for-session"],
  ["nothing", undefined, "decline"],
  [
    "a function that throws",
    () => {
      throw new Error("lost");
    },
    "decline",
    "the approval policy threw (lost); declined",
  ],
  ["a function that never answers", () => new Promise(() => {}), "decline", "the approval policy gave no answer within 600 s; declined"],
])("a policy that is %s answers", async (_name, approvals, answer, warning) => {
  const { session, events } = attached(approvals === undefined ? {} : { approvals });
  const request = { kind: "command", itemId: "i", command: "ls" } as const;
  session.tell({ type: "asked", ask: { kind: "permission", id: "p", request } });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(session.answers).toEqual([["p", { kind: "permission", answer }]]);
  expect(events).toMatchObject([
    ...(warning === undefined ? [] : [{ type: "warning", code: "approval-failed", message: warning }]),
    { type: "approvalAsked", request, answer },
  ]);
}); // biome-ignore format: one

test("an approval that is being decided is dropped with the run", async () => {
  const { life, session } = attached({ approvals: () => new Promise(() => {}) });
  session.tell({ type: "asked", ask: { kind: "permission", id: "p", request: { kind: "command", itemId: "i" } } });
  await life.abort("aborted");
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("evidence is given with the order to go on, where an injection costs a turn", async () => {
  const facts = { injectionCostsTurn: true };
  const { life, session } = attached(
    { onComplete: ({ reactivations }) => (reactivations === 0 ? { done: false, evidence: "D1" } : { done: true }) },
    facts,
  );
  void life.start();
  session.willStand({ at: "complete" });
  session.tell({ type: "rested" });
  await vi.waitFor(() => expect(session.given.at(-1)).toMatch(/^prompt The goal was marked complete/));
  session.tell({ type: "turnBegan" });
  session.tell({ type: "turnEnded", status: "completed" });
  session.tell({ type: "rested" });
  expect(await life.result).toMatchObject({ reason: "complete", verdict: "done", reactivations: 1, turns: 1 });
  expect(session.given.some((order) => order.startsWith("inject"))).toBe(false);
});

test("whatever the client does, the run ends once, leaves no timer, and is still", async () => {
  const acts: readonly ((to: ReturnType<typeof attached>) => void)[] = [
    ({ session }) => session.tell({ type: "taken" }),
    ({ session }) => session.tell({ type: "turnBegan" }),
    ({ session }) => session.tell({ type: "turnEnded", status: "completed" }),
    ({ session }) => session.tell({ type: "turnEnded", status: "interrupted", isAbandoned: true }),
    ({ session }) => session.tell({ type: "rested" }),
    ({ session }) => session.tell({ type: "rested", isPaused: true }),
    ({ session }) => session.tell({ type: "asked", ask: { kind: "stop", id: "s" } }),
    ({ session }) => session.willStand({ at: "complete" }),
    ({ session }) => session.willStand({ at: "active" }),
    ({ session }) => session.willStand({ at: "over", reason: "blocked" }),
    ({ session }) => session.willFail(new GoalpostError({ code: "c/c", where: "w", what: "x", help: "m" })),
    ({ session }) => session.die(),
    ({ life }) => void life.pause().catch(() => {}),
    ({ life }) => void life.resume(),
    () => void vi.advanceTimersByTime(30_000),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: acts.length - 1 }), { maxLength: 15 }),
      fc.boolean(),
      async (chosen, nudged) => {
        const run = attached(
          { bounds: { turns: 3 }, onComplete: () => ({ done: false, evidence: "D1" }) },
          { isNudged: nudged },
        );
        run.life.start().catch(() => {});
        for (const act of chosen) {
          acts[act]?.(run);
          await vi.advanceTimersByTimeAsync(1);
        }
        run.session.willFail(undefined);
        const { reason } = await run.life.abort("aborted");
        expect(types(run.events).filter((type) => type === "ended")).toEqual(["ended"]);
        expect(run.events.at(-1)).toMatchObject({ type: "ended", result: { reason } });
        expect(vi.getTimerCount()).toBe(0);
        const told = run.events.length;
        for (const act of acts) act(run);
        await vi.advanceTimersByTimeAsync(60_000);
        expect(run.events.length).toBe(told);
      },
    ),
    { numRuns: 150 },
  );
});
