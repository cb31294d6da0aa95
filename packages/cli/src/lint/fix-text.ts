import { type Contract, type Finding, render } from "@goalpost/core";
import { applyFixes, locate, positionsInJson, positionsInText } from "@goalpost/core/internal/lint";
import type { LintOptions, Positions, SourceContract } from "@goalpost/core/lint";

/** What fixing made of a text. */
export interface FixedText {
  readonly contract: Contract;
  readonly positions: Positions;
  /** What was changed, by rule. */
  readonly fixed: readonly Pick<Finding, "ruleId" | "where">[];
  /** Fixes that were left out, because another changed the same item. */
  readonly conflicts: readonly Finding[];
  /** The text before, and after; the same where nothing was fixed. */
  readonly before: string;
  readonly after: string;
}

/**
 * Applies the rules' fixes to labelled text or JSON, and writes it again in its own form. It is not for a prompt as people write it:
 * writing that again would change more than was asked.
 */
export function fixText(
  { contract, form, positions }: SourceContract & { readonly contract: Contract },
  before: string,
  options: LintOptions,
): FixedText {
  const { contract: better, fixed, conflicts } = applyFixes(contract, options);
  if (fixed.length === 0) return { contract, positions, fixed, conflicts, before, after: before };
  const format = /^## [a-z_]+$/m.test(before) ? "markdown" : "xml";
  const after = form === "json" ? `${JSON.stringify(better, null, 2)}\n` : render(better, { format });
  const places = form === "json" ? positionsInJson(after, positions.file) : positionsInText(after, positions.file);
  const placed = conflicts.map((each) => ({ ...each, at: locate(each.where, places) }));
  return { contract: better, positions: places, fixed, conflicts: placed, before, after };
}
