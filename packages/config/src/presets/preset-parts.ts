import type { ContractBuilder } from "@goalpost/core";
import { GoalpostError, requireKnown } from "@goalpost/core/errors";
import type { Level, Rule, RuleSet } from "@goalpost/core/lint";

/** A fragment, as `fragment("name")` makes it. */
export type PresetFragment = ContractBuilder<"goal" | "doneWhen">;

/** A skill, as `defineSkill` of @goalpost/skills makes it. */
export interface PresetSkill {
  readonly name: string;
  readonly description: string;
  /** Its files by their path in the skill's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** How the rooms of an organisation's projects are made: the fields of `RoomSettings` of @goalpost/verify, which says what each does. */
export interface PresetRoom {
  readonly setup?: readonly string[];
  readonly warm?: readonly string[];
  readonly network?: boolean | { readonly setup?: boolean; readonly checks?: boolean | readonly string[] };
  readonly env?: readonly string[];
  readonly expose?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  readonly git?: "history";
  readonly ignore?: readonly string[];
  readonly isolation?: "runner";
}

/** What a template of a preset makes: a contract, or a fragment. Each kind by name, since none of them is assignable to another. */
type PresetTemplate = ContractBuilder | ContractBuilder<"doneWhen"> | ContractBuilder<"goal"> | PresetFragment;

/** What a preset shares beside the clients' settings. */
export interface PresetParts {
  /** Items that contracts take over with `.use(…)`. Default: none. */
  readonly fragments?: readonly PresetFragment[];
  /** Lint rules for every contract of a project that names the preset. Default: none. */
  readonly rules?: readonly (Rule | RuleSet)[];
  /** The least level of rules, ours or the preset's: a project may raise it, and lower it nowhere. Default: each rule's own. */
  readonly levels?: Readonly<Record<string, Exclude<Level, "off">>>;
  /** Ids of the rules above whose options a project may set; it sets no option of any other that the preset holds it to. Default: none. */
  readonly projectOptions?: readonly string[];
  /** Contracts with parameters, by name, as `template(…)` makes them. Default: none. */
  readonly templates?: Readonly<Record<string, (params: never) => PresetTemplate>>;
  /** Skills that `goalpost skills install` puts where the clients look. Default: none. */
  readonly skills?: readonly PresetSkill[];
  /** How rooms are made. What it says of network, env, expose, git and ignore a project narrows, and widens nowhere. Default: nothing is said. */
  readonly room?: PresetRoom;
}

const roomKeys: readonly (keyof PresetRoom)[] = [
  "setup",
  "warm",
  "network",
  "env",
  "expose",
  "git",
  "ignore",
  "isolation",
];
const levels: readonly string[] = ["info", "warning", "error"];

/**
 * Holds the parts to their kinds: plain JavaScript gets the compiler's answer too.
 *
 * @throws GoalpostError `config/bad-preset`.
 * @internal
 */
export function requireParts(name: string, parts: PresetParts): void {
  const {
    fragments = [],
    rules = [],
    levels: given = {},
    projectOptions = [],
    templates = {},
    skills = [],
    room = {},
  } = parts;
  const fail = (where: string, what: string, help: string) =>
    new GoalpostError({ code: "config/bad-preset", where: `preset ${name}: ${where}`, what, help });
  each("fragments", fragments, fail, isFragment, "a fragment", 'write fragment("acme-git").constraints(…)');
  each(
    "rules",
    rules,
    fail,
    isRuleOrSet,
    "a rule or a set of rules",
    "write defineRule({ … }) or defineRuleSet({ … })",
  );
  each("skills", skills, fail, isSkill, "a skill", "write defineSkill({ … }) of @goalpost/skills");
  for (const [id, level] of entriesOf("levels", given, fail))
    if (!levels.includes(level as string))
      throw fail(`levels.${id}`, `is ${JSON.stringify(level)}, expected one of ${levels.join(", ")}`, 'write "error"');
  if (!Array.isArray(projectOptions) || projectOptions.some((id) => typeof id !== "string"))
    throw fail("projectOptions", "is not a list of rule ids", 'write projectOptions: ["length"]');
  for (const [key, value] of entriesOf("templates", templates, fail))
    if (typeof value !== "function")
      throw fail(`templates.${key}`, "is not a template", "write template(schema, build)");
  requireKnown(`preset ${name}: room`, room, roomKeys, "config/bad-preset");
}

type Fail = (where: string, what: string, help: string) => GoalpostError;

function each(
  field: string,
  list: unknown,
  fail: Fail,
  holds: (value: object) => boolean,
  kind: string,
  help: string,
): void {
  if (!Array.isArray(list)) throw fail(field, "is not a list", `write ${field}: [ … ]`);
  const odd = list.findIndex((value) => (typeof value !== "object" && typeof value !== "function") || value === null || !holds(value)); // biome-ignore format: one
  if (odd !== -1) throw fail(`${field}[${odd}]`, `is not ${kind}`, help);
}

function entriesOf(field: string, value: unknown, fail: Fail): readonly (readonly [string, unknown])[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw fail(field, "is not an object", `write ${field}: { … }`);
}

/** By its mark and not by its class: it may come from another copy of core. */
const isFragment = (value: object): boolean =>
  typeof (value as { [builder]?: { fragment?: unknown } })[builder]?.fragment === "string";
const builder = Symbol.for("goalpost.builder");

const isRuleOrSet = (value: object): boolean => isRule(value) || isRuleSet(value);
const isRule = (value: object): boolean => "id" in value && typeof (value as Rule).check === "function";

/** Whether a value is a set of rules, whichever copy of core made it. */
const isRuleSet = (value: object): boolean =>
  typeof (value as RuleSet).name === "string" &&
  Array.isArray((value as RuleSet).rules) &&
  (value as RuleSet).rules.every((rule) => typeof rule === "object" && rule !== null && isRule(rule));

const isSkill = (value: object): boolean =>
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(String((value as PresetSkill).name)) &&
  typeof (value as PresetSkill).files?.["SKILL.md"] === "string";
