import { expect, test } from "vitest";
import { endReason, type Standing } from "./end-reason.ts";

test.each<[Standing["status"], boolean, boolean, string]>([
  ["complete", false, false, "complete"],
  ["blocked", false, false, "blocked"],
  ["blocked", true, false, "turn-failed"],
  ["usageLimited", true, false, "usage-limited"],
  ["budgetLimited", false, false, "budget-limited"],
  ["paused", false, false, "paused"],
  ["paused", false, true, "bound-reached"],
  ["paused", true, true, "turn-failed"],
  ["none", false, false, "cleared"],
])("the client's %s (failed %s, last turn %s) is our %s", (status, failed, lastTurn, reason) => {
  expect(endReason({ status, failed, lastTurn })).toBe(reason);
});
