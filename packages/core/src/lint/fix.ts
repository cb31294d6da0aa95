import type { Finding } from "../errors/finding.ts";
import type { Contract, Identified, Item } from "../node/contract.ts";
import { activeRules, type LintOptions, requireLintOptions } from "./lint.ts";
import { itemsOf } from "./texts.ts";

/** What {@link applyFixes} did. */
export interface FixResult {
  readonly contract: Contract;
  /** What was changed, by rule. */
  readonly fixed: readonly Pick<Finding, "ruleId" | "where">[];
  /** Fixes that were not applied, because another had changed the same item. */
  readonly conflicts: readonly Finding[];
}

/**
 * Applies the fixes of rules that have one, each once and in order. A fix that would change an item that another has changed is left out and
 * reported: run again, and it sees the changed item.
 *
 * @example
 * applyFixes(goal("Port it.").doneWhen("`pnpm test` exits 0").build()).fixed; // [{ ruleId: "claim-is-a-command", where: "done_when[0]" }]
 */
export function applyFixes(contract: Contract, options: LintOptions = {}): FixResult {
  requireLintOptions("applyFixes", options);
  const fixed: Pick<Finding, "ruleId" | "where">[] = [];
  const conflicts: Finding[] = [];
  const owners = new Map<string, string>();
  let current = contract;
  for (const { rule } of activeRules(options)) {
    if (rule.fix === undefined) continue;
    const next = rule.fix(current);
    const changed = changedItems(current, next);
    const clash = changed.find(({ id }) => owners.has(id));
    if (clash !== undefined) {
      conflicts.push({
        ruleId: rule.id,
        severity: "warning",
        where: clash.where,
        what: `its fix was not applied: the fix of ${owners.get(clash.id)} has changed the same item`,
        help: "look at the result, and run --fix again",
      });
      continue;
    }
    for (const { id, where } of changed) {
      owners.set(id, rule.id);
      fixed.push({ ruleId: rule.id, where });
    }
    current = next;
  }
  return { contract: current, fixed, conflicts };
}

/**
 * Applies the fixes of rules that have one; {@link applyFixes} also says which.
 *
 * @example
 * fix(goal("Port it.").doneWhen("`pnpm test` exits 0").build());
 */
export function fix(contract: Contract, options: LintOptions = {}): Contract {
  requireLintOptions("fix", options);
  return applyFixes(contract, options).contract;
}

/** The items that a fix changed or took out, by id and place in the contract before it. */
function changedItems(before: Contract, after: Contract): readonly { readonly id: string; readonly where: string }[] {
  const left = new Map<string, Identified<Item>>(
    after.blocks.flatMap(({ items }) => items.map((item): [string, Identified<Item>] => [item.id, item])),
  );
  return [...itemsOf(before)].flatMap(({ item, where }) => {
    const now = left.get(item.id);
    const same = now === item || (now !== undefined && JSON.stringify(now) === JSON.stringify(item));
    return same ? [] : [{ id: item.id, where }];
  });
}
