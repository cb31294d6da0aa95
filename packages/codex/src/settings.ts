import { GoalpostError } from "@goalpost/core";
import { namesOf } from "@goalpost/core/errors";
import { isWithin } from "@goalpost/target";
import type { SandboxMode } from "./app-server/messages.ts";

/** A value that a `-c` setting takes. */
export type SettingValue = string | number | boolean | readonly string[];

/** How the client is set up for a contract. Everything that is left out stays as the user has configured it. */
export interface CodexOptions {
  /** The version of the client that it is for as the client says it; default: the newest that was tested. Decides which warnings are given. */
  readonly clientVersion?: string;
  /** The model's name, for example `gpt-5.5`. */
  readonly model?: string;
  /** `low`, `medium`, `high`, …; the client takes any word and hands it on. */
  readonly reasoningEffort?: string;
  /**
   * The effort that the user's own configuration gives, where the caller has looked; `null` when it gives none, so that the default
   * of the model holds. It sets nothing: a long goal with little effort is warned about.
   */
  readonly configuredEffort?: string | null;
  /** The model that the user's own configuration gives, where the caller has looked. It sets nothing: its effort counts where none is set. */
  readonly configuredModel?: string;
  /** How far commands reach; default `workspace-write`, because the client's own default cannot write. `configured` leaves it to the user. */
  readonly sandbox?: SandboxMode | "configured";
  /** Says by name that commands run without a sandbox, anywhere; without it `danger-full-access` needs a trusted path. */
  readonly dangerouslyDisableSandbox?: boolean;
  /** The working tree, absolute: only compared with `trustedPaths`, symlinks of both resolved. */
  readonly cwd?: string;
  /** Folders in which `danger-full-access` is taken without more words, absolute: a container's work folder, for example. */
  readonly trustedPaths?: readonly string[];
  /** Whether commands under workspace-write may use the network and listen on ports; default false, as in the client. */
  readonly networkAccess?: boolean;
  /** When the client asks permission; default `on-request`. `configured` leaves it to the user. */
  readonly approvalPolicy?: "on-request" | "never" | "configured";
  /** Further settings by dotted key, for example `{ "model_verbosity": "low" }`. */
  readonly config?: Readonly<Record<string, SettingValue>>;
}

/** Every option by name: the compiler holds that none is missing, and what stands here is all that is taken. */
export const optionNames = namesOf<CodexOptions>({
  clientVersion: true,
  model: true,
  reasoningEffort: true,
  configuredEffort: true,
  configuredModel: true,
  sandbox: true,
  dangerouslyDisableSandbox: true,
  cwd: true,
  trustedPaths: true,
  networkAccess: true,
  approvalPolicy: true,
  config: true,
});

/**
 * Turns options into the client's `-c` settings, in a fixed order.
 *
 * @throws GoalpostError `codex/bad-option` for a key or value that has no form as a setting; `codex/danger-unnamed` for a run without a
 * sandbox outside of a trusted path.
 */
export function settingsOf(options: CodexOptions): readonly string[] {
  const {
    model,
    reasoningEffort,
    sandbox = "workspace-write",
    networkAccess = false,
    approvalPolicy = "on-request",
  } = options;
  const settings: (readonly [string, SettingValue])[] = [];
  if (model !== undefined) settings.push(["model", model]);
  if (reasoningEffort !== undefined) settings.push(["model_reasoning_effort", reasoningEffort]);
  if (sandbox !== "configured") settings.push(["sandbox_mode", sandbox]);
  if (networkAccess) settings.push(["sandbox_workspace_write.network_access", true]);
  if (approvalPolicy !== "configured") settings.push(["approval_policy", approvalPolicy]);
  settings.push(...Object.entries(options.config ?? {}));
  for (const [key, value] of settings) refuseDanger(key, value, options);
  return settings.map(([key, value]) => `${keyOf(key)}=${tomlOf(key, value)}`);
}

/** What switches the sandbox off: dangerWritesAnywhere and dangerByPermissions of facts.ts. */
const danger: Readonly<Record<string, SettingValue>> = {
  sandbox_mode: "danger-full-access",
  default_permissions: ":danger-full-access",
};

/** A word of an enum may also be the key of a table. */
const isDanger = (key: string, value: SettingValue): boolean =>
  danger[key] === value || key === `sandbox_mode.${danger.sandbox_mode}`;

function refuseDanger(key: string, value: SettingValue, options: CodexOptions): void {
  if (!isDanger(key, value) || options.dangerouslyDisableSandbox === true) return;
  const { cwd, trustedPaths = [] } = options;
  if (cwd !== undefined && trustedPaths.some((path) => isWithin(cwd, path))) return;
  throw new GoalpostError({
    code: "codex/danger-unnamed",
    where: `codex({ ${key === "sandbox_mode" ? "sandbox" : "config"} })`,
    what: `is ${key.includes(".") ? key : value}${cwd === undefined ? "" : ` in ${cwd}`}, which is under no trusted path: every command would run with all your rights`,
    help: "use workspace-write; or pass trustedPaths and cwd, or dangerouslyDisableSandbox: true",
  });
}

const keyOf = (key: string): string => {
  if (/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(key)) return key;
  throw badOption(key, `is not a dotted key of letters, digits, "_" and "-"`, "set it in the client's config.toml");
};

const tomlOf = (key: string, value: SettingValue): string => {
  if (typeof value === "string") return tomlString(key, value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (Number.isFinite(value)) return String(value);
    throw badOption(key, `is ${value}, expected a finite number`, "leave it out");
  }
  return `[${value.map((entry) => tomlString(key, entry)).join(", ")}]`;
};

/** JSON's string form is TOML's basic string, but for DEL, which TOML wants escaped, and lone surrogates, which it has no form for. */
const tomlString = (key: string, text: string): string => {
  if (text !== "" && text.isWellFormed()) return JSON.stringify(text).replaceAll("\u007f", "\\u007F");
  throw badOption(
    key,
    text === "" ? "is empty, expected a value" : "holds a lone surrogate",
    "leave it out or correct it",
  );
};

const badOption = (key: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "codex/bad-option", where: `codex({ ${key} })`, what, help });
