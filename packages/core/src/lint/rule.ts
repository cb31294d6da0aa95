import type { Finding, Severity } from "../errors/finding.ts";
import { requireKnown, requireNoMore } from "../errors/options.ts";
import type { Contract } from "../node/contract.ts";
import type { Limit } from "../pack/pack.ts";
import type { KnownCommand, SourceForm } from "./source-form.ts";

/** What a rule says about a place; the engine adds the rule's id, and its severity where the rule gives none. */
export interface RuleFinding extends Pick<Finding, "where" | "what" | "help"> {
  /** Only where one rule has more than one weight. A level in the settings goes before it. */
  readonly severity?: Severity;
}

/** Options of a rule, by name. */
export type RuleOptions = Readonly<Record<string, number | string | boolean | readonly string[]>>;

/** One option of a rule: its default, whose type is the option's type, and what it does. */
export interface RuleOption {
  readonly default: number | string | boolean | readonly string[];
  /** What it does, with its unit. */
  readonly summary: string;
}

/** What a rule may look at beside the contract. */
export interface RuleContext {
  /** The limits of the clients that the contract is for, by name. */
  readonly limits: Readonly<Record<string, Limit>>;
  /** The project's files, relative to its root, when they are known. */
  readonly files?: readonly string[] | undefined;
  /** Tells whether a path or glob matches a file of the project, when that is known; `files` need not be given then. */
  readonly hasFile?: ((path: string) => boolean) | undefined;
  /** Whether the commands may use the network, when the preset is known. */
  readonly network?: "allowed" | "denied" | undefined;
  /** The effort that each client will run with, by its target's name, where it is known: `{ codex: "low" }`. */
  readonly efforts?: Readonly<Record<string, string>> | undefined;
  /** The clients that the contract is for. Default: every client that we know. */
  readonly targets?: readonly string[] | undefined;
  /** The language of the contract's file, in which help is given. Default `"typescript"`. */
  readonly form?: SourceForm | undefined;
  /** The project's own commands, when they are known; help names one of them. */
  readonly commands?: readonly KnownCommand[] | undefined;
  /** What the specification that the contract reads asks for, where there is one and it can be read. */
  readonly requirements?: readonly KnownRequirement[] | undefined;
  /** The options of this rule: the settings' over the defaults. */
  readonly options?: RuleOptions | undefined;
}

/** One criterion of a specification. */
export interface KnownRequirement {
  /** By which items name it in `from`: its own id first, then that of its requirement. */
  readonly ids: readonly string[];
  readonly text: string;
  /** Where it stands: `SPEC.md:12`. */
  readonly place: string;
}

/** A contract, and what the rule may look at beside it. */
export interface RuleCase {
  readonly given: Contract;
  readonly context?: Partial<RuleContext>;
}

/** Contracts that show what a rule does; they are its documentation and its tests. */
export interface RuleCases {
  /** Contracts about which it says nothing. */
  readonly silent: Readonly<Record<string, Contract | RuleCase>>;
  /** Contracts about which it speaks, and where; with a fix, what the fix makes of them. */
  readonly speaks: Readonly<
    Record<string, RuleCase & { readonly finds: readonly string[]; readonly fixed?: Contract }>
  >;
}

/** A lint rule: one file with its documentation and its tests. */
export interface Rule {
  /** Says the good state: `done-when-has-check`. */
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  /** Where the need for the rule was seen. */
  readonly source: string;
  /** Options that settings may give. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** Whether it also reads a bare condition, a text without a contract around it. Default false. */
  readonly condition?: true;
  /** Made when asked for, so that importing a rule costs nothing. */
  readonly cases: () => RuleCases;
  readonly check: (contract: Contract, context: RuleContext) => Iterable<RuleFinding>;
  /** Fixes what can be fixed without a person; must leave nothing for the rule to say about what it fixes. */
  readonly fix?: (contract: Contract) => Contract;
}

const ruleKeys: readonly (keyof Rule)[] = [
  "id",
  "severity",
  "summary",
  "why",
  "source",
  "options",
  "condition",
  "cases",
  "check",
  "fix",
];

/**
 * Defines a rule; an organisation's rules are made the same way as ours.
 *
 * @throws GoalpostError `lint/bad-rule` for a key that a rule does not have: a misspelt `fix` would never run.
 * @example
 * defineRule({
 *   id: "goal-is-short",
 *   severity: "warning",
 *   summary: "The goal is one sentence.",
 *   why: "It is repeated at every turn.",
 *   source: "https://example.com/handbook#goals",
 *   cases: () => ({ silent: {}, speaks: {} }),
 *   *check({ blocks }) {
 *     for (const { kind, items } of blocks) {
 *       if (kind === "goal" && items.length > 1) yield { where: "goal", what: "has a why, expected none", help: "remove it" };
 *     }
 *   },
 * });
 */
export function defineRule(rule: Rule): Rule;
// @__NO_SIDE_EFFECTS__
export function defineRule(rule: Rule, ...more: readonly unknown[]): Rule {
  requireNoMore("defineRule", more, "give one object", "lint/bad-rule");
  requireKnown("defineRule", rule, ruleKeys, "lint/bad-rule");
  for (const [name, each] of Object.entries(rule.options ?? {}))
    requireKnown(`defineRule.options.${name}`, each, ["default", "summary"], "lint/bad-rule");
  return Object.freeze(rule);
}

/** Rules that a package shares. */
export interface RuleSet {
  /** The package's name, or any other that is unique. */
  readonly name: string;
  readonly rules: readonly Rule[];
}

/**
 * Defines a set of rules for a package to export.
 *
 * @throws GoalpostError `lint/bad-rule` for a key that a set does not have.
 * @example
 * defineRuleSet({ name: "@acme/goalpost-rules", rules: [] });
 */
export function defineRuleSet(set: RuleSet): RuleSet;
// @__NO_SIDE_EFFECTS__
export function defineRuleSet(set: RuleSet, ...more: readonly unknown[]): RuleSet {
  requireNoMore("defineRuleSet", more, "give all rules in one set", "lint/bad-rule");
  requireKnown("defineRuleSet", set, ["name", "rules"], "lint/bad-rule");
  return Object.freeze(set);
}

/** The value of one option: the settings', else the default. */
export function option<Value extends RuleOption["default"]>(
  context: RuleContext,
  name: string,
  fallback: Value,
): Value {
  const given = context.options?.[name];
  return given !== undefined && typeof given === typeof fallback ? (given as Value) : fallback;
}
