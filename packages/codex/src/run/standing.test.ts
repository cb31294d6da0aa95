import { expect, test } from "vitest";
import type { GoalStatus } from "../app-server/messages.ts";
import { standingOf } from "./standing.ts";

test.each<[GoalStatus | "none", string | undefined, object]>([
  ["active", undefined, { at: "active" }],
  ["complete", undefined, { at: "complete" }],
  ["complete", "500", { at: "complete" }],
  ["none", undefined, { at: "none" }],
  ["blocked", undefined, { at: "over", reason: "blocked" }],
  ["blocked", "500", { at: "over", reason: "turn-failed", failed: "500" }],
  ["usageLimited", "429", { at: "over", reason: "usage-limited", failed: "429" }],
  ["budgetLimited", undefined, { at: "over", reason: "budget-limited" }],
  ["paused", undefined, { at: "over", reason: "paused" }],
  ["paused", "500", { at: "over", reason: "turn-failed" }],
])("the client's %s, the last turn failed with %s", (status, failure, standing) => {
  expect(standingOf(status, failure, 2)).toMatchObject(standing);
});

test("a turn that failed says which, and with what", () => {
  expect(standingOf("blocked", "500", 2)).toMatchObject({
    error: { code: "codex/turn-failed", where: "turn 2", what: "500", help: expect.stringContaining("resume") },
  });
});
