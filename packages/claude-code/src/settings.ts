import type { ResolvedConfig } from "@goalpost/config";
import type { ConfiguredClient } from "@goalpost/config/launch";
import type { LaunchWarning } from "@goalpost/core";
import { namesOf } from "@goalpost/core/errors";
import { factWarnings } from "@goalpost/target/adapter";
import { clientFacts, type efforts } from "./facts.ts";

/** How the client treats what it may not do unasked. `default` asks, which in a run without a person is a no. */
export type PermissionMode = "default" | "acceptEdits" | "dontAsk" | "auto" | "plan" | "bypassPermissions";

/** Every mode that the client has. */
export const permissionModes: readonly PermissionMode[] = [
  "default",
  "acceptEdits",
  "dontAsk",
  "auto",
  "plan",
  "bypassPermissions",
];

/** A value in settings. */
export type SettingValue =
  | string
  | number
  | boolean
  | null
  | readonly SettingValue[]
  | { readonly [key: string]: SettingValue };

/** How the client is set up for a contract. Everything that is left out stays as the user has configured it. */
export interface ClaudeCodeOptions {
  /** The version of the client that it is for as the client says it; default: the newest that was tested. Decides what is rewritten and warned about. */
  readonly clientVersion?: string;
  /** The model's name or alias, for example `sonnet`. */
  readonly model?: string;
  /** `low`, `medium`, `high`, `xhigh` or `max`. */
  readonly effort?: (typeof efforts)[number];
  /**
   * The effort that the user's own settings give, where the caller has looked; `null` when they give none, so that the default
   * of the model holds. It sets nothing: a long goal with little effort is warned about.
   */
  readonly configuredEffort?: string | null;
  /** The model that the user's own settings give, where the caller has looked. It sets nothing: its effort counts where none is set. */
  readonly configuredModel?: string;
  /** Default: as the user's own settings say, else `acceptEdits`: files of the project are edited unasked, commands are held to the rules. */
  readonly permissionMode?: PermissionMode;
  /** Says by name that nothing is to be asked, anywhere; without it `bypassPermissions` needs a trusted path. */
  readonly dangerouslyBypassPermissions?: boolean;
  /** The working tree, absolute: only compared with `trustedPaths`, symlinks of both resolved. */
  readonly cwd?: string;
  /** Folders in which `bypassPermissions` is taken without more words, absolute: a container's work folder, for example. */
  readonly trustedPaths?: readonly string[];
  /** More permission rules to allow, for example `Bash(pnpm lint)`. */
  readonly allow?: readonly string[];
  /** Further settings, laid over those of the contract; lists are joined. */
  readonly settings?: Readonly<Record<string, SettingValue>>;
  /** Whether a project skill that starts the contract by name is among the files; default false. */
  readonly skill?: boolean;
  /** Whether the client will run as root; default: whether this process does. */
  readonly root?: boolean;
  /** Whether the client will see `IS_SANDBOX=1`; default: whether this process does. */
  readonly sandboxed?: boolean;
  /** A preset's settings, as `claudeSettings` of `@goalpost/config` gives them. What they say of safety only tightens what the user's own settings say. */
  readonly preset?: ClaudePreset;
  /** Safety keys that these options loosen although the preset has them tighter, by dotted path, each with the reason that is kept. */
  readonly loosens?: Readonly<Record<string, string>>;
  /** What the user's own settings say, as `configuredHere` of `@goalpost/config/node` reads it; without it they are read at the start. */
  readonly configured?: ConfiguredClient;
  /** Who gives these options, for people; default `the caller`. */
  readonly setBy?: string;
}

/** The part of a resolved preset that a launch needs. */
export type ClaudePreset = Pick<ResolvedConfig, "target" | "merged">;

/** Every option by name: the compiler holds that none is missing, and what stands here is all that is taken. */
export const optionNames = namesOf<ClaudeCodeOptions>({
  clientVersion: true,
  model: true,
  effort: true,
  configuredEffort: true,
  configuredModel: true,
  permissionMode: true,
  dangerouslyBypassPermissions: true,
  cwd: true,
  trustedPaths: true,
  allow: true,
  settings: true,
  skill: true,
  root: true,
  sandboxed: true,
  preset: true,
  loosens: true,
  configured: true,
  setBy: true,
});

/** Whether a value is a mode that the client knows. */
export const isMode = (mode: unknown): mode is PermissionMode => permissionModes.some((each) => each === mode);

/** What becomes of bypassPermissions as root. */
export function rootWarnings(
  mode: PermissionMode,
  version: string,
  root: boolean,
  sandboxed: boolean,
): readonly LaunchWarning[] {
  if (mode !== "bypassPermissions" || !root || sandboxed) return [];
  const warning = {
    fact: clientFacts.rootIsRefused,
    code: "claude-code/root-refused",
    where: "settings.permissions.defaultMode",
    help: "run as another user; in a container that is a sandbox, set IS_SANDBOX=1; or use acceptEdits",
  };
  return factWarnings([warning], version);
}
