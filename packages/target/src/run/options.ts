import type { ApprovalPolicy } from "../approvals.ts";
import type { Bounds, Prices } from "../bounds.ts";
import type { StuckLimits } from "../stuck/kinds.ts";
import type { OnComplete } from "../verdict.ts";
import type { RunEvent } from "./events.ts";

/** How a run is driven, whatever the client; the same for a first start and for a resume. */
export interface RunOptions {
  /** Where the run keeps its state: one directory per run, made with mode 0700. Keep it outside the working tree. */
  readonly stateDir: string;
  /** The client's program and leading arguments; default the target's own name for it. No shell. */
  readonly client?: readonly string[];
  /** The client's whole environment; default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Who answers when the client asks permission; default `"decline"`. */
  readonly approvals?: ApprovalPolicy;
  /** Seconds that a function given as `approvals` may take for one answer; then it is declined. Default 600. */
  readonly approvalSeconds?: number;
  /** Bounds that replace those of the launch, one by one. */
  readonly bounds?: Bounds;
  /** Judges the client's word that the goal is reached; without it that word ends the run. */
  readonly onComplete?: OnComplete;
  /** How often the goal is taken up again when `onComplete` says not done; whole number, 0 or more, default 3. Counted over all processes of the run. */
  readonly maxReactivations?: number;
  /** When a run that gets nowhere is ended, by kind; default as in `stuckKinds`. `"off"`: never. */
  readonly stuck?: StuckLimits;
  /**
   * Minutes in which an active goal's client may say nothing, while no command of it computes, before the run is ended as stalled; default 30. A
   * command that runs and only waits has four times as long.
   * `Infinity`: for ever.
   */
  readonly silentMinutes?: number;
  /**
   * Seconds after which a run that reached the account's usage limit tries again, where the client does not say when that is; default: the
   * run ends as usage-limited. Where the client says when, the run waits until then.
   */
  readonly limitSeconds?: number;
  /** Told each event as it comes, before whoever reads the run with `for await`. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Aborts the run. */
  readonly signal?: AbortSignal;
}

/** What is held for a client that does not hold it itself; the session's facts say which. */
export interface GapOptions {
  /** Prices, without which a bound in dollars does not hold. */
  readonly prices?: Prices;
  /** Seconds in which an active goal may start no turn before it is nudged, and then called stalled; default 30. */
  readonly idleSeconds?: number;
}

/** The names of {@link RunOptions} but `stateDir`, for those who refuse others: what is none of them would be lost in silence. */
export const runOptionNames = {
  client: true,
  env: true,
  approvals: true,
  approvalSeconds: true,
  bounds: true,
  onComplete: true,
  maxReactivations: true,
  stuck: true,
  silentMinutes: true,
  limitSeconds: true,
  onEvent: true,
  signal: true,
} as const satisfies Record<keyof Omit<RunOptions, "stateDir">, true>;

/** Where a goal is started. */
export interface WorkOptions {
  /** The working tree; a relative path is taken from where this process stands. */
  readonly cwd: string;
}

/** How a run is taken up again. */
export interface EvidenceOptions {
  /** What is still missing, as the receipt says it: put before the model at no turn. Without it a goal that is complete is judged, not restarted. */
  readonly evidence?: string;
}

/** How a run is stopped from another process. */
export interface StopOptions extends Pick<RunOptions, "client" | "env"> {
  /** Seconds for the run's own process to stop it in good order, before its client is ended from here; default 15. */
  readonly waitSeconds?: number;
  /** Gives up the wait: the run stays asked to stop, and its client is not ended from here. */
  readonly signal?: AbortSignal | undefined;
}
