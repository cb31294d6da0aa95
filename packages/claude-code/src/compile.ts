import type { LaunchSettings } from "@goalpost/config/launch";
import type { CompileTarget, Contract, Launch, LaunchFile, TextCost } from "@goalpost/core";
import { clientPackings, measure, packFor, requireId, toldContract } from "@goalpost/core/adapter";
import { requireKnown, requireNoMore } from "@goalpost/core/errors";
import type { Bounds } from "@goalpost/target";
import { boundsOf, versionOption } from "@goalpost/target/adapter";
import { sha256 } from "@goalpost/target/internal";
import { conditionLimit, conditionShown } from "./facts.ts";
import { handedOf, launchSettings, settingAt } from "./launch-settings.ts";
import { rulesOf } from "./permissions.ts";
import { promptText, skillText } from "./prompt.ts";
import { type ClaudeCodeOptions, isMode, optionNames, rootWarnings, type SettingValue } from "./settings.ts";
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
  /** Who set each setting, those of the user's own that decide how it runs among them. */
  readonly whoSet: LaunchSettings;
  /** The bounds of stop_when, the narrowest of each kind. */
  readonly bounds: Bounds;
}

/**
 * Makes the Claude Code target.
 *
 * @param options - Model, permission mode and other settings; see {@link ClaudeCodeOptions}. Where neither these nor the user's own settings say it: mode `acceptEdits`.
 * @throws GoalpostError `claude-code/bad-option`, also for an option that there is not; `claude-code/bypass-unnamed` for `bypassPermissions` outside of a trusted path; `compile`
 * throws `pack/over-limit` when the goal alone is too long, `contract/no-id` when there is no id.
 * @example
 * import { command, goal } from "@goalpost/core";
 * import { claudeCode } from "@goalpost/claude-code";
 * const launch = claudeCode().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * console.log(launch.condition.length <= 4000); // true
 */
export function claudeCode(options?: ClaudeCodeOptions): CompileTarget<ClaudeCodeLaunch>;
export function claudeCode(
  options: ClaudeCodeOptions = {},
  ...more: readonly unknown[]
): CompileTarget<ClaudeCodeLaunch> {
  requireNoMore("claudeCode", more, "give one object of options", "claude-code/bad-option");
  requireKnown("claudeCode", options, optionNames, "claude-code/bad-option");
  // what is wrong with the options is said before there is a contract
  launchSettings(options, { allow: [], deny: [] });
  const version = versionOption({ area: "claude-code", maker: "claudeCode" }, options.clientVersion, testedVersion);
  const { root = process.getuid?.() === 0, sandboxed = ["1", "true", "yes"].includes(process.env.IS_SANDBOX ?? "") } =
    options;
  return {
    name: "claude-code",
    limits: { condition: conditionLimit },
    compile: (contract, ...rest: readonly unknown[]) => {
      requireNoMore("compile", rest, "give options to claudeCode({ … })", "claude-code/bad-option");
      return compile(contract, version, { ...options, root, sandboxed });
    },
  };
}

function compile(
  given: Contract,
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
  const whoSet = launchSettings(options, rules);
  const { settings, args } = handedOf(whoSet);
  const seen = settingAt(whoSet, "permissions.defaultMode");
  const mode = isMode(seen) ? seen : "default";
  const skill = options.skill === true ? skillFile(contract) : undefined;
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
    whoSet,
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
      ...warningsOf(contract, mode, version, effortOptions(options, whoSet)),
    ],
    trace: packed.trace,
  };
}

/** What the effort depends on, with what a preset says of it. */
function effortOptions(options: ClaudeCodeOptions, whoSet: LaunchSettings): ClaudeCodeOptions {
  const [model, effort] = [settingAt(whoSet, "model"), settingAt(whoSet, "effortLevel")];
  return {
    ...options,
    ...(typeof model === "string" ? { model } : {}),
    ...(typeof effort === "string" ? { effort: effort as NonNullable<ClaudeCodeOptions["effort"]> } : {}),
  };
}

function skillFile(contract: Contract): LaunchFile {
  const text = skillText(contract);
  return { path: `.claude/skills/${contract.id}/SKILL.md`, text, sha256: sha256(text) };
}
