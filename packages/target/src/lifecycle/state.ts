import type { ErrorData } from "../error-data.ts";
import type { EndReason } from "../run/end-reasons.ts";
import type { RunEventBody, TurnStatus } from "../run/events.ts";
import type { Stuck, StuckFinding } from "../stuck/finding.ts";
import type { SessionFacts, Standing } from "../target/session.ts";
import type { ReachedBound } from "../usage.ts";

/** How a run is to end. */
export interface End {
  readonly reason: EndReason;
  readonly bound?: ReachedBound;
  readonly stuck?: Stuck;
  readonly error?: ErrorData;
}

/** Where a run stands. Each state says all that decides what may come next. */
export type State =
  /** The client is up, and nothing is set. */
  | { readonly at: "opening" }
  /** The goal was ordered, and the client has not taken it yet. */
  | { readonly at: "setting" }
  /** The goal is active and no turn runs: the client owes the next one. `last`: the turn before was the last that the bounds allow. */
  | { readonly at: "waiting"; readonly last: boolean; readonly isNudged: boolean }
  | { readonly at: "turn"; readonly number: number; readonly last: boolean }
  /** The client has come to rest, and is asked how the goal stands. An answer to an earlier question does not count. */
  | { readonly at: "resting"; readonly question: number; readonly last: boolean }
  /** The client says complete, and the receipt is made. `clientDead`: it died meanwhile. */
  | { readonly at: "judging"; readonly clientDead?: ErrorData }
  /** What is still missing is put before the model. */
  | { readonly at: "reactivating"; readonly isAgain: boolean }
  /** The client is brought to rest: for an end, or for a pause. */
  | { readonly at: "quieting"; readonly end?: End | undefined; readonly hasRested: boolean; readonly last: boolean }
  | { readonly at: "paused" }
  /** The account's usage limit was reached; the goal is taken up again at a time (ISO). */
  | { readonly at: "limited"; readonly until: string }
  /** The client is being ended. */
  | { readonly at: "closing"; readonly end: End }
  | { readonly at: "ended"; readonly end: End };

/** A state with what a run has counted. */
export interface Life {
  readonly state: State;
  /** Turns over all processes of the run. */
  readonly turns: number;
  readonly reactivations: number;
  /** The turn that was told to have started, and not yet to have ended. */
  readonly running?: { readonly number: number; readonly id: string } | undefined;
  /** Whether the turn that ended last had failed. */
  readonly hasFailed?: boolean | undefined;
  /** Whether whoever started the run knows how that went. */
  readonly hasBegun: boolean;
  /** How often the client was asked how the goal stands. */
  readonly questions: number;
}

/** What does not change while a run goes on. */
export interface Rules {
  readonly area: string;
  readonly threadId: string;
  /** The bound in turns; `Infinity` where none is given. */
  readonly maxTurns: number;
  readonly maxReactivations: number;
  /** Whether the client's word is judged. */
  readonly isJudged: boolean;
  readonly idleSeconds: number;
  readonly facts: Omit<SessionFacts, "dollarsHeldBy">;
}

/** Orders of the lifecycle that may fail, by name. */
export type OrderName = "set" | "prompt" | "inject" | "nudge" | "pause" | "ask";

/** What may happen. */
export type Happening =
  | { readonly type: "start" }
  /** The run is taken up again, the goal as the client has it. */
  | { readonly type: "takeUp"; readonly standing: Standing["at"]; readonly evidence?: string; readonly until?: string }
  | { readonly type: "taken" }
  | { readonly type: "turnBegan"; readonly id?: string }
  | {
      readonly type: "turnEnded";
      readonly status: TurnStatus;
      readonly error?: string;
      readonly isAbandoned?: boolean;
    }
  | { readonly type: "rested"; readonly isPaused?: boolean }
  | { readonly type: "mayStop"; readonly id: string }
  | { readonly type: "refused"; readonly error: ErrorData }
  | { readonly type: "died"; readonly error: ErrorData }
  | { readonly type: "ordered"; readonly order: OrderName }
  | { readonly type: "failed"; readonly order: OrderName; readonly error: ErrorData }
  | {
      readonly type: "stands";
      readonly question: number;
      readonly at: Standing["at"];
      /** How the run ends, where the goal is over. */
      readonly end?: End;
      /** What a failed turn said. */
      readonly failed?: string;
      /** When to try again, where the end is the account's usage limit. */
      readonly until?: string;
    }
  | { readonly type: "judged"; readonly verdict: { readonly done: boolean; readonly evidence?: string } }
  | { readonly type: "judgeFailed"; readonly error: ErrorData }
  | { readonly type: "bound"; readonly bound: ReachedBound }
  | { readonly type: "idle" }
  /** The client has said nothing for a long time. */
  | { readonly type: "silent"; readonly minutes: number; readonly isBusy: boolean }
  /** The time is there until which the run waited. */
  | { readonly type: "waited" }
  | { readonly type: "stuck"; readonly finding: StuckFinding }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "abort"; readonly reason: "aborted" | "stopped" }
  | { readonly type: "quieted"; readonly error?: ErrorData }
  | { readonly type: "closed" };

/** What is to be done, in order. */
export type Order =
  | { readonly do: "tell"; readonly event: RunEventBody }
  | { readonly do: "set"; readonly isAgain: boolean }
  | { readonly do: "prompt"; readonly evidence?: string | undefined }
  | { readonly do: "inject"; readonly evidence: string }
  | { readonly do: "nudge"; readonly stuck: Stuck }
  /** Pause the goal, the turn going on. */
  | { readonly do: "pause" }
  | { readonly do: "letStop"; readonly id: string; readonly end: boolean }
  | { readonly do: "ask"; readonly question: number }
  | { readonly do: "judge" }
  /** Pause the goal, and end the turn with its commands. */
  | { readonly do: "quiet" }
  | { readonly do: "close" }
  /** Whoever started the run is told how that went. */
  | { readonly do: "begun"; readonly error?: ErrorData | undefined }
  | { readonly do: "pauseFailed"; readonly error: ErrorData }
  | { readonly do: "end"; readonly end: End };

/** What follows from something that happened. */
export interface Step {
  readonly life: Life;
  readonly orders: readonly Order[];
}

/** Whether the time in a state counts as work on the goal. */
export const isWork = ({ at }: State): boolean =>
  at === "setting" ||
  at === "waiting" ||
  at === "turn" ||
  at === "resting" ||
  at === "reactivating" ||
  at === "quieting";
