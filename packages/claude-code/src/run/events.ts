import type { ApprovalRequest, BoundName, ErrorData, ReachedBound, Usage } from "@goalpost/runtime";

export type { ApprovalRequest, BoundName, ErrorData, ReachedBound, Usage };

/** Why a run ended: never taken from the client's exit code. */
export type EndReason =
  /** The client's judge says that the condition holds. */
  | "met"
  /** The run ended and the condition was not called met: the client gives no other word. */
  | "not-met"
  /** The client's judge says that the condition cannot come to hold. */
  | "impossible"
  /** The client did not take the goal; `error` has its words. */
  | "refused"
  /** The client let the turn end after too many blocked ones in a row. */
  | "cap-reached"
  /** The client's own `--max-turns`, which counts requests to the model. */
  | "max-turns"
  /** The judge answered nothing that can be read, or failed: the client then ends as if all were well. */
  | "judge-failed"
  /** A request to the model failed for good. */
  | "turn-failed"
  /** The goal was cleared in the session. */
  | "cleared"
  /** Someone else interrupted the turn. */
  | "interrupted"
  /** One of our bounds: turns, minutes, tokens, dollars. */
  | "bound-reached"
  /** `abort()`, or the caller's signal. */
  | "aborted"
  /** `stop()` from another process. */
  | "stopped"
  /** The client's process ended. */
  | "client-died";

/** How the goal stands by the client's own word. `none`: it was never set, or was cleared. */
export type GoalStanding = "active" | "met" | "impossible" | "none";

/** The end of a run: the client's word and ours. */
export interface RunResult extends Usage {
  readonly reason: EndReason;
  /** The goal's standing in the transcript. */
  readonly client: GoalStanding;
  /** What the judge said last, as it said it. */
  readonly judgeSaid?: string;
  /** What `onComplete` said last; absent if it was never asked. */
  readonly verdict?: "done" | "not-done";
  /** The client's session. */
  readonly threadId: string;
  /** How often the goal was taken up again because the receipt said not done. */
  readonly reactivations: number;
  readonly bound?: ReachedBound;
  readonly lastMessage?: string;
  readonly error?: ErrorData;
}

/** How a run stands at this moment. */
export interface RunStanding {
  readonly threadId: string;
  /** The client's word. */
  readonly goal: GoalStanding;
  readonly turnRunning: boolean;
  readonly reactivations: number;
  readonly usage: Usage;
}

/** What happens in a run, as it happens. `at` is an ISO time. */
export type RunEvent = { readonly at: string } & RunEventBody;

/** A {@link RunEvent} without its time. */
export type RunEventBody =
  | {
      readonly type: "threadStarted";
      readonly threadId: string;
      readonly model: string;
      /** The permission mode again: the client has no sandbox that is always on. */
      readonly sandbox: string;
      readonly permissionMode: string;
      readonly clientVersion: string;
      readonly resumed: boolean;
    }
  | { readonly type: "turnStarted"; readonly turn: number; readonly turnId: string }
  | {
      readonly type: "turnEnded";
      readonly turn: number;
      readonly turnId: string;
      readonly status: "completed" | "interrupted" | "failed";
      readonly error?: string;
    }
  | { readonly type: "message"; readonly text: string }
  | { readonly type: "commandStarted"; readonly id: string; readonly command: string; readonly cwd: string }
  | {
      readonly type: "commandEnded";
      readonly id: string;
      readonly command: string;
      readonly status: "completed" | "failed" | "declined";
      /** What it printed, at most 16,000 characters: the first and the last 8,000. */
      readonly output: string;
    }
  | {
      readonly type: "fileChange";
      readonly id: string;
      readonly status: "completed" | "failed" | "declined";
      readonly changes: readonly { readonly path: string; readonly kind: "add" | "update" }[];
    }
  | ({ readonly type: "tokens" } & Omit<Usage, "turns" | "seconds">)
  | {
      readonly type: "goalStatus";
      readonly status: GoalStanding;
      readonly tokensUsed: number;
      /** The judge's reason. */
      readonly reason?: string;
    }
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
