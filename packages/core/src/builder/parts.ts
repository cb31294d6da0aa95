import { type BlockKind, blockKinds, type Item } from "../node/contract.ts";

/** @internal A block while it is being built. */
export interface Part {
  readonly kind: BlockKind;
  readonly items: readonly Item[];
}

/**
 * @internal The blocks in the order of the author's own calls. A block that only fragments brought stands where it usually does: below the
 * last block that usually comes before it. So a fragment moves no block, wherever it is applied.
 *
 * @param borrowed - The blocks that only fragments brought.
 */
export function arranged(parts: readonly Part[], borrowed: ReadonlySet<BlockKind>): readonly Part[] {
  const own = parts.filter(({ kind }) => !borrowed.has(kind));
  const others = parts.filter(({ kind }) => borrowed.has(kind)).sort((left, right) => rank(left) - rank(right));
  for (const part of others) own.splice(own.findLastIndex((each) => rank(each) < rank(part)) + 1, 0, part);
  return own;
}

/** Text of no block has no usual place; it never draws a block behind it. */
const rank = ({ kind }: Part): number => (kind === "other" ? blockKinds.length : blockKinds.indexOf(kind));

/** @internal A fragment's parts without the items of those that it applies itself and that are there already. */
export function without(parts: readonly Part[], contents: readonly string[]): readonly Part[] {
  if (contents.length === 0) return parts;
  const there = new Set(
    contents.flatMap((content) => (JSON.parse(content) as readonly Part[]).flatMap(({ items }) => items.map(keyOf))),
  );
  return parts
    .map(({ kind, items }) => ({ kind, items: items.filter((item) => !there.has(keyOf(item))) }))
    .filter(({ items }) => items.length > 0);
}

const keyOf = (item: Item): string => JSON.stringify(item);
