import type { ResolvedConfig } from "@goalpost/config";
import {
  type ConfiguredClient,
  codexOverride,
  dangerOf,
  givenSettings,
  type LaunchDefault,
  type LaunchRequest,
  type LaunchSettings,
  settleLaunch,
} from "@goalpost/config/launch";
import { GoalpostError } from "@goalpost/core";
import { namesOf } from "@goalpost/core/errors";
import { isWithin } from "@goalpost/target/internal";
import type { SandboxMode } from "./app-server/messages.ts";

/** A value that a `-c` setting takes. */
export type SettingValue =
  | string
  | number
  | boolean
  | readonly SettingValue[]
  | { readonly [key: string]: SettingValue };

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
  /** How far commands reach; default: as the user's own files say, else `workspace-write`, because the client's own default cannot write. `configured` leaves it to the user. */
  readonly sandbox?: SandboxMode | "configured";
  /** Says by name that commands run without a sandbox, anywhere; without it `danger-full-access` needs a trusted path. */
  readonly dangerouslyDisableSandbox?: boolean;
  /** The working tree, absolute: only compared with `trustedPaths`, symlinks of both resolved. */
  readonly cwd?: string;
  /** Folders in which `danger-full-access` is taken without more words, absolute: a container's work folder, for example. */
  readonly trustedPaths?: readonly string[];
  /** Whether commands under workspace-write may use the network and listen on ports; default false, as in the client. */
  readonly networkAccess?: boolean;
  /** When the client asks permission; default: as the user's own files say, else `on-request`. `configured` leaves it to the user. */
  readonly approvalPolicy?: "on-request" | "never" | "configured";
  /** Further settings by dotted key, for example `{ "model_verbosity": "low" }`. */
  readonly config?: Readonly<Record<string, SettingValue>>;
  /** A preset's settings, as `codexConfig` of `@goalpost/config` gives them. What they say of safety only tightens what the user's own files say. */
  readonly preset?: CodexPreset;
  /** Safety keys that these options loosen although the preset has them tighter, by dotted path, each with the reason that is kept. */
  readonly loosens?: Readonly<Record<string, string>>;
  /** What the user's own files say, as `configuredHere` of `@goalpost/config/node` reads it; without it they are read at the start. */
  readonly configured?: ConfiguredClient;
  /** Who gives these options, for people; default `the caller`. */
  readonly setBy?: string;
}

/** The part of a resolved preset that a launch needs. */
export type CodexPreset = Pick<ResolvedConfig, "target" | "merged">;

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
  preset: true,
  loosens: true,
  configured: true,
  setBy: true,
});

/** What is set where nobody says anything; each is told with its reason. A profile of permissions says as much: dangerByPermissions of facts.ts. */
const sandboxDefault: LaunchDefault = {
  path: ["sandbox_mode"],
  value: "workspace-write",
  why: "the client's own default cannot write",
  unless: ["default_permissions"],
};
const approvalDefault: LaunchDefault = {
  path: ["approval_policy"],
  value: "on-request",
  why: "what leaves the sandbox is asked for, and the run answers",
};
const why = "nobody watches, and this is not below a trusted folder";
const safe: readonly LaunchDefault[] = [
  { path: ["sandbox_mode"], value: "workspace-write", why },
  { path: ["default_permissions"], value: ":workspace", why, unless: ["permissions"] },
];

const told = [
  "model",
  "model_reasoning_effort",
  "sandbox_mode",
  "default_permissions",
  "sandbox_workspace_write.network_access",
  "approval_policy",
];

/**
 * Decides the settings of a launch, and who set each.
 *
 * @throws GoalpostError `codex/bad-option` for a key or value that has no form as a setting, and for a preset of another client; `codex/danger-unnamed`
 * for a run without a sandbox outside of a trusted path; `config/looser-than-preset`.
 */
export function launchSettings(options: CodexOptions): LaunchSettings {
  for (const part of [options.preset, options.configured])
    if (part !== undefined && part.target !== "codex")
      throw badOption("preset", `is for ${part.target}`, "give what codexConfig(preset) of @goalpost/config made");
  const request = requestOf(options);
  const settled = settleLaunch(request, options.configured);
  const danger = dangerOf(settled);
  if (danger !== undefined && !request.isTrusted) throw dangerUnnamed(danger.path, danger.value, options);
  return settled;
}

function requestOf(options: CodexOptions): LaunchRequest {
  const { sandbox, approvalPolicy, setBy: name = "the caller", loosens, preset, cwd, trustedPaths = [] } = options;
  const settings = settingsIn(options);
  const parts = [{ name, isExplicit: true, loosens, settings }];
  return {
    target: "codex",
    ...givenSettings("codex", preset?.merged, parts),
    defaults: [
      ...(sandbox === undefined ? [sandboxDefault] : []),
      ...(approvalPolicy === undefined ? [approvalDefault] : []),
    ],
    told,
    // who leaves it to the user has said so
    safe: sandbox === "configured" ? [] : safe,
    isTrusted:
      options.dangerouslyDisableSandbox === true ||
      (cwd !== undefined && trustedPaths.some((path) => isWithin(cwd, path))),
  };
}

function settingsIn(options: CodexOptions): { readonly path: readonly string[]; readonly value: SettingValue }[] {
  const { model, reasoningEffort, sandbox, networkAccess = false, approvalPolicy, config = {} } = options;
  const settings: (readonly [string, SettingValue])[] = [];
  if (model !== undefined) settings.push(["model", model]);
  if (reasoningEffort !== undefined) settings.push(["model_reasoning_effort", reasoningEffort]);
  if (sandbox !== undefined && sandbox !== "configured") settings.push(["sandbox_mode", sandbox]);
  if (networkAccess) settings.push(["sandbox_workspace_write.network_access", true]);
  if (approvalPolicy !== undefined && approvalPolicy !== "configured")
    settings.push(["approval_policy", approvalPolicy]);
  settings.push(...Object.entries(config));
  return settings.map(([key, value]) => ({ path: pathOf(key), value: checked(key, value) }));
}

/** What holds in the client in the end, where a warning depends on it. */
export interface InForce {
  /** `sandbox_mode`; undefined where a profile of permissions stands in its place. */
  readonly sandbox: unknown;
  readonly hasNetwork: boolean;
  readonly hasPlanTool: boolean;
  /** What the effort depends on. */
  readonly effort: CodexOptions;
}

/** What the settings of a launch come to; of an SDK's caller who has not looked at the user's files, what is known. */
export function inForce(options: CodexOptions, { settings }: LaunchSettings): InForce {
  const settingAt = (key: string): unknown => settings.find(({ path }) => path.join(".") === key)?.value;
  const [model, effort] = [settingAt("model"), settingAt("model_reasoning_effort")];
  const { configuredEffort, configuredModel, config } = options;
  return {
    sandbox: settingAt("sandbox_mode"),
    hasNetwork: settingAt("sandbox_workspace_write.network_access") === true,
    hasPlanTool: settingAt("tools.update_plan.enabled") === true,
    effort: {
      ...(configuredEffort === undefined ? {} : { configuredEffort }),
      ...(configuredModel === undefined ? {} : { configuredModel }),
      ...(config === undefined ? {} : { config }),
      ...(typeof model === "string" ? { model } : {}),
      ...(typeof effort === "string" ? { reasoningEffort: effort } : {}),
    },
  };
}

/** The `-c` settings of a launch: what stands in the user's own files already is not among them. */
export const overridesOf = ({ settings }: LaunchSettings): readonly string[] =>
  settings.flatMap(({ path, value, isConfigured }) => (isConfigured === true ? [] : [codexOverride(path, value)]));

const dangerUnnamed = (path: readonly string[], value: unknown, { cwd }: CodexOptions): GoalpostError =>
  new GoalpostError({
    code: "codex/danger-unnamed",
    where: `codex({ ${path[0] === "sandbox_mode" && path.length === 1 ? "sandbox" : "config"} })`,
    what: `is ${path.length > 1 ? path.join(".") : value}${cwd === undefined ? "" : ` in ${cwd}`}, which is under no trusted path: every command would run with all your rights`,
    help: "use workspace-write; or pass trustedPaths and cwd, or dangerouslyDisableSandbox: true",
  });

const pathOf = (key: string): readonly string[] => {
  if (/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(key)) return key.split(".");
  throw badOption(key, `is not a dotted key of letters, digits, "_" and "-"`, "set it in the client's config.toml");
};

/** What TOML, or the client, has no form for. */
function checked(key: string, value: SettingValue): SettingValue {
  if (typeof value === "number" && !Number.isFinite(value))
    throw badOption(key, `is ${value}, expected a finite number`, "leave it out");
  if (value === "") throw badOption(key, "is empty, expected a value", "leave it out or correct it");
  if (typeof value === "string" && !value.isWellFormed())
    throw badOption(key, "holds a lone surrogate", "leave it out or correct it");
  if (typeof value === "object") for (const inner of Object.values(value)) checked(key, inner);
  return value;
}

const badOption = (key: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "codex/bad-option", where: `codex({ ${key} })`, what, help });
