import { type BlockKind, type Contract, type Item, idCounter } from "../node/contract.ts";

/** A block whose items have an id only where one was given; derived ids follow from the place. */
export interface NormalBlock {
  readonly kind: BlockKind;
  /** `other` blocks may stand several times: the kind and the ordinal. */
  readonly key: string;
  readonly items: readonly Item[];
  /** The ids as they are, derived ones too. */
  readonly ids: readonly string[];
}

/** A contract without derived ids. */
export function normalBlocks({ blocks }: Contract): readonly NormalBlock[] {
  const next = idCounter();
  const ordinals = new Map<BlockKind, number>();
  return blocks.map(({ kind, items }) => {
    const ordinal = (ordinals.get(kind) ?? 0) + 1;
    ordinals.set(kind, ordinal);
    return {
      kind,
      key: `${kind}#${ordinal}`,
      items: items.map((item: Item): Item => {
        return item.id === next(kind, item) ? withoutId(item) : item;
      }),
      ids: items.map(({ id }) => id),
    };
  });
}

function withoutId(item: Item): Item {
  const { id: _, ...rest } = item;
  return rest as Item;
}

/** Whether two JSON values are the same, whatever the order of their members. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      sameJson((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}
