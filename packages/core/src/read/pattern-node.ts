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

const begins = new WeakMap<Node, readonly string[] | "any">();

/** The characters of which one must begin a match; undefined where it may be any, or none at all. */
export function firstOf(node: Node): readonly string[] | undefined {
  const known = begins.get(node);
  if (known !== undefined) return known === "any" ? undefined : known;
  const found = findFirst(node);
  begins.set(node, found ?? "any");
  return found;
}

function findFirst(node: Node): readonly string[] | undefined {
  switch (node.kind) {
    case "text":
      return [node.text.charAt(0)];
    case "words":
      return [...wordsBy(node).keys()];
    case "set":
      return node.set.listed?.map((char) => char.charAt(0));
    case "run":
      return firstOfRun(node.items);
    case "any":
      return united(node.items.map((item) => firstOf(item)));
    case "group":
      return firstOf(node.item);
    case "named":
      return firstOf(node.node());
    case "repeat":
      return node.least > 0 ? firstOf(node.item) : undefined;
    default:
      return undefined;
  }
}

/** What looks around matches no character, and what may be missing leaves the next one to begin. */
function firstOfRun(items: readonly Node[]): readonly string[] | undefined {
  const chars: (readonly string[] | undefined)[] = [];
  for (const item of items) {
    if (item.kind === "ahead" || item.kind === "behind") continue;
    const mayLack = item.kind === "repeat" && item.least === 0;
    chars.push(firstOf(mayLack ? item.item : item));
    if (!mayLack) return united(chars);
  }
  return undefined;
}

function united(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === undefined) return undefined;
    for (const char of list) all.add(char);
  }
  return [...all];
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
