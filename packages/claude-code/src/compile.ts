import {
  type Contract,
  clientPackings,
  type Launch,
  type LaunchFile,
  measure,
  packFor,
  requireId,
  type Target,
  type TextCost,
  toldContract,
} from "@goalpost/core";
import { requireKnown, requireNoMore } from "@goalpost/core/errors";
import { type Bounds, boundsOf, sha256, versionOption } from "@goalpost/target";
import { conditionLimit, conditionShown } from "./facts.ts";
import { type Rules, rulesOf } from "./permissions.ts";
import { promptText, skillText } from "./prompt.ts";
import {
  type ClaudeCodeOptions,
  mergeSettings,
  optionNames,
  type PermissionMode,
  permissionModeOf,
  rootWarnings,
  type SettingValue,
} from "./settings.ts";
import { testedVersion } from "./tested.gen.ts";
import { rewritePlaceholders, safeCondition, safePrompt } from "./texts.ts";
import { warningsOf } from "./warnings.ts";

/** What Claude Code is given for a contract: a plain value. */
export interface ClaudeCodeLaunch extends Launch {
  readonly target: "claude-code";
  /** What stands behind `/goal`, at most 4,000 UTF-16 code units. */
  readonly condition: string;
  /** Its length in UTF-16 code units. */
  readonly length: number;
  /** How often the model is shown it, by facts.ts: so it is kept short. */
  readonly cost: TextCost;
  /** The whole contract as a prompt, for a run without /goal. */
  readonly prompt: string;
  /** For `--settings`: rules that allow the runner and the contract's own commands. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** Further arguments of the client: model and effort. */
  readonly args: readonly string[];
  /** The bounds of stop_when, the narrowest of each kind. */
  readonly bounds: Bounds;
}

/**
 * Makes the Claude Code target.
 *
 * @param options - Model, permission mode and other settings; see {@link ClaudeCodeOptions}. Default mode `acceptEdits`.
 * @throws GoalpostError `claude-code/bad-option`, also for an option that there is not; `claude-code/bypass-unnamed` for `bypassPermissions` outside of a trusted path; `compile`
 * throws `pack/over-limit` when the goal alone is too long, `contract/no-id` when there is no id.
 * @example
 * import { command, goal } from "@goalpost/core";
 * import { claudeCode } from "@goalpost/claude-code";
 * const launch = claudeCode().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * console.log(launch.condition.length <= 4000); // true
 */
export function claudeCode(options?: ClaudeCodeOptions): Target<ClaudeCodeLaunch>;
export function claudeCode(options: ClaudeCodeOptions = {}, ...more: readonly unknown[]): Target<ClaudeCodeLaunch> {
  requireNoMore("claudeCode", more, "give one object of options", "claude-code/bad-option");
  requireKnown("claudeCode", options, optionNames, "claude-code/bad-option");
  const mode = permissionModeOf(options);
  const version = versionOption({ area: "claude-code", maker: "claudeCode" }, options.clientVersion, testedVersion);
  const { root = process.getuid?.() === 0, sandboxed = ["1", "true", "yes"].includes(process.env.IS_SANDBOX ?? "") } =
    options;
  return {
    name: "claude-code",
    limits: { condition: conditionLimit },
    compile: (contract, ...rest: readonly unknown[]) => {
      requireNoMore("compile", rest, "give options to claudeCode({ … })", "claude-code/bad-option");
      return compile(contract, mode, version, { ...options, root, sandboxed });
    },
  };
}

function compile(
  given: Contract,
  mode: PermissionMode,
  version: string,
  options: ClaudeCodeOptions & { readonly root: boolean; readonly sandboxed: boolean },
): ClaudeCodeLaunch {
  const contract = toldContract(given);
  requireId(contract);
  let raw = "";
  const sent = (text: string): string => {
    raw = text;
    return rewritePlaceholders(text, version);
  };
  const packed = packFor(contract, { ...clientPackings["claude-code"], sent }, sha256);
  const [file] = packed.files;
  const condition = safeCondition(raw, version);
  const prompt = safePrompt(promptText(contract, file), "prompt", version);
  const rules = rulesOf(contract);
  const settings = settingsOf(mode, rules, options);
  const skill = options.skill === true ? skillFile(contract) : undefined;
  const args = argsOf(options);
  const head = ["claude", "-p", "--output-format", "stream-json", "--verbose", ...args];
  const json = JSON.stringify(settings);
  return {
    target: "claude-code",
    id: contract.id,
    condition: condition.text,
    length: condition.text.length,
    cost: {
      tokens: measure(condition.text).estimatedTokens,
      timesAtStart: conditionShown.atStart,
      timesAfterNo: conditionShown.afterNo,
    },
    prompt: prompt.text,
    settings,
    args,
    bounds: boundsOf(contract),
    files: skill === undefined ? packed.files : [...packed.files, skill],
    argv: {
      goal: [...head, "--settings", json, `/goal ${condition.text}`],
      prompt: [...head, "--settings", json],
      tui: ["claude", ...args, "--settings", json],
      ...(skill === undefined ? {} : { skill: [...head, "--settings", json, `/${contract.id}`] }),
    },
    warnings: [
      ...condition.warnings,
      ...prompt.warnings,
      ...rules.warnings,
      ...rootWarnings(mode, version, options.root, options.sandboxed),
      ...warningsOf(contract, mode, version, options),
    ],
    trace: packed.trace,
  };
}

function settingsOf(
  mode: PermissionMode,
  { allow, deny }: Rules,
  { allow: more = [], settings = {} }: ClaudeCodeOptions,
): Readonly<Record<string, SettingValue>> {
  // by facts.ts, dontAskEditsNothing
  const edits = mode === "dontAsk" ? ["Edit(./**)"] : [];
  const ours = { permissions: { defaultMode: mode, allow: [...allow, ...edits, ...more], deny: [...deny] } };
  return mergeSettings(ours, settings);
}

const argsOf = ({ model, effort }: ClaudeCodeOptions): readonly string[] => [
  ...(model === undefined ? [] : ["--model", model]),
  ...(effort === undefined ? [] : ["--effort", effort]),
];

function skillFile(contract: Contract): LaunchFile {
  const text = skillText(contract);
  return { path: `.claude/skills/${contract.id}/SKILL.md`, text, sha256: sha256(text) };
}
