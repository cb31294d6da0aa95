import { GoalpostError } from "@goalpost/core";
import type { EndReason, Standing } from "@goalpost/target";
import type { GoalStatus } from "../app-server/messages.ts";

/** How a goal stands by the client's word: the client says `blocked` also when a turn failed. `failure`: what the last turn failed with. */
export function standingOf(
  status: GoalStatus | "none",
  failure: string | undefined,
  turn: number,
  limit: { readonly isReached: boolean; readonly resetsAt?: string | undefined } = { isReached: false },
): Standing {
  if (status === "active" || status === "complete" || status === "none") return { at: status };
  // a goal that was paused for its last turn stays so
  const reason = failure !== undefined && limit.isReached ? "usage-limited" : endReason(status, failure !== undefined);
  const { resetsAt } = limit;
  const until = reason === "usage-limited" && resetsAt !== undefined ? { resetsAt } : {};
  return failure === undefined
    ? { at: "over", reason, ...until }
    : { at: "over", reason, failed: failure, error: turnFailed(failure, turn), ...until };
}

/** When the windows that are used up begin anew, as an ISO time; undefined where none is, or the client does not say. */
export function resetOf(
  windows: readonly ({ readonly usedPercent: number; readonly resetsAt?: number | undefined } | null | undefined)[],
): string | undefined {
  const full = windows.flatMap((each) => (each != null && each.usedPercent >= 100 ? [each.resetsAt ?? 0] : []));
  const last = Math.max(0, ...full);
  return last > 0 && last < 8_640_000_000_000 ? new Date(last * 1000).toISOString() : undefined;
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
