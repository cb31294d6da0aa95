import { GoalpostError } from "@goalpost/core";
import type { EndReason, Standing } from "@goalpost/runtime";
import type { GoalStatus } from "../app-server/messages.ts";

/** How a goal stands by the client's word: the client says `blocked` also when a turn failed. `failure`: what the last turn failed with. */
export function standingOf(status: GoalStatus | "none", failure: string | undefined, turn: number): Standing {
  if (status === "active" || status === "complete" || status === "none") return { at: status };
  const reason = endReason(status, failure !== undefined);
  return failure === undefined
    ? { at: "over", reason }
    : { at: "over", reason, failed: failure, error: turnFailed(failure, turn) };
}

/** Names the end in our words. */
export function endReason(status: Exclude<GoalStatus, "active" | "complete">, failed: boolean): EndReason {
  switch (status) {
    case "blocked":
      return failed ? "turn-failed" : "blocked";
    case "usageLimited":
      return "usage-limited";
    case "budgetLimited":
      return "budget-limited";
    case "paused":
      return failed ? "turn-failed" : "paused";
  }
}

const turnFailed = (what: string, turn: number): GoalpostError =>
  new GoalpostError({
    code: "codex/turn-failed",
    where: `turn ${turn}`,
    what,
    help: "when the cause is gone, resume the run",
  });
