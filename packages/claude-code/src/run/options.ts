import { namesOf } from "@goalpost/core/errors";
import type {
  StopOptions as AnyStopOptions,
  AskSessionOptions,
  EvidenceOptions,
  RunOptions,
  WorkOptions,
} from "@goalpost/target";
import { runOptionNames } from "@goalpost/target/adapter";

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

/** Of which client it is asked what it knows. */
export interface KnownOptions {
  /** The program that is there, with its version; without it what the newest one knew that was tested. */
  readonly client?: { readonly path: string; readonly version: string } | undefined;
  readonly cwd: string;
  /** The client's whole environment; default that of this process. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How a run is stopped from another process. */
export type StopOptions = Pick<AnyStopOptions, "waitSeconds" | "signal">;

/** How the client is opened to be asked. */
export interface AskingOptions extends AskSessionOptions, Pick<ClaudeCodeRunOptions, "args"> {}

const runNames = { ...runOptionNames, args: true, checkSettings: true, maxModelRequests: true } as const;
const startNames = namesOf<StartOptions>({ ...runNames, cwd: true, stateDir: true });

/** The options of each call: what is none of them is refused, as it would be lost in silence. */
export const optionNamesOf = {
  start: startNames,
  /** Those of the start that is asked about: a caller has one object for both. */
  checkClient: startNames,
  resume: namesOf<ResumeOptions>({ ...runNames, evidence: true }),
  openAskSession: namesOf<AskingOptions>({ cwd: true, client: true, env: true, signal: true, args: true }),
  stop: namesOf<StopOptions>({ waitSeconds: true, signal: true }),
};
