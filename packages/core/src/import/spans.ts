import type { BlockKind, Item } from "../node/contract.ts";
import type { Line } from "./lines.ts";

/** A run of the imported text, and what became of it. */
export interface ImportedSpan {
  /** As it stands in the text: BOM dropped, CRLF made LF, nothing else changed. */
  readonly text: string;
  /**
   * What its words are in: an item of the draft (`done_when[0]`) or a kept text (`other[2]`, counted over all `other` blocks, as the ids T1, T2, T3 are).
   * Of a mark it is the block that it belongs to (`done_when`), or `prompt` between the blocks.
   */
  readonly where: string;
  /**
   * `"item"`: words of an item. `"other"`: words that belong to no block, kept. `"mark"`: no words but structure, which the contract holds as its own:
   * a block's tag, heading or label, list marks, boxes, rules, blank lines.
   */
  readonly as: "item" | "other" | "mark";
}

/** Offsets of a run of the text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A run without the blanks at its ends. */
export function trimmed(text: string, from: number, to: number): Range {
  let [first, last] = [from, to];
  while (first < last && /\s/.test(text.charAt(first))) first += 1;
  while (last > first && /\s/.test(text.charAt(last - 1))) last -= 1;
  return { from: first, to: last };
}

/** A block of the draft, while it is read. */
export interface OpenBlock<Kind extends BlockKind = BlockKind> {
  readonly kind: Kind;
  readonly items: Item[];
}

/** Words, and the item that holds them. */
export interface Held extends Range {
  readonly part: OpenBlock;
  /** Of the item, in its block. */
  readonly index: number;
}

/** A block with all its marks. */
export interface Extent extends Range {
  readonly kind: BlockKind;
}

/**
 * Cuts a text into spans. What no item holds is a mark.
 *
 * @param parts - The blocks of the draft, in order.
 * @param extents - In order, none inside another.
 */
export function spansOf(
  text: string,
  parts: readonly OpenBlock[],
  held: readonly Held[],
  extents: readonly Extent[],
): readonly ImportedSpan[] {
  const spans: ImportedSpan[] = [];
  const before = othersBefore(parts);
  let at = 0;
  let next = 0;
  const marksTo = (end: number): void => {
    while (at < end) {
      while ((extents[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next += 1;
      const extent = extents[next];
      const inside = extent !== undefined && extent.from <= at;
      const to = Math.min(end, inside ? extent.to : (extent?.from ?? end));
      spans.push({ text: text.slice(at, to), where: inside ? extent.kind : "prompt", as: "mark" });
      at = to;
    }
  };
  for (const { from, to, part, index } of held.toSorted((left, right) => left.from - right.from)) {
    marksTo(from);
    const where = `${part.kind}[${(before.get(part) ?? 0) + index}]`;
    spans.push({ text: text.slice(from, to), where, as: part.kind === "other" ? "other" : "item" });
    at = to;
  }
  marksTo(text.length);
  return spans;
}

/** How many kept texts stand before each part: their ordinals go on from one `other` block to the next. */
function othersBefore(parts: readonly OpenBlock[]): ReadonlyMap<OpenBlock, number> {
  const before = new Map<OpenBlock, number>();
  let count = 0;
  for (const part of parts) {
    if (part.kind !== "other") continue;
    before.set(part, count);
    count += part.items.length;
  }
  return before;
}

/** The first line and column of each place that spans name; of an item those of its words, of a block those of its first mark. */
export function placesOf(
  spans: readonly ImportedSpan[],
  lines: readonly Line[],
): Readonly<Record<string, { readonly line: number; readonly column: number }>> {
  const places: Record<string, { line: number; column: number }> = {};
  let at = 0;
  let line = 0;
  let last = "";
  for (const { text, where } of spans) {
    if (where !== "prompt" && where !== last && places[where] === undefined) {
      while ((lines[line + 1]?.start ?? Number.POSITIVE_INFINITY) <= at) line += 1;
      places[where] = { line: line + 1, column: at - (lines[line]?.start ?? 0) + 1 };
    }
    last = where;
    at += text.length;
  }
  return places;
}
