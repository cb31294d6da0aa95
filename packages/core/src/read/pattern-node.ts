/** A part of a pattern. Its `id` is its place in the memory of a match. */
export type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "set"; readonly has: (char: string) => boolean }
  | { readonly kind: "run"; readonly items: readonly Node[]; readonly holds: boolean }
  | { readonly kind: "any"; readonly items: readonly Node[]; readonly holds: boolean; readonly first: Firsts }
  | {
      readonly kind: "repeat";
      readonly item: Node;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
      readonly holds: boolean;
    }
  | { readonly kind: "ahead"; readonly item: Node; readonly not: boolean }
  | { readonly kind: "behind"; readonly pattern: RegExp; readonly not: boolean }
  | { readonly kind: "group"; readonly name: string; readonly item: Node; readonly holds: true }
  | { readonly kind: "named"; readonly id: number; readonly node: () => Node; readonly holds: boolean }
  | { readonly kind: "end" };

/** The alternatives that can begin with a character; `others` can begin with any. Both keep their order by index. */
export interface Firsts {
  readonly by: ReadonlyMap<string, readonly number[]>;
  readonly others: readonly number[];
}

/** Whether a node captures: one that does is read again where its groups are asked for. */
export const holds = (node: Node): boolean => "holds" in node && node.holds;

/** The character that a node must begin with; undefined where it may be any, or none at all. */
function firstOf(node: Node): string | undefined {
  if (node.kind === "text") return node.text.charAt(0);
  if (node.kind === "run") return node.items[0] === undefined ? undefined : firstOf(node.items[0]);
  if (node.kind === "group") return firstOf(node.item);
  return undefined;
}

/** Sorts alternatives by what they begin with. */
export function firstsOf(items: readonly Node[]): Firsts {
  const by = new Map<string, number[]>();
  const others: number[] = [];
  for (const [index, item] of items.entries()) {
    const first = firstOf(item);
    if (first === undefined) others.push(index);
    else if (by.has(first)) by.get(first)?.push(index);
    else by.set(first, [index]);
  }
  // An alternative that can begin with anything is tried in its place among the others.
  if (others.length > 0)
    for (const list of by.values())
      list.splice(0, list.length, ...[...list, ...others].toSorted((left, right) => left - right));
  return { by, others };
}
