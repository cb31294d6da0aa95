import { type Preset, presetLine } from "@goalpost/config";
import type { Contract } from "@goalpost/core";
import { lint, rules as ours } from "@goalpost/core/internal/lint";
import type { Level, Rule, RuleCase } from "@goalpost/core/lint";
import type { PartChange } from "./part-change.ts";

const order: readonly (Level | undefined)[] = ["off", "info", "warning", "error"];

/**
 * Compares the rules of two releases. What a rule does is told by its cases: where the old one spoke, the new one must speak at the same places, or
 * it lets pass what did not pass before, whatever its level.
 */
export function compareRules(before: Preset, after: Preset): readonly PartChange[] {
  const [old, now] = [rulesOf(before), rulesOf(after)];
  const changes: PartChange[] = [];
  const tell = (where: string, weight: PartChange["weight"], what: string): void =>
    void changes.push({ part: "rules", where, weight, what });
  for (const [id, rule] of old) {
    const next = now.get(id);
    if (next === undefined) {
      tell(id, "weaker", "was removed");
      continue;
    }
    for (const [name, found] of Object.entries(rule.cases().speaks)) {
      const places = new Set(findsOf(next, found));
      const lost = found.finds.filter((where) => !places.has(where));
      if (lost.length > 0)
        tell(id, "weaker", `does not speak any more of "${name}" (${[...new Set(lost)].join(", ")})`);
    }
    for (const [name, given] of Object.entries(rule.cases().silent))
      if (findsOf(next, "blocks" in given ? { given } : given).length > 0)
        tell(id, "stronger", `speaks of "${name}" now`);
    changes.push(...compareDefaults(rule, next));
  }
  for (const id of now.keys()) if (!old.has(id)) tell(id, "stronger", "is new");
  return [...changes, ...compareOptions(before, after), ...compareLevels(before, after)];
}

/** What an option is where nobody sets it may empty a rule, and no case need show it. */
const compareDefaults = (rule: Rule, next: Rule): readonly PartChange[] =>
  [...new Set([...Object.keys(rule.options ?? {}), ...Object.keys(next.options ?? {})])].flatMap((name) => {
    const [was, is] = [rule.options?.[name]?.default, next.options?.[name]?.default].map((each) => JSON.stringify(each) ?? "not there"); // biome-ignore format: one
    const what = `option ${name}: ${was} → ${is}`;
    return was === is ? [] : [{ part: "rules", where: rule.id, weight: "unknown", what }];
  });

/** An option can empty a rule: who may set it counts as the rule does. */
function compareOptions(before: Preset, after: Preset): readonly PartChange[] {
  const old = freeOptions(before);
  return [...freeOptions(after)].flatMap(([id, isFree]): readonly PartChange[] => {
    if (!old.has(id) || old.get(id) === isFree) return [];
    const what = `a project ${isFree ? "may set its options now" : "sets its options no more"}`;
    return [{ part: "rules", where: id, weight: isFree ? "weaker" : "stronger", what }];
  });
}

/** Of each rule that a preset of the line holds, whether all that do let a project set its options. */
function freeOptions(preset: Preset): ReadonlyMap<string, boolean> {
  const free = new Map<string, boolean>();
  for (const { rules = [], levels = {}, projectOptions = [] } of presetLine(preset))
    for (const id of [...(rules as readonly Rule[]).map((rule) => rule.id), ...Object.keys(levels)])
      free.set(id, (free.get(id) ?? true) && projectOptions.includes(id));
  return free;
}

function compareLevels(before: Preset, after: Preset): readonly PartChange[] {
  const [old, now] = [levelsOf(before), levelsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): readonly PartChange[] => {
    const own = ours.find((rule) => rule.id === id)?.severity;
    const [was, is] = [old.get(id) ?? own, now.get(id) ?? own];
    if (was === is || (was !== undefined && is === undefined && rulesOf(before).has(id))) return [];
    if (was === undefined && rulesOf(after).has(id)) return [];
    const isLower = order.indexOf(is ?? "off") < order.indexOf(was ?? "off");
    return [
      {
        part: "rules",
        where: id,
        weight: isLower ? "weaker" : "stronger",
        what: `${was ?? "not said"} → ${is ?? "not said"}`,
      },
    ];
  });
}

const rulesOf = (preset: Preset): ReadonlyMap<string, Rule> =>
  new Map(
    presetLine(preset).flatMap(({ rules = [] }) => (rules as readonly Rule[]).map((rule) => [rule.id, rule] as const)),
  );

/** The level that each rule has at least: its own, and what the presets say. */
function levelsOf(preset: Preset): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>([...rulesOf(preset)].map(([id, { severity }]) => [id, severity]));
  for (const { levels: given = {} } of presetLine(preset)) {
    for (const [id, level] of Object.entries(given)) {
      const least = levels.get(id) ?? ours.find((rule) => rule.id === id)?.severity ?? "off";
      levels.set(id, order.indexOf(level) > order.indexOf(least) ? level : least);
    }
  }
  return levels;
}

const findsOf = (rule: Rule, { given, context = {} }: RuleCase & { readonly given: Contract }): readonly string[] =>
  lint(given, { rules: [rule], ...contextOf(context) }).flatMap(({ ruleId, where }) =>
    ruleId === rule.id ? [where] : [],
  );

/** Options of the rule itself are not given to lint this way. */
const contextOf = ({ options: _, ...context }: NonNullable<RuleCase["context"]>): object => context;
