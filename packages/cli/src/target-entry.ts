import type * as claude from "@goalpost/claude-code";
import type * as codex from "@goalpost/codex";
import type { ConfiguredClient } from "@goalpost/config/launch";
import type { Contract } from "@goalpost/core";
import type {
  RunEvent as AnyRunEvent,
  RunResult as AnyRunResult,
  RunStatus as AnyRunStatus,
  Double,
  StuckLimits,
  TargetLaunch,
  WantedSettings,
} from "@goalpost/target";
import type { ClientHere } from "./config/client-here.ts";

/** The clients that we compile for and drive. */
export type TargetName = "codex" | "claude-code";
/** What a client is given, whichever it is. */
export type PrintableLaunch = codex.CodexLaunch | claude.ClaudeCodeLaunch | ThirdLaunch;
export type RunEvent = AnyRunEvent;
export type RunResult = AnyRunResult;
export type RunStatus = AnyRunStatus;

/** What a client of somebody else's is given. */
export interface ThirdLaunch extends TargetLaunch {
  readonly cost?: undefined;
  readonly whoSet?: undefined;
  /** The text of the goal. */
  readonly text: string;
}

/** What a contract is compiled with, in words that hold for every client. */
export interface CompileOptions extends ClientHere {
  /** With the project skill of Claude Code, which Codex has none of. */
  readonly skill?: boolean;
  /** What is asked for in the client's own words. */
  readonly wanted?: WantedSettings;
  /** Settings of Codex by dotted key. */
  readonly config?: Readonly<Record<string, codex.SettingValue>>;
  readonly preset?: codex.CodexPreset;
  /** Safety keys that become looser than the preset has them, each with the reason. */
  readonly loosens?: Readonly<Record<string, string>>;
  /** What the client's own files say here. */
  readonly configured?: ConfiguredClient;
  readonly cwd?: string;
  readonly trustedPaths?: readonly string[];
  /** Who asks, for people. */
  readonly setBy?: string;
}

/** A run that is being followed. */
export interface Run extends AsyncIterable<RunEvent> {
  readonly result: Promise<RunResult>;
}

/** How a run is driven, in words that hold for every client. */
export interface RunOrder {
  readonly stateDir: string;
  readonly client: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Settings of Codex, `key=value`. */
  readonly config?: readonly string[];
  /** Codex: whether the project's own settings count. */
  readonly trustProject?: boolean;
  /** Claude Code: `check` was called before, so that its settings files need no second look. */
  readonly checked?: boolean;
  readonly maxReactivations?: number;
  readonly signal?: AbortSignal;
  readonly bounds?: codex.Bounds;
  readonly stuck?: StuckLimits;
  readonly silentMinutes?: number;
  readonly limitSeconds?: number;
  readonly onComplete: codex.OnComplete;
}

/** A client, as the command line needs it. */
export interface TargetEntry {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** The client, where it is one that we find, isolate and rehearse with a scripted model. */
  readonly client?: TargetName;
  /** The program's usual name. */
  readonly program: string;
  /** The package that it came from, with its digest, where it is not ours. */
  readonly from?: string;
  /** The program of a rehearsal, where the target brings one. */
  double?(script: string | undefined): Double;
  /** What the client calls the text of the goal. */
  readonly word: string;
  /** What the client accepts for that text, for people. */
  readonly limit: { readonly max: number; readonly unit: string };
  compile(contract: Contract, options?: CompileOptions): Promise<PrintableLaunch>;
  /** Throws when the client could not work on the launch: it is missing, too old, not logged in. Sets no goal. */
  check(
    launch: PrintableLaunch,
    order: Pick<RunOrder, "client" | "env" | "config" | "trustProject"> & { readonly cwd: string },
  ): Promise<void>;
  start(launch: PrintableLaunch, order: RunOrder & { readonly cwd: string }): Promise<Run>;
  resume(order: RunOrder & { readonly evidence?: string }): Promise<Run>;
  status(stateDir: string): Promise<RunStatus>;
  stop(
    stateDir: string,
    options: { readonly client?: readonly string[]; readonly env: NodeJS.ProcessEnv; readonly signal?: AbortSignal },
  ): Promise<RunStatus>;
  /** Whether the goal's standing is a word that the client will not take back by itself. */
  rests(goal: string): boolean;
}
