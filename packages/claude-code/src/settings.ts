import { GoalpostError, type LaunchWarning } from "@goalpost/core";
import { namesOf } from "@goalpost/core/errors";
import { factWarnings, isWithin } from "@goalpost/target";
import { clientFacts } from "./facts.ts";

/** How the client treats what it may not do unasked. `default` asks, which in a run without a person is a no. */
export type PermissionMode = "default" | "acceptEdits" | "dontAsk" | "auto" | "plan" | "bypassPermissions";

const modes: readonly PermissionMode[] = ["default", "acceptEdits", "dontAsk", "auto", "plan", "bypassPermissions"];

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
  readonly effort?: "low" | "medium" | "high" | "xhigh" | "max";
  /**
   * The effort that the user's own settings give, where the caller has looked; `null` when they give none, so that the default
   * of the model holds. It sets nothing: a long goal with little effort is warned about.
   */
  readonly configuredEffort?: string | null;
  /** The model that the user's own settings give, where the caller has looked. It sets nothing: its effort counts where none is set. */
  readonly configuredModel?: string;
  /** Default `acceptEdits`: files of the project are edited unasked, commands are held to the rules. */
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
}

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
});

/** Settings of the caller's lie over the option. */
function wantedMode({ permissionMode = "acceptEdits", settings }: ClaudeCodeOptions): SettingValue {
  const permissions = settings?.permissions;
  return (isObject(permissions) ? permissions.defaultMode : undefined) ?? permissionMode;
}

const isMode = (mode: SettingValue): mode is PermissionMode => modes.some((each) => each === mode);

/**
 * The mode, if it may be used.
 *
 * @throws GoalpostError `claude-code/bad-option`, `claude-code/bypass-unnamed`.
 */
export function permissionModeOf(options: ClaudeCodeOptions): PermissionMode {
  const mode = wantedMode(options);
  if (!isMode(mode)) {
    throw new GoalpostError({
      code: "claude-code/bad-option",
      where: "claudeCode({ permissionMode })",
      what: `is ${JSON.stringify(mode)}, expected ${modes.join(", ")}; ${clientFacts.settingsAreDropped.what}`,
      help: "use one of these modes",
    });
  }
  if (mode !== "bypassPermissions" || options.dangerouslyBypassPermissions === true) return mode;
  const { cwd, trustedPaths = [] } = options;
  if (cwd !== undefined && trustedPaths.some((path) => isWithin(cwd, path))) return mode;
  throw new GoalpostError({
    code: "claude-code/bypass-unnamed",
    where: "claudeCode({ permissionMode })",
    what: `is bypassPermissions${cwd === undefined ? "" : ` in ${cwd}`}, which is under no trusted path: every command would run unasked, with all your rights`,
    help: "use acceptEdits; or pass trustedPaths and cwd, or dangerouslyBypassPermissions: true",
  });
}

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

/** Lays settings over others: objects are merged, lists joined, all else replaced. */
export function mergeSettings(
  base: Readonly<Record<string, SettingValue>>,
  over: Readonly<Record<string, SettingValue>>,
): Readonly<Record<string, SettingValue>> {
  const merged: Record<string, SettingValue> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (key === "__proto__") continue;
    const before = Object.hasOwn(base, key) ? base[key] : undefined;
    if (Array.isArray(before) && Array.isArray(value)) merged[key] = [...before, ...value];
    else if (isObject(before) && isObject(value)) merged[key] = mergeSettings(before, value);
    else merged[key] = value;
  }
  return merged;
}

const isObject = (value: SettingValue | undefined): value is { readonly [key: string]: SettingValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
