import type { BlockKind, Item } from "../node/contract.ts";

/** One item of an entry, and the words that it came from. */
export interface Reading {
  readonly block: BlockKind;
  readonly item: Item;
  /** Offsets in the entry's text. */
  readonly from: number;
  readonly to: number;
  /** Whether the words were read as more than words. */
  readonly typed: boolean;
}

/** Blocks whose entries are read by clauses. */
export type ReadBlock =
  | "constraints"
  | "done_when"
  | "workflow"
  | "verification_loop"
  | "execution_rules"
  | "output_contract"
  | "stop_when";
