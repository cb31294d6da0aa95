import { namesOf } from "@goalpost/core/errors";
import type {
  AskSessionOptions,
  EvidenceOptions,
  GapOptions,
  RunOptions,
  StopOptions,
  WorkOptions,
} from "@goalpost/target";
import { runOptionNames } from "@goalpost/target/adapter";

/** What only a run of Codex takes. */
export interface CodexRunOptions extends GapOptions {
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

/** How the client is opened to be asked. */
export interface AskingOptions extends AskSessionOptions, Pick<CodexRunOptions, "config" | "trustProject"> {}

const runNames = { ...runOptionNames, config: true, trustProject: true, prices: true, idleSeconds: true } as const;
const startNames = namesOf<StartOptions>({ ...runNames, cwd: true, stateDir: true });

/** The options of each call: what is none of them is refused, as it would be lost in silence. */
export const optionNamesOf = {
  start: startNames,
  /** Those of the start that is asked about: a caller has one object for both. */
  checkClient: startNames,
  resume: namesOf<ResumeOptions>({ ...runNames, evidence: true }),
  openAskSession: namesOf<AskingOptions>({
    cwd: true,
    client: true,
    env: true,
    signal: true,
    config: true,
    trustProject: true,
  }),
  stop: namesOf<StopOptions>({ waitSeconds: true, signal: true, client: true, env: true }),
};
