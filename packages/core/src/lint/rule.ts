import type { Finding, Severity } from "../errors/finding.ts";
import type { Contract } from "../node/contract.ts";
import type { Limit } from "../pack/pack.ts";

/** What a rule says about a place; the engine adds the rule's id and severity. */
export type RuleFinding = Pick<Finding, "where" | "what" | "mend">;

/** What a rule may look at beside the contract. */
export interface RuleContext {
  /** The limits of the clients that the contract is for, by name. */
  readonly limits: Readonly<Record<string, Limit>>;
}

/** Contracts that show what a rule does; they are its documentation and its tests. */
export interface RuleCases {
  /** Contracts about which it says nothing. */
  readonly silent: Readonly<Record<string, Contract>>;
  /** Contracts about which it speaks, and where; with a fix, what the fix makes of them. */
  readonly speaks: Readonly<
    Record<string, { readonly given: Contract; readonly finds: readonly string[]; readonly fixed?: Contract }>
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
  /** Made when asked for, so that importing a rule costs nothing. */
  readonly cases: () => RuleCases;
  readonly check: (contract: Contract, context: RuleContext) => Iterable<RuleFinding>;
  /** Mends what can be mended without a person; must leave nothing for the rule to say about what it mends. */
  readonly fix?: (contract: Contract) => Contract;
}

/**
 * Defines a rule; an organisation's rules are made the same way as ours.
 *
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
 *       if (kind === "goal" && items.length > 1) yield { where: "goal", what: "has a why, expected none", mend: "remove it" };
 *     }
 *   },
 * });
 */
export const defineRule = (rule: Rule): Rule => Object.freeze(rule);
