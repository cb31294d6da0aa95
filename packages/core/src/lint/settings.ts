import type { Severity } from "../errors/finding.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { nearest } from "../errors/nearest.ts";
import type { Rule, RuleOption, RuleOptions } from "./rule.ts";

/** How much a rule's findings weigh; `off` turns it off. */
export type Level = Severity | "off";

/** A finding that is known and accepted, with the reason. */
export interface Suppression {
  /** The rule's id. */
  readonly rule: string;
  /** The item's id: `D3`. Default: the whole contract. */
  readonly item?: string | undefined;
  /** The contract's id. Default: every contract that is linted with these settings. */
  readonly contract?: string | undefined;
  /** Why it is accepted; at least 1 character. */
  readonly reason: string;
}

/** Settings of lint, as they stand in a configuration file. */
export interface LintSettings {
  /** The rules to begin with. Default `"recommended"`. */
  readonly extends?: "recommended" | "strict" | "none" | undefined;
  /** Level of a rule, or level and options, by the rule's id. */
  readonly rules?: Readonly<Record<string, Level | readonly [level: Level, options: RuleOptions]>> | undefined;
  readonly suppress?: readonly Suppression[] | undefined;
  /** Ids of rules of which a suppression that names no item hides only what is about no item: those that a preset holds. Default: none. */
  readonly held?: readonly string[] | undefined;
}

const levels: readonly string[] = ["off", "info", "warning", "error"];
const bases: readonly string[] = ["recommended", "strict", "none"];

/**
 * Reads lint settings of JSON, and checks every name in them.
 *
 * @param known - Every rule that the settings may name.
 * @param where - The name that errors give the settings. Default `"lint"`.
 * @throws GoalpostError `lint/unknown-rule` with the nearest name, `lint/bad-settings` for anything else.
 * @example
 * readLintSettings({ rules: { length: "off" } }, rules);
 */
export function readLintSettings(value: unknown, known: readonly Rule[], where = "lint"): LintSettings {
  const settings = record(value, where);
  onlyKeys(settings, ["extends", "rules", "suppress", "held"], where);
  const { extends: base, rules = {}, suppress = [], held = [] } = settings;
  if (base !== undefined && !bases.includes(base as string)) throw bad(`${where}.extends`, base, bases);
  for (const [id, level] of Object.entries(record(rules, `${where}.rules`))) {
    readLevel(ruleOf(id, known, `${where}.rules`), level, `${where}.rules.${id}`);
  }
  if (typeOf(held) !== "an array of strings") throw bad(`${where}.held`, held, ["an array of strings"]);
  if (!Array.isArray(suppress)) throw bad(`${where}.suppress`, suppress, ["an array"]);
  for (const [index, entry] of suppress.entries()) readSuppression(entry, known, `${where}.suppress[${index}]`);
  // Every field was looked at above.
  return value as LintSettings;
}

function readLevel(rule: Rule, value: unknown, where: string): void {
  const [level, options] = Array.isArray(value) ? (value as unknown[]) : [value, undefined];
  if (typeof level !== "string" || !levels.includes(level)) throw bad(where, level, levels);
  if (options === undefined) return;
  const names = Object.keys(rule.options ?? {});
  for (const [name, given] of Object.entries(record(options, `${where}[1]`))) {
    const declared: RuleOption | undefined = rule.options?.[name];
    if (declared === undefined) throw unknown("lint/bad-settings", `${where}[1].${name}`, "an option", name, names);
    const wanted = typeOf(declared.default);
    if (typeOf(given) !== wanted) throw bad(`${where}[1].${name}`, given, [wanted]);
  }
}

function readSuppression(entry: unknown, known: readonly Rule[], where: string): void {
  const { rule, item, contract, reason, ...rest } = record(entry, where);
  onlyKeys(rest, [], where);
  if (typeof rule !== "string") throw bad(`${where}.rule`, rule, ["a rule's id"]);
  ruleOf(rule, known, `${where}.rule`);
  for (const [name, value] of Object.entries({ item, contract })) {
    if (value !== undefined && typeof value !== "string") throw bad(`${where}.${name}`, value, ["an id"]);
  }
  if (typeof reason !== "string" || reason.trim() === "") {
    throw new GoalpostError({
      code: "lint/bad-settings",
      where: `${where}.reason`,
      what: `is ${reason === undefined ? "missing" : "empty"}, expected why the finding is accepted`,
      help: 'add it: { rule: "…", item: "D3", reason: "a person reads the errors in review" }',
    });
  }
}

function ruleOf(id: string, known: readonly Rule[], where: string): Rule {
  const found = known.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const ids = known.map((rule) => rule.id);
  throw unknown("lint/unknown-rule", where, "a rule", id, ids);
}

function unknown(code: string, where: string, kind: string, name: string, names: readonly string[]): GoalpostError {
  const near = nearest(name, names);
  return new GoalpostError({
    code,
    where,
    what: `"${name}" is not ${kind} that lint knows${names.length === 0 ? "" : `, expected one of ${names.join(", ")}`}`,
    help: near === undefined ? "remove it, or add the package that has it" : `write "${near}"`,
  });
}

function record(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw bad(where, value, ["an object"]);
  return value as Readonly<Record<string, unknown>>;
}

function onlyKeys(value: object, keys: readonly string[], where: string): void {
  const odd = Object.keys(value).find((key) => !keys.includes(key));
  if (odd !== undefined) throw unknown("lint/bad-settings", `${where}.${odd}`, "a key", odd, keys);
}

const bad = (where: string, seen: unknown, expected: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "lint/bad-settings",
    where,
    what: `is ${seen === undefined ? "missing" : JSON.stringify(seen)}, expected ${expected.join(" or ")}`,
    help: `give ${expected.join(" or ")}`,
  });

const typeOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.every((each) => typeof each === "string")
      ? "an array of strings"
      : "an array"
    : typeof value;
