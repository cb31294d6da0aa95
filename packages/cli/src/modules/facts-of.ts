import { existsSync, readFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { GoalpostError } from "@goalpost/core";
import type { Rule, RuleSet } from "@goalpost/core/lint";
import type { ModuleFacts, PresetFacts, RuleFacts } from "./message.ts";
import { templatesOf } from "./template-sample.ts";

/** A preset as anybody may have made it: its fields are checked when it is made anew from its data. */
interface AnyPreset extends Readonly<Record<string, unknown>> {
  readonly name: string;
}

const builder = Symbol.for("goalpost.builder");

/** The fields that are taken over as they are. */
const dataKeys = [
  "version",
  "package",
  "why",
  "cases",
  "codex",
  "claudeCode",
  "loosens",
  "layer",
  "needsTrustedProjects",
  "differences",
  "levels",
  "projectOptions",
  "room",
  "skills",
] as const;

/**
 * Says as data what a module exports: presets and sets of rules, told by their fields, never by instanceof, as they may come from another copy of
 * our packages.
 *
 * @param kept - What the child keeps: the rules, to which those of the module are added, and the file in which each preset was made.
 * @throws GoalpostError `config/bad-preset`.
 */
export function factsOf(
  specifier: string,
  url: string,
  exports: Readonly<Record<string, unknown>>,
  {
    rules,
    origins,
    templates,
  }: {
    readonly rules: Rule[];
    readonly origins: ReadonlyMap<object, string>;
    readonly templates: ((row: unknown) => unknown)[];
  },
): ModuleFacts {
  // a CommonJS package may be its set: module.exports = defineRuleSet(…)
  const values = [...new Set([exports, ...Object.values(exports)])];
  const manifest = manifestOf(url);
  const presets = [...new Map(values.filter(isPreset).map((preset) => [preset.name, preset])).values()];
  // One that was made by hand is of the package that exports it.
  const packageOf = (preset: AnyPreset): ModuleFacts["package"] => {
    const made = origins.get(preset);
    return made === undefined ? (presets.includes(preset) ? manifest.own : undefined) : manifestOf(made).own;
  };
  const keyOf = (rule: Rule): RuleFacts => {
    const at = rules.indexOf(rule);
    if (at === -1) rules.push(rule);
    return factsOfRule(rule, at === -1 ? rules.length - 1 : at);
  };
  return {
    specifier,
    url,
    ...(manifest.own === undefined ? {} : { package: manifest.own }),
    peers: manifest.peers,
    presets: presets.map((preset) => lineOf(preset, [], packageOf, keyOf)),
    templates: Object.entries(exports).flatMap(([name, value]) =>
      isTemplate(value) ? [{ name, key: templates.push(value) - 1 }] : [],
    ),
    ...settingsIn(exports.default),
    ruleSets: values.filter(isRuleSet).map(({ name, rules: own }) => ({ name, rules: own.map(keyOf) })),
  };
}

/** The settings that goalpost.ts exports. */
function settingsIn(value: unknown): Pick<ModuleFacts, "settings"> {
  if (typeof value !== "object" || value === null || isPreset(value) || isRuleSet(value)) return {};
  return { settings: plain({ name: "settings" }, "settings", value) };
}

const isPreset = (value: unknown): value is AnyPreset =>
  typeof value === "object" && value !== null && "name" in value && "why" in value && "cases" in value;

const isTemplate = (value: unknown): value is (row: unknown) => unknown =>
  typeof value === "function" && Symbol.for("goalpost.template") in value;

const isRule = (value: unknown): value is Rule => typeof Object(value).check === "function" && "id" in Object(value);

const isRuleSet = (value: unknown): value is RuleSet => {
  const { name, rules } = Object(value) as Partial<RuleSet>;
  return !isPreset(value) && typeof name === "string" && Array.isArray(rules) && rules.every(isRule);
};

function factsOfRule({ check: _, cases: __, fix, ...rule }: Rule, key: number): RuleFacts {
  const { id, severity, summary, why, source, options, condition } = rule;
  return {
    key,
    id,
    severity,
    summary,
    why,
    source,
    ...(options === undefined ? {} : { options }),
    ...(condition === undefined ? {} : { condition }),
    fixes: fix !== undefined,
  };
}

/** A preset and what it extends, the lowest first, each once. */
function lineOf(
  preset: AnyPreset,
  above: readonly AnyPreset[],
  packageOf: (preset: AnyPreset) => ModuleFacts["package"],
  keyOf: (rule: Rule) => RuleFacts,
): readonly PresetFacts[] {
  if (above.includes(preset)) throw bad(preset, "extends itself", "let it extend another, or none");
  const base = preset.extends === undefined ? [] : [preset.extends].flat();
  const odd = base.find((each) => !isPreset(each));
  if (odd !== undefined) throw bad(preset, "extends what is not a preset", "give what definePreset({ … }) made");
  const below = base.filter(isPreset).flatMap((each) => lineOf(each, [...above, preset], packageOf, keyOf));
  const from = preset.package === undefined && preset.version === undefined ? packageOf(preset) : undefined;
  const facts: PresetFacts = {
    name: preset.name,
    data: {
      ...Object.fromEntries(
        dataKeys.flatMap((key) => (preset[key] === undefined ? [] : [[key, plain(preset, key, preset[key])]])),
      ),
      ...(from === undefined ? {} : { package: from }),
    },
    rules: rulesOf(preset).map(keyOf),
    fragments: fragmentsOf(preset),
    templates: templatesOf(preset.templates),
  };
  return [...new Map([...below, facts].map((each) => [JSON.stringify([each.name, each.data]), each])).values()];
}

const rulesOf = ({ rules }: AnyPreset): readonly Rule[] =>
  (Array.isArray(rules) ? rules : []).flatMap((each: unknown) => (isRule(each) ? [each] : isRuleSet(each) ? each.rules : [])); // biome-ignore format: one

const fragmentsOf = ({ fragments }: AnyPreset): PresetFacts["fragments"] =>
  (Array.isArray(fragments) ? fragments : []).flatMap((each: unknown) => {
    const draft = Object(each)[builder] as { fragment?: string; parts?: readonly unknown[] } | undefined;
    return typeof draft?.fragment === "string" ? [{ name: draft.fragment, parts: draft.parts ?? [] }] : [];
  });

/** A value that has a form as JSON; what has none would be lost on the way. */
function plain(preset: AnyPreset, path: string, value: unknown): unknown {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint")
    throw bad(preset, `${path} is a ${typeof value}, expected a value`, "write the value itself");
  if (Array.isArray(value)) return value.map((each, index) => plain(preset, `${path}[${index}]`, each));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(preset, `${path}.${key}`, inner)]));
}

const bad = ({ name }: AnyPreset, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "config/bad-preset", where: `preset ${name}`, what, help });

/** The package that a file belongs to, and the versions of ours that it is for. */
function manifestOf(url: string): { readonly own?: ModuleFacts["package"]; readonly peers: ModuleFacts["peers"] } {
  const file = fileURLToPath(url);
  for (let folder = dirname(file); folder !== parse(folder).root; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (!existsSync(path)) continue;
    const { name, version, peerDependencies } = Object(readJson(path)) as Record<string, unknown>;
    if (typeof name !== "string" || typeof version !== "string") continue;
    const peers = Object.entries(Object(peerDependencies)).filter(
      (entry): entry is [string, string] => /^@?goalpost(?:\/|$)/.test(entry[0]) && typeof entry[1] === "string",
    );
    return { own: { name, version }, peers: Object.fromEntries(peers) };
  }
  return { peers: {} };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
