import type { GoalpostError } from "@goalpost/core";
import type { ApprovalAnswer, ApprovalRequest } from "../approvals.ts";
import type { ClientExit } from "../line-client.ts";
import type { TokenCount } from "../meter.ts";
import type { EndReason } from "../run/end-reasons.ts";
import type { ItemEvent, TurnStatus } from "../run/events.ts";
import type { StuckKind } from "../stuck/names.ts";
import type { Question, QuestionAnswers } from "./questions.ts";

/** How a client behaves, where the lifecycle must know it. */
export interface SessionFacts {
  /**
   * How the last turn that the bounds allow is made the last. `pause`: the goal is paused while it runs, and the client starts no further one.
   * `stop`: the client asks whether it may stop, and is told to. `rest`: the client is asked how the goal stands when the turn has ended, and ended.
   */
  readonly lastTurn: "pause" | "stop" | "rest";
  /** Whether a goal that is active and starts no turn is set going once more, before it is called stalled. */
  readonly isNudged: boolean;
  /** Whether a text that is put into the conversation costs a turn; then evidence is given with the order to go on. */
  readonly injectionCostsTurn: boolean;
  /** Who holds the bound in dollars: the client itself, or we by the prices that the caller gave. */
  readonly dollarsHeldBy: "client" | "prices";
}

/** What the client wants to know of us. Each has an id by which it is answered. */
export type Ask =
  /** The model has stopped: may it? */
  | { readonly kind: "stop"; readonly id: string }
  | { readonly kind: "permission"; readonly id: string; readonly request: ApprovalRequest }
  | { readonly kind: "question"; readonly id: string; readonly questions: readonly Question[] };

/** The answer to an {@link Ask}. */
export type AskAnswer =
  /** `end`: this was the last turn, and no further one starts. */
  | { readonly kind: "stop"; readonly end: boolean }
  | { readonly kind: "permission"; readonly answer: ApprovalAnswer }
  /** `answers` is absent where nobody answered; the client is told so, in the words of `note`. */
  | { readonly kind: "question"; readonly answers?: QuestionAnswers; readonly note?: string };

/** What a session tells. What the client does within a turn is told as it will be shown. */
export type SessionEvent =
  | ItemEvent
  | {
      readonly type: "opened";
      readonly threadId: string;
      readonly model: string;
      readonly sandbox: string;
      readonly permissionMode?: string;
      readonly resumed: boolean;
    }
  /** The client has taken the goal. */
  | { readonly type: "taken" }
  /** `id` is left out by a client that does not name its turns. */
  | { readonly type: "turnBegan"; readonly id?: string }
  | {
      readonly type: "turnEnded";
      readonly status: TurnStatus;
      readonly error?: string;
      /** Someone else interrupted it: the goal is active, and the client starts no further turn. */
      readonly isAbandoned?: boolean;
    }
  /** The client has come to rest: it starts no turn by itself. `isPaused`: only because the goal is paused. */
  | { readonly type: "rested"; readonly isPaused?: boolean }
  /** The client's word for the goal has changed, or its judge gave a reason. */
  | { readonly type: "word"; readonly status: string; readonly tokensUsed?: number; readonly reason?: string }
  /** One request of the client to its model. */
  | { readonly type: "used"; readonly tokens: TokenCount }
  /** All that this process of the client has used, by its own count; dollars by its own prices. */
  | { readonly type: "usedInAll"; readonly tokens: TokenCount; readonly dollars?: number }
  | { readonly type: "asked"; readonly ask: Ask }
  /** Something was found on the way that makes the run worthless, for example settings that the client did not take. */
  | { readonly type: "refused"; readonly error: GoalpostError };

/** How a goal stands, in our words, when the client has come to rest or is opened again. */
export type Standing =
  /** The client has the goal and goes on with it, or would when told. */
  | { readonly at: "active" }
  /** The client says that the goal is reached. */
  | { readonly at: "complete" }
  /** There is no goal in the client. */
  | { readonly at: "none" }
  | {
      readonly at: "over";
      readonly reason: EndReason;
      /** The bound that the client held for us, where that is the reason. */
      readonly bound?: "dollars";
      readonly error?: GoalpostError;
      /** Whether a turn failed. */
      readonly failed?: string;
      /** In which way the goal gets nowhere, where the client itself has seen that and ended it. */
      readonly stuck?: StuckKind;
      /** When the account's usage limit ends, where the client says so: an ISO time. */
      readonly resetsAt?: string;
    };

/** What the lifecycle orders. Every order settles when the client has taken it, and rejects with a GoalpostError when it did not. */
export interface SessionOrders {
  /** Sets the goal going: with its text the first time; `isAgain`: the goal that the client has, taken up again. */
  set(isAgain: boolean): Promise<void>;
  /** Goes on with a goal that is active or paused, with words of ours if there are any. */
  prompt(text?: string): Promise<void>;
  /** Puts a text into the conversation. */
  inject(text: string): Promise<void>;
  /** Says something to the model at the next chance, in the turn that runs or in the next one; it costs no turn. Default: `inject`. */
  nudge?(text: string): Promise<void>;
  /** Pauses the goal: the turn that runs goes on, and no further one starts. Does nothing where nothing can be paused. */
  pause(): Promise<void>;
  /** Ends the turn that runs and its commands, and settles when they have ended. Does nothing where none runs. */
  interrupt(): Promise<void>;
  /** Lets the client write out what it has, and ends it with all that it started. Safe to call twice. */
  close(): Promise<void>;
}

/** A client that is open, with its events in our words: what a target gives the lifecycle. */
export interface Session {
  /** What the client calls a thread or a session. */
  readonly threadId: string;
  /** What the model is told again when it must go on: where the contract is. */
  readonly pointer: string;
  readonly facts: SessionFacts;
  readonly orders: SessionOrders;
  /** Settles when the client's process has ended, with the error that says how. */
  readonly closed: Promise<{ readonly exit: ClientExit; readonly error: GoalpostError }>;
  /** The client's own word for the goal at this moment; `none` if there is no goal. */
  readonly word: string;
  /** What the client's judge said last, where it has one. */
  readonly judgeSaid?: string | undefined;
  /** How the goal stands: asked of the client, or read in what it wrote. */
  standing(): Promise<Standing>;
  /** Answers what the client asked; an id that is not open is left alone. */
  answer(id: string, answer: AskAnswer): void;
}
