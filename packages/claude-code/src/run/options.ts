import type { EvidenceOptions, RunOptions, WorkOptions } from "@goalpost/runtime";

/** What only a run of Claude Code takes. */
export interface ClaudeCodeRunOptions {
  /** Further arguments of the client, behind those of the launch, for example `["--model", "sonnet"]`. */
  readonly args?: readonly string[];
  /** Whether the settings files that the client reads here are checked before the start; default true. It takes a second. */
  readonly checkSettings?: boolean;
  /** The client's own `--max-turns`: requests to the model in one process; whole number, 1 or more. Default: none. */
  readonly maxModelRequests?: number;
}

/** How a goal is started. */
export interface StartOptions extends RunOptions, WorkOptions, ClaudeCodeRunOptions {}

/** How a run is taken up again. */
export interface ResumeOptions extends Omit<RunOptions, "stateDir">, EvidenceOptions, ClaudeCodeRunOptions {}

/** What `checkClient` needs to know of a start. */
export type CheckOptions = Pick<StartOptions, "cwd" | "client" | "env" | "args" | "checkSettings" | "signal">;
