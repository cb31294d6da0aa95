import { GoalpostError } from "@goalpost/core";
import { readLintSettings, rules } from "@goalpost/core/internal/lint";
import type { Level, LintSettings, Rule, RuleSet } from "@goalpost/core/lint";
import type { Io } from "../io.ts";
import type { ModuleOptions } from "../modules/module-host.ts";
import { projectSettings } from "../settings/project-settings.ts";

/** What lint runs with. */
export interface LintSetup {
  readonly settings: LintSettings;
  /** The rules of other packages. */
  readonly sets: readonly RuleSet[];
  /** Every rule that there is. */
  readonly known: readonly Rule[];
  /** The presets that hold, in words: `preset acme (@acme/goalpost-preset 1.2.0)`. */
  readonly presets: readonly string[];
  /** Findings of rules that a preset holds which the project accepts, in words, with their reasons. */
  readonly accepted: readonly string[];
  /** Clients that the project's contracts are for; undefined where nothing says so. */
  readonly targets: readonly string[] | undefined;
  /** Where the project's contracts are; empty for everywhere. */
  readonly contracts: readonly string[];
}

/**
 * Reads what lint runs with: the project's settings, or the file that is named; the rules and levels of its presets; and the rule packages that it or
 * the command line names.
 *
 * @param file - A settings file; it must exist.
 * @param packages - Rule packages of the command line.
 * @throws GoalpostError `lint/unknown-rule`, `lint/bad-settings`, `lint/loosens-preset`, `lint/duplicate-rule`, `config/bad-json`, `cli/module-missing`,
 * `cli/no-exec`, and what a preset throws.
 */
export async function lintSetup(
  {
    file,
    packages,
    exec,
    timeoutSeconds,
  }: {
    readonly file: string | undefined;
    readonly packages: readonly string[];
    readonly exec: boolean;
    readonly timeoutSeconds?: number | undefined;
  },
  io: Io,
): Promise<LintSetup> {
  const { settings: project, name } = await projectSettings(io, { file, exec });
  const loading: ModuleOptions = { exec, timeoutSeconds };
  const { packages: named = [], ...raw } = project.lint ?? {};
  const sets = await setsOf([...new Set([...named, ...packages])], io, loading);
  const presets = await presetsOf(project.presets ?? [], name, io, loading);
  const all = [...sets, ...presets.sets];
  const known = [...rules, ...all.flatMap((set) => set.rules)];
  const settings = withLevels(readLintSettings(raw, known, `${name}: lint`), presets.levels, known, name);
  return {
    settings,
    sets: all,
    known,
    presets: presets.names,
    accepted: acceptedOf(settings, presets.levels),
    targets: project.targets,
    contracts: project.contracts ?? [],
  };
}

/** The least level of a rule, and the preset that says so. */
interface LeastLevel {
  readonly level: Exclude<Level, "off">;
  readonly by: string;
  /** The preset that does not let a project set the rule's options; undefined where each of them does. */
  readonly fixes: string | undefined;
}

interface PresetRules {
  readonly names: readonly string[];
  readonly sets: readonly RuleSet[];
  readonly levels: ReadonlyMap<string, LeastLevel>;
}

async function presetsOf(named: readonly string[], name: string, io: Io, loading: ModuleOptions): Promise<PresetRules> {
  if (named.length === 0) return { names: [], sets: [], levels: new Map() };
  const { presetLine, sourceText } = await import("@goalpost/config");
  const { projectPresets } = await import("../presets/project-presets.ts");
  const lines = (await projectPresets(named, name, io, loading)).flatMap(presetLine);
  const levels = new Map<string, LeastLevel>();
  const sets: RuleSet[] = [];
  const names: string[] = [];
  for (const preset of new Set(lines)) {
    const by = sourceText({ kind: "preset", ...preset });
    names.push(by);
    const own = (preset.rules ?? []) as readonly Rule[];
    if (own.length > 0) sets.push({ name: by, rules: own });
    const least = [...own.map((rule) => [rule.id, rule.severity] as const), ...Object.entries(preset.levels ?? {})];
    for (const [id, level] of least) {
      const known = levels.get(id);
      const fixes = known?.fixes ?? (preset.projectOptions?.includes(id) === true ? undefined : by);
      const isHigher = known === undefined || weight(level) >= weight(known.level);
      levels.set(id, isHigher ? { level, by, fixes } : { ...known, fixes });
    }
  }
  return { names, sets, levels };
}

const order: readonly Level[] = ["off", "info", "warning", "error"];
const weight = (level: Level): number => order.indexOf(level);

/** A project may raise what its presets say, and lower it nowhere: a single finding is accepted by `suppress`, with a reason. */
function withLevels(
  settings: LintSettings,
  levels: PresetRules["levels"],
  known: readonly Rule[],
  name: string,
): LintSettings {
  refuseBlanket(settings, levels, name);
  const merged: Record<string, NonNullable<LintSettings["rules"]>[string]> = { ...settings.rules };
  for (const [id, { level, by, fixes }] of levels) {
    const rule = known.find((each) => each.id === id);
    if (rule === undefined)
      throw bad(
        "lint/unknown-rule",
        by,
        `has a level for ${id}, which no rule is called`,
        "correct the preset's levels",
      );
    const given = merged[id];
    const own = (Array.isArray(given) ? given[0] : given) as Level | undefined;
    if (own !== undefined && weight(own) < weight(level)) {
      throw bad(
        "lint/loosens-preset",
        `${name}: lint.rules.${id}`,
        `is "${own}", and ${by} asks for "${level}"`,
        'accept single findings with a reason: "suppress": [{ "rule": "…", "item": "D3", "reason": "…" }]',
      );
    }
    if (Array.isArray(given) && Object.keys(Object(given[1])).length > 0 && fixes !== undefined)
      throw bad(
        "lint/loosens-preset",
        `${name}: lint.rules.${id}[1]`,
        `sets options of a rule that ${fixes} holds the project to, and any of them may empty it`,
        `leave them out: "${id}": "${own}"; or let the preset allow it: projectOptions: ["${id}"]`,
      );
    if (own === undefined && (weight(level) > weight(rule.severity) || settings.extends === "none")) merged[id] = level;
  }
  return { ...settings, rules: merged, held: [...levels.keys()] };
}

const acceptedOf = ({ suppress = [] }: LintSettings, levels: PresetRules["levels"]): readonly string[] =>
  suppress.flatMap(({ rule, item, contract, reason }) => {
    const by = levels.get(rule)?.by;
    if (by === undefined) return [];
    const where = `${contract === undefined ? "" : `${contract}, `}${item ?? "what is about no item"}`;
    return [`${rule} of ${by} (${where}): ${reason}`];
  });

/** A suppression that names neither an item nor a contract turns the rule off. */
function refuseBlanket({ suppress = [] }: LintSettings, levels: PresetRules["levels"], name: string): void {
  for (const [index, { rule, item, contract }] of suppress.entries()) {
    const least = levels.get(rule);
    if (least === undefined || item !== undefined || contract !== undefined) continue;
    throw bad(
      "lint/loosens-preset",
      `${name}: lint.suppress[${index}]`,
      `accepts all that ${rule} finds, and ${least.by} asks for "${least.level}"`,
      'name the contract or the item: { "rule": "…", "contract": "…", "item": "D3", "reason": "…" }',
    );
  }
}

const bad = (code: string, where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code, where, what, help });

/** The rule sets that packages export. */
async function setsOf(specifiers: readonly string[], io: Io, loading: ModuleOptions): Promise<readonly RuleSet[]> {
  if (specifiers.length === 0) return [];
  const [{ openModules }, { ruleOf }] = await Promise.all([
    import("../modules/module-host.ts"),
    import("../modules/rule-of.ts"),
  ]);
  const host = await openModules(specifiers, io, loading);
  return host.modules.flatMap(({ specifier, ruleSets }) => {
    if (ruleSets.length === 0)
      throw bad(
        "lint/bad-settings",
        specifier,
        "exports no set of rules",
        "export one: export default defineRuleSet({ name, rules })",
      );
    return ruleSets.map(({ name, rules: own }) => ({ name, rules: own.map((rule) => ruleOf(rule, host)) }));
  });
}
