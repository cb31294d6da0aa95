import type { CharSet } from "./char-set.ts";

/** A part of a pattern. Its `id` is its place in the memory of a match. */
export type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "words"; readonly words: readonly string[]; byFirst?: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: "set"; readonly set: CharSet }
  | { readonly kind: "run"; readonly items: readonly Node[]; readonly holds: boolean }
  | { readonly kind: "any"; readonly items: readonly Node[]; readonly holds: boolean; first?: Firsts }
  | {
      readonly kind: "repeat";
      readonly item: Node;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
      readonly holds: boolean;
    }
  | { readonly kind: "ahead"; readonly item: Node; readonly not: boolean }
  | { readonly kind: "behind"; readonly test: (text: string, at: number) => boolean; readonly not: boolean }
  | { readonly kind: "group"; readonly name: string; readonly item: Node; readonly holds: true }
  | { readonly kind: "named"; readonly id: number; readonly node: () => Node; readonly holds: boolean }
  | { readonly kind: "end" };

/** The alternatives that can begin with a character; `others` can begin with any. Both keep their order. */
export interface Firsts {
  readonly by: ReadonlyMap<string, readonly Node[]>;
  readonly others: readonly Node[];
}

/** Whether a node captures: one that does is read again where its groups are asked for. */
export const holds = (node: Node): boolean => "holds" in node && node.holds;

/** The words of a list that begin with a character, in the order of the list. */
export function wordsBy(node: Extract<Node, { kind: "words" }>): ReadonlyMap<string, readonly string[]> {
  if (node.byFirst !== undefined) return node.byFirst;
  const by = new Map<string, string[]>();
  for (const word of node.words) {
    const first = word.charAt(0);
    const list = by.get(first);
    if (list === undefined) by.set(first, [word]);
    else list.push(word);
  }
  node.byFirst = by;
  return by;
}

/** The characters of which one must begin a match; undefined where it may be any, or none at all. */
function firstOf(node: Node): readonly string[] | undefined {
  if (node.kind === "text") return [node.text.charAt(0)];
  if (node.kind === "words") return [...wordsBy(node).keys()];
  if (node.kind === "run") return node.items[0] === undefined ? undefined : firstOf(node.items[0]);
  if (node.kind === "group") return firstOf(node.item);
  if (node.kind === "repeat") return node.least > 0 ? firstOf(node.item) : undefined;
  return undefined;
}

/** Sorts alternatives by what they begin with, when a text first asks. */
export function firstsOf(node: Extract<Node, { kind: "any" }>): Firsts {
  if (node.first !== undefined) return node.first;
  const firsts = node.items.map((item) => firstOf(item));
  const others = node.items.filter((_, index) => firsts[index] === undefined);
  const by = new Map<string, Node[]>();
  // An alternative that can begin with anything is tried in its place among the others.
  for (const chars of firsts) for (const char of chars ?? []) if (!by.has(char)) by.set(char, []);
  for (const [index, item] of node.items.entries()) {
    const chars = firsts[index];
    if (chars === undefined) for (const list of by.values()) list.push(item);
    else for (const char of chars) by.get(char)?.push(item);
  }
  node.first = { by, others };
  return node.first;
}
