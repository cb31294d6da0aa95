import type { ApprovalAnswer, ApprovalRequest } from "../approvals.ts";
import type { ErrorData } from "../error-data.ts";
import type { Stuck } from "../stuck/finding.ts";
import type { ReachedBound, Usage } from "../usage.ts";
import type { EndReason } from "./end-reasons.ts";

/** The end of a run: the client's word and ours. */
export interface RunResult extends Usage {
  readonly reason: EndReason;
  /** How the goal stands in the client's own word; `none` if there is no goal. */
  readonly client: string;
  /** What the client's judge said last, where it has one. */
  readonly judgeSaid?: string;
  /** What `onComplete` said last; absent if it was never asked. */
  readonly verdict?: "done" | "not-done";
  /** What the client calls a thread or a session. */
  readonly threadId: string;
  /** How often the goal was taken up again because the receipt said not done. */
  readonly reactivations: number;
  readonly bound?: ReachedBound;
  /** In which way it got nowhere, where that is the reason. */
  readonly stuck?: Stuck;
  readonly lastMessage?: string;
  readonly error?: ErrorData;
}

/** How a run stands at this moment. */
export interface RunStanding {
  readonly threadId: string;
  /** The client's word. */
  readonly goal: string;
  readonly turnRunning: boolean;
  readonly reactivations: number;
  readonly usage: Usage;
}

/** How a command or a change of files stands. */
export type ItemStatus = "inProgress" | "completed" | "failed" | "declined";

/** What the client does within a turn, told as it comes. */
export type ItemEvent =
  | { readonly type: "message"; readonly text: string }
  | { readonly type: "commandStarted"; readonly id: string; readonly command: string; readonly cwd: string }
  | { readonly type: "commandOutput"; readonly id: string; readonly text: string }
  | {
      readonly type: "commandEnded";
      readonly id: string;
      readonly command: string;
      readonly status: ItemStatus;
      /** Absent where the client says only whether it failed. */
      readonly exitCode?: number;
      readonly seconds?: number;
      /** What it printed, at most 16,000 characters: the first and the last 8,000. */
      readonly output: string;
    }
  | {
      readonly type: "fileChange";
      readonly id: string;
      readonly status: ItemStatus;
      readonly changes: readonly { readonly path: string; readonly kind: "add" | "delete" | "update" }[];
    }
  /** A tool that is neither a command nor a change of files gave the model something to read: a file, a page, a search. */
  | {
      readonly type: "material";
      readonly id: string;
      readonly tool: string;
      /** What was asked for: a path below the working tree, or the tool's input. */
      readonly about: string;
      /** The digest of what it gave, whatever its numbers and times. */
      readonly digest: string;
    }
  | { readonly type: "compacted" }
  | { readonly type: "warning"; readonly code: string; readonly message: string };

/** How a turn ended. */
export type TurnStatus = "completed" | "interrupted" | "failed";

/** What happens in a run, as it happens. `at` is an ISO time. */
export type RunEvent = { readonly at: string } & RunEventBody;

/** A {@link RunEvent} without its time. */
export type RunEventBody =
  | ItemEvent
  | {
      readonly type: "threadStarted";
      /** What people call the client: `Codex`. */
      readonly client: string;
      readonly threadId: string;
      readonly model: string;
      /** How far the client's commands reach, in its own word; the permission mode of a client whose sandbox is not always on. */
      readonly sandbox: string;
      /** The permission mode, of a client that has one. */
      readonly permissionMode?: string;
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
  | ({ readonly type: "tokens" } & Omit<Usage, "turns" | "seconds">)
  | {
      readonly type: "goalStatus";
      /** The client's own word. */
      readonly status: string;
      readonly tokensUsed: number;
      /** The reason of the client's judge. */
      readonly reason?: string;
    }
  | { readonly type: "approvalAsked"; readonly request: ApprovalRequest; readonly answer: ApprovalAnswer }
  | ({ readonly type: "bound" } & ReachedBound)
  /** The run gets nowhere: the agent is told (`isEnd` false), or the run ends. */
  | ({ readonly type: "stuck"; readonly isEnd: boolean } & Stuck)
  /** The account's usage limit was reached: the run waits, and goes on by itself. */
  | {
      readonly type: "waitingUntil";
      readonly reason: "usage-limited";
      /** ISO time. */
      readonly until: string;
      /** Whether a turn that failed for it does not count, and is made again. */
      readonly turnGivenBack: boolean;
    }
  | { readonly type: "judged"; readonly verdict: "done" | "not-done" }
  | { readonly type: "reactivated"; readonly attempt: number; readonly of: number }
  | { readonly type: "ended"; readonly result: RunResult };
