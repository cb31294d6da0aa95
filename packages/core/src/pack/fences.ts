import type { Block, BlockKind, Contract, Identified, Item } from "../node/contract.ts";
import { renderBlock, renderItem } from "../render/render.ts";
import { listIds } from "./list-ids.ts";
import { countIn, type TextUnit } from "./measure.ts";

/**
 * What a text that has room says beside the end: what must not be done, where things belong, and what bars the way; then the fences that a
 * check holds, and the other rules; then how to work, what is handed over, and what to read. In this order.
 */
const kinds = [
  "never",
  "architecture",
  "gate",
  "scope",
  "unchanged",
  "must",
  "absent",
  "artifact",
  "command",
  "shell",
  "metric",
  "tests",
  "after",
  "rule",
  "step",
  "parallel",
  "deliver",
  "final_answer",
  "completion_signal",
  "read",
  "reference",
  "note",
] as const;

/** The blocks that have a place of their own in the text, and text that belongs to no block. */
const apart: readonly BlockKind[] = ["goal", "done_when", "stop_when", "other"];

type Fence = Identified<Item>;

/** @internal The items of a contract that fill what is left of a text, the most important first. */
export function fencesOf({ blocks }: Contract): readonly Fence[] {
  const items = blocks.flatMap((block): readonly Fence[] => (apart.includes(block.kind) ? [] : block.items));
  return kinds.flatMap((kind) => items.filter((item) => item.kind === kind));
}

/**
 * @internal Chooses as many of them as fit, in their order; one that is too long by itself makes room for the next.
 *
 * @param compose - Makes the text with some of them.
 */
export function choose(
  fences: readonly Fence[],
  { max, unit }: { readonly max: number; readonly unit: TextUnit },
  compose: (chosen: readonly Fence[]) => string,
): { readonly text: string; readonly chosen: readonly Fence[] } {
  let chosen: readonly Fence[] = [];
  let text = compose(chosen);
  for (const fence of fences) {
    // What cannot fit by its own length is not composed: a contract may have thousands.
    if (countIn(text, unit) + countIn(renderItem(fence), unit) > max) continue;
    const next = compose([...chosen, fence]);
    if (countIn(next, unit) > max) continue;
    chosen = [...chosen, fence];
    text = next;
  }
  return { text, chosen };
}

/** @internal The blocks of the chosen ones, in the contract's order; one that is not whole names what is in the file alone. */
export function fenceSections({ blocks }: Contract, chosen: readonly Fence[], path: string): readonly string[] {
  return blocks.flatMap((block) => {
    if (apart.includes(block.kind)) return [];
    const all: readonly Fence[] = block.items;
    const here = all.filter((item) => chosen.includes(item));
    if (here.length === 0) return [];
    const rest = all.filter((item) => !chosen.includes(item)).map(({ id }) => id);
    const text = renderBlock({ kind: block.kind, items: here } as typeof block);
    if (rest.length === 0) return [text];
    const end = `</${block.kind}>\n`;
    return [`${text.slice(0, -end.length)}${shortList(rest)} of ${block.kind}: in \`${path}\`.\n${end}`];
  });
}

/** Ids where they are few; else their number. */
const shortList = (ids: readonly string[]): string => {
  const listed = listIds(ids);
  return listed.length <= 120 ? listed : `${ids.length} more`;
};

/**
 * @internal How much of a block the chosen ones are.
 *
 * @param left - Why the rest is in the file alone.
 */
export function placeOfBlock(
  { kind, items }: Block,
  chosen: readonly Fence[],
  left: string,
): { readonly place: "text" | "split" | "file"; readonly why: string } {
  const here = (items as readonly Fence[]).filter((item) => chosen.includes(item));
  if (here.length === items.length) return { place: "text", why: "the text has room for it" };
  if (kind === "other") return { place: "file", why: "it belongs to no block" };
  return here.length === 0 ? { place: "file", why: left } : { place: "split", why: `the rest is in the file: ${left}` };
}

/** @internal The blocks of which the text that holds the chosen ones lacks something, beside the end and when to give up. */
export const blocksInFile = ({ blocks }: Contract, chosen: readonly Fence[]): readonly BlockKind[] => [
  ...new Set(
    blocks.flatMap((block) =>
      ["goal", "done_when", "stop_when"].includes(block.kind) || placeOfBlock(block, chosen, "").place === "text"
        ? []
        : [block.kind],
    ),
  ),
];
