import type { BlockItems, BlockKind } from "../node/contract.ts";

/** What a builder method takes: an item of the block, a string that becomes its plainest, or a list of such, as `gate(…)` of several checks gives. */
export type Entry<Kind extends BlockKind> = string | BlockItems[Kind] | readonly (string | BlockItems[Kind])[];
