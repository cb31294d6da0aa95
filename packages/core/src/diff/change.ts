import type { BlockKind, Item } from "../node/contract.ts";

/** What a change does to the contract: `weaker` lets pass what did not pass before. */
export type Weight = "weaker" | "stronger" | "neutral" | "unknown";

/** Where an item stands: the index of its block in the contract, and its index in the block. */
export interface ItemPlace {
  readonly block: number;
  readonly item: number;
}

/** One difference between two contracts, as data: `apply` reads it back. */
export interface Change {
  /** `arranged`: the blocks of the new contract, in order; `renamed`: the contract's id. */
  readonly op: "added" | "removed" | "changed" | "moved" | "arranged" | "renamed";
  readonly block: BlockKind | "contract";
  /** The item: `done_when[0]`, in the new contract, or in the old one when it was removed. */
  readonly where: string;
  /** The item's id there. */
  readonly id: string;
  readonly weight: Weight;
  /** Why it weighs what it weighs. */
  readonly reason: string;
  readonly before?: Item;
  readonly after?: Item;
  readonly from?: ItemPlace;
  readonly to?: ItemPlace;
  /** The blocks of the new contract, for `arranged`. */
  readonly order?: readonly BlockKind[];
  /** The contract's new id, for `renamed`. */
  readonly name?: string;
}

/** A weight and its reason. */
export interface Weighed {
  readonly weight: Weight;
  readonly reason: string;
}

/** The weight of several at once: one that weakens is not made good by another. */
export function together(parts: readonly Weighed[]): Weighed {
  const weight = (["weaker", "unknown", "stronger", "neutral"] as const).find((each) =>
    parts.some((part) => part.weight === each),
  );
  const said = parts.filter((part) => part.weight === weight);
  return {
    weight: weight ?? "neutral",
    reason: (said.length > 0 ? said : parts).map(({ reason }) => reason).join("; "),
  };
}
