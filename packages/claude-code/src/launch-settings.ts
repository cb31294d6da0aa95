import {
  type ConfiguredClient,
  dangerOf,
  type GivenPart,
  givenSettings,
  type LaunchDefault,
  type LaunchRequest,
  type LaunchSetting,
  type LaunchSettings,
  settleLaunch,
} from "@goalpost/config/launch";
import { GoalpostError } from "@goalpost/core";
import { isWithin } from "@goalpost/target/internal";
import { clientFacts } from "./facts.ts";
import type { Rules } from "./permissions.ts";
import { type ClaudeCodeOptions, isMode, permissionModes, type SettingValue } from "./settings.ts";

const modeKey = "permissions.defaultMode";
const modeDefault: LaunchDefault = {
  path: ["permissions", "defaultMode"],
  value: "acceptEdits",
  why: "by the client's own default each edit is asked for, and nobody answers",
};
const safe: readonly LaunchDefault[] = [
  { ...modeDefault, why: "nobody watches, and this is not below a trusted folder" },
];
const told = ["model", "effortLevel", modeKey];

/**
 * Decides the settings of a launch, and who set each.
 *
 * @param rules - What the contract lets and forbids.
 * @throws GoalpostError `claude-code/bad-option`, `claude-code/bypass-unnamed`, `config/looser-than-preset`.
 */
export function launchSettings(options: ClaudeCodeOptions, rules: Pick<Rules, "allow" | "deny">): LaunchSettings {
  for (const part of [options.preset, options.configured])
    if (part !== undefined && part.target !== "claude-code")
      throw badOption("preset", `is for ${part.target}`, "give what claudeSettings(preset) of @goalpost/config made");
  const request = requestOf(options, rules);
  const settled = settle(request, options.configured);
  const mode = settingAt(settled, modeKey);
  const isOurs = settled.settings.find((each) => keyOf(each) === modeKey)?.isConfigured === undefined;
  if (isOurs && !isMode(mode))
    throw badOption(
      "permissionMode",
      `is ${JSON.stringify(mode)}, expected ${permissionModes.join(", ")}; ${clientFacts.settingsAreDropped.what}`,
      "use one of these modes",
    );
  if (dangerOf(settled) !== undefined && !request.isTrusted) throw bypassUnnamed(options);
  return settled;
}

/** By facts.ts, dontAskEditsNothing: the work needs the rule that lets it edit. */
export function settle(request: LaunchRequest, configured: ConfiguredClient | undefined): LaunchSettings {
  const settled = settleLaunch(request, configured);
  if (settingAt(settled, modeKey) !== "dontAsk") return settled;
  const edits = { value: "Edit(./**)", sources: [{ kind: "override", name: "goalpost" }] } as const;
  return {
    ...settled,
    settings: settled.settings.map((each) => {
      if (keyOf(each) !== "permissions.allow" || each.elements === undefined) return each;
      const elements = [...each.elements.filter(({ value }) => value !== edits.value), edits];
      return { ...each, elements, value: elements.map(({ value }) => value) };
    }),
  };
}

/** The value of a key, whoever set it. */
export const settingAt = ({ settings }: Pick<LaunchSettings, "settings">, key: string): unknown =>
  settings.find((each) => keyOf(each) === key)?.value;

const keyOf = ({ path }: Pick<LaunchSetting, "path">): string => path.join(".");

function requestOf(options: ClaudeCodeOptions, { allow, deny }: Pick<Rules, "allow" | "deny">): LaunchRequest {
  const { model, effort, permissionMode, allow: more, settings = {}, cwd, trustedPaths = [] } = options;
  const { setBy: name = "the caller", loosens, preset } = options;
  const own: { readonly path: readonly string[]; readonly value: unknown }[] = [];
  const add = (path: readonly string[], value: unknown): void => {
    if (value !== undefined) own.push({ path, value });
  };
  add(["permissions", "defaultMode"], permissionMode);
  add(["permissions", "allow"], more);
  for (const [path, value] of leaves(settings, [])) add(path, value);
  add(["model"], model);
  add(["effortLevel"], effort);
  const parts: readonly GivenPart[] = [
    {
      name: "the contract",
      settings: [
        { path: ["permissions", "allow"], value: allow },
        { path: ["permissions", "deny"], value: deny },
      ],
    },
    { name, isExplicit: true, loosens, settings: own },
  ];
  return {
    target: "claude-code",
    ...givenSettings("claude-code", preset?.merged, parts),
    defaults: [modeDefault],
    told,
    safe,
    isTrusted:
      options.dangerouslyBypassPermissions === true ||
      (cwd !== undefined && trustedPaths.some((path) => isWithin(cwd, path))),
  };
}

function* leaves(value: unknown, path: readonly string[]): Generator<readonly [readonly string[], unknown]> {
  const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isTable) return yield [path, value];
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
}

/** What the client is given: a file for `--settings`, and arguments for what has a flag of its own. */
export interface Handed {
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly args: readonly string[];
}

/** Model and effort have a flag each, which goes before every file. */
const flags: Readonly<Record<string, string>> = { model: "--model", effortLevel: "--effort" };

/**
 * What the client is given of the settings of a launch. The mode is handed over although it may stand in the user's own file: when the client says
 * another one, it has dropped all that came with it.
 */
export function handedOf(whoSet: LaunchSettings): Handed {
  const settings: Record<string, SettingValue> = {};
  const args: string[] = [];
  for (const { path, value, isConfigured } of whoSet.settings) {
    const key = path.join(".");
    const flag = Object.hasOwn(flags, key) && typeof value === "string" ? flags[key] : undefined;
    if (isConfigured === true && !(key === modeKey && isMode(value))) continue;
    if (flag === undefined) put(settings, path, value as SettingValue);
    else args.push(flag, String(value));
  }
  return { settings, args };
}

function put(table: Record<string, SettingValue>, [step = "", ...rest]: readonly string[], value: SettingValue): void {
  if (step === "__proto__") return;
  if (rest.length === 0) table[step] = value;
  else {
    const inner = Object.hasOwn(table, step) && isTable(table[step]) ? table[step] : {};
    table[step] = inner;
    put(inner, rest, value);
  }
}

const isTable = (value: SettingValue | undefined): value is Record<string, SettingValue> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const badOption = (option: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "claude-code/bad-option", where: `claudeCode({ ${option} })`, what, help });

const bypassUnnamed = ({ cwd }: ClaudeCodeOptions): GoalpostError =>
  new GoalpostError({
    code: "claude-code/bypass-unnamed",
    where: "claudeCode({ permissionMode })",
    what: `is bypassPermissions${cwd === undefined ? "" : ` in ${cwd}`}, which is under no trusted path: every command would run unasked, with all your rights`,
    help: "use acceptEdits; or pass trustedPaths and cwd, or dangerouslyBypassPermissions: true",
  });
