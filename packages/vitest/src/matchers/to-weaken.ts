import { diff, formatDiff, weakenings } from "@goalpost/core/diff";
import { requireKnown } from "@goalpost/core/errors";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/**
 * The contract lets pass what an earlier one did not. Use it with `.not`.
 *
 * @param previous - The earlier contract.
 * @param options - `allow`: ids of items that may be weakened.
 * @example
 * const before = goal("Port it.").doneWhen(command("pnpm test"), command("pnpm lint"));
 * weaken(goal("Port it.").doneWhen(command("pnpm lint")), before).pass; // true
 */
export function weaken(
  contract: ContractLike,
  previous: ContractLike,
  options: { readonly allow?: readonly string[] } = {},
): Outcome {
  requireKnown("toWeaken", options, ["allow"], "vitest/bad-option");
  const built = contractOf(contract);
  const changes = diff(contractOf(previous), built);
  const weaker = weakenings(changes, options.allow);
  return {
    pass: weaker.length > 0,
    fails: `${built.id} does not weaken the earlier contract; what changed:\n${indent(formatDiff(changes))}`,
    holds: `${built.id} weakens the earlier contract:\n${indent(formatDiff(weaker))}`,
  };
}

const indent = (text: string): string => text.trimEnd().replace(/^/gm, "  ");
