import type { Contract } from "../node/contract.ts";
import type { Limit, Packed } from "../pack/pack.ts";
import { claudeCodePacking } from "./claude-code.ts";
import { type ClientPacking, packAnyFor } from "./client-packing.ts";
import { codexPacking } from "./codex.ts";
import { clientLimits } from "./limits.gen.ts";

/** Each client that we know, by the target's name: how its text is put together, and its limit. */
export const clientPackings = {
  codex: codexPacking,
  "claude-code": claudeCodePacking,
} as const satisfies Readonly<Record<string, ClientPacking>>;

/** @internal The limits of the targets that we know; of every client, where no such target is named. */
export function limitsOf(targets: readonly string[] | undefined): Readonly<Record<string, Limit>> {
  const named = Object.entries(clientLimits).filter(([name]) => targets?.includes(name) === true);
  return named.length === 0 ? clientLimits : Object.fromEntries(named);
}

const packingOf = (name: string): ClientPacking | undefined =>
  Object.hasOwn(clientPackings, name) ? clientPackings[name as keyof typeof clientPackings] : undefined;

/** @internal Whether a client is given the ids of done_when alone, for every contract: it repeats its text. */
export const alwaysShort = (name: string): boolean => packingOf(name)?.size === "short";

type Outcome = { readonly packed: Packed } | { readonly error: unknown };
const measured = new WeakMap<Contract, Map<string, Outcome>>();

/**
 * @internal Measures what a client is given: a hash has the same length whichever it is. Throws as {@link packAnyFor}. Several rules ask for the same
 * contract, so that what came out is kept as long as the contract is.
 */
export function measuredFor(contract: Contract, name: string, limit: Limit): Packed {
  const byClient = measured.get(contract) ?? new Map<string, Outcome>();
  measured.set(contract, byClient);
  const key = `${name} ${limit.max} ${limit.unit}`;
  const outcome = byClient.get(key) ?? measure(contract, name, limit);
  byClient.set(key, outcome);
  if ("error" in outcome) throw outcome.error;
  return outcome.packed;
}

function measure(contract: Contract, name: string, limit: Limit): Outcome {
  try {
    return { packed: packAnyFor(contract, { ...packingOf(name), limit }, () => "0".repeat(64)) };
  } catch (error) {
    return { error };
  }
}
