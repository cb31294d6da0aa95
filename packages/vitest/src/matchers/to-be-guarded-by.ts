import type { BlockKind, Contract } from "@goalpost/core";
import { requireKnown } from "@goalpost/core/errors";
import { unguarded } from "../mutate.ts";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/**
 * Somebody who deletes any one item of the contract is told so by a suite.
 *
 * @param suite - Throws, or rejects, when the contract is not as the team wants it.
 * @param options - `blocks`: those whose items must be guarded; default: every block. `signal`: as that of `unguarded`.
 * @throws What the suite throws for the whole contract.
 * @example
 * const contract = goal("Port it.").doneWhen(command("pnpm test"), command("pnpm lint"));
 * (await beGuardedBy(contract, (each) => ensure(haveCheck(each, "command", "pnpm test")))).pass; // false
 */
export async function beGuardedBy(
  contract: ContractLike,
  suite: (contract: Contract) => void | Promise<void>,
  options: { readonly blocks?: readonly BlockKind[]; readonly signal?: AbortSignal | undefined } = {},
): Promise<Outcome> {
  requireKnown("toBeGuardedBy", options, ["blocks", "signal"], "vitest/bad-option");
  const { blocks, signal } = options;
  const built = contractOf(contract);
  const found = (await unguarded(built, suite, { signal })).filter(
    ({ where }) => blocks === undefined || blocks.some((block) => where.startsWith(`${block}[`)),
  );
  const list = found.map(({ where, dropped }) => `  ${where}\n    ${dropped.replaceAll("\n", "\n    ")}`).join("\n");
  return {
    pass: found.length === 0,
    fails: `nothing in the suite notices when ${found.length === 1 ? "this item" : "one of these items"} of ${built.id} is dropped:\n${list}`,
    holds: `the suite notices when any item of ${built.id} is dropped, expected one that it does not`,
  };
}
