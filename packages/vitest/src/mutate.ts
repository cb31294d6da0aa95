import { type Contract, type Identified, type Item, renderItem } from "@goalpost/core";
import { requireKnown } from "@goalpost/core/errors";
import { type ContractLike, contractOf } from "./outcome.ts";

/** A contract from which one item was dropped. */
export interface Mutant {
  readonly contract: Contract;
  /** The item: `done_when[0]`. */
  readonly where: string;
  /** The item as it is rendered. */
  readonly dropped: string;
}

/** An item whose loss a suite does not notice. */
export type Unguarded = Pick<Mutant, "where" | "dropped">;

/**
 * Drops one item at a time. The outcome stays, and so does the last item of done_when: without them there is no contract. Other items keep
 * their ids.
 */
export function* mutantsOf(contract: ContractLike): Generator<Mutant> {
  const whole = contractOf(contract);
  for (const [at, block] of whole.blocks.entries()) {
    const items: readonly Identified<Item>[] = block.items;
    for (const [index, item] of items.entries()) {
      if (item.kind === "outcome" || (block.kind === "done_when" && items.length === 1)) continue;
      const left = items.filter((_item, other) => other !== index);
      const blocks = whole.blocks.flatMap((each, other) =>
        other !== at ? [each] : left.length === 0 ? [] : [{ ...each, items: left } as typeof each],
      );
      yield { contract: { ...whole, blocks }, where: `${block.kind}[${index}]`, dropped: renderItem(item).trimEnd() };
    }
  }
}

/**
 * Mutation testing of a contract: runs a suite against each mutant, and says which items nothing guards.
 *
 * @param suite - Throws, or rejects, when the contract is not as the team wants it.
 * @param options - `signal`: starts no further mutant; the promise then rejects with its reason.
 * @returns The items whose loss the suite does not notice.
 * @throws What the suite throws for the whole contract: a suite that fails already proves nothing.
 * @example
 * const contract = goal("Port it.").doneWhen(command("pnpm test")).executionRules("Commit often.");
 * await unguarded(contract, (mutant) => ensure(haveCheck(mutant, "command", "pnpm test")));
 */
export async function unguarded(
  contract: ContractLike,
  suite: (contract: Contract) => void | Promise<void>,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly Unguarded[]> {
  requireKnown("unguarded", options, ["signal"], "vitest/bad-option");
  const { signal } = options;
  await suite(contractOf(contract));
  const found: Unguarded[] = [];
  for (const { contract: mutant, where, dropped } of mutantsOf(contract)) {
    signal?.throwIfAborted();
    if (await survives(mutant, suite)) found.push({ where, dropped });
  }
  return found;
}

async function survives(mutant: Contract, suite: (contract: Contract) => void | Promise<void>): Promise<boolean> {
  try {
    await suite(mutant);
    return true;
  } catch {
    return false;
  }
}
