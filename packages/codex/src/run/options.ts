import type { EvidenceOptions, RunOptions, WorkOptions } from "@goalpost/runtime";

/** What only a run of Codex takes. */
export interface CodexRunOptions {
  /** Further `-c` settings, behind those of the launch, for example `model="gpt-5.5"`. */
  readonly config?: readonly string[];
  /**
   * Whether the project's own `.codex/config.toml` is honoured where the user has not decided it; default false. Either way the user's
   * config.toml is not written.
   */
  readonly trustProject?: boolean;
}

/** How a goal is started. */
export interface StartOptions extends RunOptions, WorkOptions, CodexRunOptions {}

/** How a run is taken up again. */
export interface ResumeOptions extends Omit<RunOptions, "stateDir">, EvidenceOptions, CodexRunOptions {}

/** What `checkClient` needs to know of a start. */
export type CheckOptions = Pick<StartOptions, "cwd" | "client" | "env" | "config" | "signal">;
