import type { ApprovalRequest, ErrorData, ReachedBound, Usage } from "@goalpost/runtime";
import type { GoalStatus, TurnStatus } from "../app-server/messages.ts";

/** Every reason for which a run ends, and what it means. */
export const endReasons = [
  /** The client says that the goal is complete. */
  "complete",
  /** The model says that it cannot go on. */
  "blocked",
  /** A turn failed for good (server error, bad reply); the client calls the goal blocked. */
  "turn-failed",
  /** The account's usage limit. */
  "usage-limited",
  /** The client's own token budget. */
  "budget-limited",
  /** The model, or someone at another window, paused the goal. */
  "paused",
  /** Someone else interrupted the turn; the client would have stayed active and idle. */
  "interrupted",
  /** The goal was removed from the thread. */
  "cleared",
  /** The goal is active, but the client starts no turn. */
  "stalled",
  /** One of our bounds: turns, minutes, tokens, dollars. */
  "bound-reached",
  /** `abort()`, or the caller's signal. */
  "aborted",
  /** `stop()` from another process. */
  "stopped",
  /** The client's process ended. */
  "client-died",
  /** The client refused to take up the goal again. */
  "refused",
] as const;

/** Why a run ended: one of {@link endReasons}. */
export type EndReason = (typeof endReasons)[number];

/** The end of a run: the client's word and ours. */
export interface RunResult extends Usage {
  readonly reason: EndReason;
  /** The goal's status in the client's own word; `none` if there is no goal. */
  readonly client: GoalStatus | "none";
  /** What `onComplete` said last; absent if it was never asked. */
  readonly verdict?: "done" | "not-done";
  readonly threadId: string;
  /** How often the goal was taken up again because the receipt said not done. */
  readonly reactivations: number;
  readonly bound?: ReachedBound;
  readonly lastMessage?: string;
  readonly error?: ErrorData;
}

/** What happens in a run, as it happens. `at` is an ISO time. */
export type RunEvent = { readonly at: string } & RunEventBody;

/** A {@link RunEvent} without its time. */
export type RunEventBody =
  | {
      readonly type: "threadStarted";
      readonly threadId: string;
      readonly model: string;
      readonly sandbox: string;
      readonly clientVersion: string;
      readonly resumed: boolean;
    }
  | { readonly type: "turnStarted"; readonly turn: number; readonly turnId: string }
  | {
      readonly type: "turnEnded";
      readonly turn: number;
      readonly turnId: string;
      readonly status: TurnStatus;
      readonly error?: string;
    }
  | { readonly type: "message"; readonly text: string }
  | { readonly type: "commandStarted"; readonly id: string; readonly command: string; readonly cwd: string }
  | { readonly type: "commandOutput"; readonly id: string; readonly text: string }
  | {
      readonly type: "commandEnded";
      readonly id: string;
      readonly command: string;
      readonly status: "inProgress" | "completed" | "failed" | "declined";
      readonly exitCode?: number;
      readonly seconds?: number;
      /** What it printed, at most 16,000 characters: the first and the last 8,000. */
      readonly output: string;
    }
  | {
      readonly type: "fileChange";
      readonly id: string;
      readonly status: "inProgress" | "completed" | "failed" | "declined";
      readonly changes: readonly { readonly path: string; readonly kind: "add" | "delete" | "update" }[];
    }
  | ({ readonly type: "tokens" } & Omit<Usage, "turns" | "seconds">)
  | { readonly type: "goalStatus"; readonly status: GoalStatus | "none"; readonly tokensUsed: number }
  | { readonly type: "compacted" }
  | {
      readonly type: "approvalAsked";
      readonly request: ApprovalRequest;
      readonly answer: "accept" | "accept-for-session" | "decline";
    }
  | { readonly type: "warning"; readonly code: string; readonly message: string }
  | ({ readonly type: "bound" } & ReachedBound)
  | { readonly type: "judged"; readonly verdict: "done" | "not-done" }
  | { readonly type: "reactivated"; readonly attempt: number; readonly of: number }
  | { readonly type: "ended"; readonly result: RunResult };
