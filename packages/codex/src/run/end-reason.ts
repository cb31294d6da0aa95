import type { ErrorData } from "@goalpost/runtime";
import type { GoalStatus } from "../app-server/messages.ts";
import type { EndReason } from "./events.ts";

/** What a run knows when its goal is no longer active and no turn runs. */
export interface Standing {
  readonly status: Exclude<GoalStatus, "active"> | "none";
  /** Whether the last turn failed. */
  readonly failed: boolean;
  /** Whether we paused the goal so that the last turn allowed stays the last. */
  readonly lastTurn: boolean;
}

/** Names the end in our words: the client says `blocked` also when a turn failed, and `paused` also when we paused it. */
export function endReason({ status, failed, lastTurn }: Standing): EndReason {
  switch (status) {
    case "complete":
      return "complete";
    case "blocked":
      return failed ? "turn-failed" : "blocked";
    case "usageLimited":
      return "usage-limited";
    case "budgetLimited":
      return "budget-limited";
    case "paused":
      if (failed) return "turn-failed";
      return lastTurn ? "bound-reached" : "paused";
    case "none":
      return "cleared";
  }
}

/** What is said of a turn that failed; nothing if it did not. */
export const turnFailure = (message: string | undefined, turn: number): { readonly error?: ErrorData } =>
  message === undefined
    ? {}
    : {
        error: {
          code: "codex/turn-failed",
          where: `turn ${turn}`,
          what: message,
          mend: "when the cause is gone, resume the run",
        },
      };
