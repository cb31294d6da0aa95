import type { Finding } from "../errors/finding.ts";
import type { Contract } from "../node/contract.ts";
import type { Rule, RuleContext } from "./rule.ts";
import { recommended } from "./rule-sets.ts";

/** Options of {@link lint}. */
export interface LintOptions extends Partial<RuleContext> {
  /** The rules to run. Default: {@link recommended}. */
  readonly rules?: readonly Rule[] | undefined;
}

/** The strictest limit of the clients that we know; used where no target is named. */
const anyClient: RuleContext["limits"] = {
  "any client": { max: 4000, unit: "utf16", source: "Codex 0.169.0 and Claude Code 2.1.330", seen: "2026-11-22" },
};

/**
 * Runs lint rules on a contract.
 *
 * @param options - `rules`, default `recommended`; `limits` of the clients that it is for, default 4,000 UTF-16 code units.
 * @returns What they found, in the contract's order.
 * @example
 * lint(goal("Port it.").doneWhen("the code is clean").build()).map(({ ruleId }) => ruleId);
 */
export function lint(
  contract: Contract,
  { rules = recommended, limits = anyClient }: LintOptions = {},
): readonly Finding[] {
  const findings = rules.flatMap(({ id, severity, check }) =>
    [...check(contract, { limits })].map((found): Finding => ({ ruleId: id, severity, ...found })),
  );
  const order = new Map(contract.blocks.map(({ kind }, index) => [kind as string, index]));
  const rank = ({ where }: Finding): number => order.get(/^[a-z_]+/.exec(where)?.[0] ?? "") ?? -1;
  return findings.toSorted((left, right) => rank(left) - rank(right));
}

/**
 * Applies the fixes of rules that have one.
 *
 * @example
 * fix(goal("Port it.").doneWhen("`pnpm test` exits 0").build());
 */
export function fix(contract: Contract, { rules = recommended }: Pick<LintOptions, "rules"> = {}): Contract {
  return rules.reduce((fixed, rule) => rule.fix?.(fixed) ?? fixed, contract);
}
