import type { ApprovalPolicy, Bounds, OnComplete, Prices } from "@goalpost/runtime";
import type { RunEvent } from "./events.ts";

/** How a run is driven; the same for a first start and for a resume. */
export interface RunOptions {
  /** Where the run keeps its state: one directory per run, made with mode 0700. Keep it outside the working tree. */
  readonly stateDir: string;
  /** The client's program and leading arguments; default `["codex"]`. No shell. */
  readonly client?: readonly string[];
  /** The client's whole environment; default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Further `-c` settings, behind those of the launch, for example `model="gpt-5.5"`. */
  readonly config?: readonly string[];
  /** Who answers when the client asks permission; default `"decline"`. */
  readonly approvals?: ApprovalPolicy;
  /**
   * Whether the project's own `.codex/config.toml` is honoured where the user has not decided it; default false. Either way the user's
   * config.toml is not written.
   */
  readonly trustProject?: boolean;
  /** Bounds that replace those of the launch, one by one. */
  readonly bounds?: Bounds;
  /** Prices, without which a bound in dollars does not hold. */
  readonly prices?: Prices;
  /** Judges the client's claim that the goal is complete; without it the claim ends the run. */
  readonly onComplete?: OnComplete;
  /** How often the goal is taken up again when `onComplete` says not done; whole number, 0 or more, default 3. Counted over all processes of the run. */
  readonly maxReactivations?: number;
  /** Seconds in which an active goal may start no turn before it is nudged, and then called stalled; default 30. */
  readonly idleSeconds?: number;
  /** Told each event as it comes, before whoever reads the run with `for await`. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Aborts the run. */
  readonly signal?: AbortSignal;
}

/** How a goal is started. */
export interface StartOptions extends RunOptions {
  /** The working tree; a relative path is taken from where this process stands. */
  readonly cwd: string;
}

/** What `checkClient` needs to know of a start. */
export type CheckOptions = Pick<StartOptions, "cwd" | "client" | "env" | "config" | "signal">;
