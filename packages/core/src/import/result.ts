import type { Finding } from "../errors/finding.ts";
import type { BlockKind, Contract, Item } from "../node/contract.ts";
import type { ImportedSpan } from "./spans.ts";

/** A block as it stands in the text. */
export interface ImportedBlock {
  readonly name: BlockKind;
  /** Entries that a reader would count. */
  readonly items: number;
  /** Line of its tag or heading, from 1. */
  readonly line: number;
  /** Its tag or heading as it was written. */
  readonly title: string;
}

/** Text that belongs to no block; it stands in an `other` block of the contract. */
export interface RestText {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** An item that was read out of prose. */
export interface Lift {
  /** The item: `done_when[0]`. */
  readonly where: string;
  /** The words that it came from. */
  readonly text: string;
  /** The whole entry that held them; one entry may give several items. */
  readonly entry: string;
  readonly line: number;
}

/** A contract that may lack what a contract must have. */
export interface Draft {
  readonly version: 1;
  readonly id: string;
  readonly blocks: readonly { readonly kind: BlockKind; readonly items: readonly Item[] }[];
}

/** What {@link importPrompt} made of a text. */
export interface ImportResult {
  /** The contract, or null when the text lacks what a contract must have; `issues` says what. */
  readonly contract: Contract | null;
  /** All that was read, also where it is no contract yet. */
  readonly draft: Draft;
  readonly blocks: readonly ImportedBlock[];
  readonly rest: readonly RestText[];
  readonly lifts: readonly Lift[];
  readonly issues: readonly Finding[];
  /** The whole text, cut where something else becomes of it: their texts, joined, are the text. */
  readonly spans: readonly ImportedSpan[];
  /** Where each block and item begins, by its place in the contract: `done_when[0]`. */
  readonly places: Readonly<Record<string, { readonly line: number; readonly column: number }>>;
}
