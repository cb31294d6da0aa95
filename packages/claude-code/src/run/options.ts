import type { ApprovalPolicy, Bounds, OnComplete } from "@goalpost/runtime";
import type { RunEvent } from "./events.ts";

/** How a run is driven; the same for a first start and for a resume. */
export interface RunOptions {
  /** Where the run keeps its state: one directory per run, made with mode 0700. Keep it outside the working tree. */
  readonly stateDir: string;
  /** The client's program and leading arguments; default `["claude"]`. No shell. */
  readonly client?: readonly string[];
  /** The client's whole environment; default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Further arguments of the client, behind those of the launch, for example `["--model", "sonnet"]`. */
  readonly args?: readonly string[];
  /** Who answers when the client asks permission; default `"decline"`. */
  readonly approvals?: ApprovalPolicy;
  /** Whether the settings files that the client reads here are checked before the start; default true. It takes a second. */
  readonly checkSettings?: boolean;
  /** Bounds that replace those of the launch, one by one. */
  readonly bounds?: Bounds;
  /** The client's own `--max-turns`: requests to the model in one process; whole number, 1 or more. Default: none. */
  readonly maxModelRequests?: number;
  /** Judges the client's word that the goal is met; without it that word ends the run. */
  readonly onComplete?: OnComplete;
  /** How often the goal is taken up again when `onComplete` says not done; whole number, 0 or more, default 3. Counted over all processes of the run. */
  readonly maxReactivations?: number;
  /** Told each event as it comes, before whoever reads the run with `for await`. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Aborts the run. */
  readonly signal?: AbortSignal;
}

/** What `checkClient` needs to know of a start. */
export type CheckOptions = Pick<StartOptions, "cwd" | "client" | "env" | "args" | "checkSettings" | "signal">;

/** How a goal is started. */
export interface StartOptions extends RunOptions {
  /** The working tree, absolute. */
  readonly cwd: string;
}
