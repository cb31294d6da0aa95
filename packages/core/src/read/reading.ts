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

const plain: Readonly<Record<ReadBlock, (text: string) => Item>> = {
  done_when: (text) => ({ kind: "claim", text }),
  constraints: (text) => ({ kind: "must", text }),
  workflow: (text) => ({ kind: "step", text }),
  verification_loop: (text) => ({ kind: "rule", text }),
  execution_rules: (text) => ({ kind: "rule", text }),
  output_contract: (text) => ({ kind: "final_answer", what: text }),
  stop_when: (text) => ({ kind: "blocked", text }),
};

/** The plainest item of a block: its words. */
export const plainItem = (block: ReadBlock, text: string): Item => plain[block](text);
