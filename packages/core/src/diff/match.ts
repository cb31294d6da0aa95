import type { Item } from "../node/contract.ts";
import { hasEastAsian } from "../node/east-asian.ts";
import { sameJson } from "./normal.ts";

/** Kinds of which a block has one in practice: two of them are the same item, however much it changed. */
const single = new Set(["scope", "budget", "outcome", "why", "final_answer", "completion_signal"]);
/** Below it, two items have too little in common to be one that changed. */
const alike = 0.4;
/** Blocks larger than this are compared by id and content alone: likeness compares all with all. */
const mostForLikeness = 400;

/** Pairs the items of a block before and after: by given id, by content, then by likeness. Indexes of both. */
export function matchItems(before: readonly Item[], after: readonly Item[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (from: number, to: number): void => {
    pairs.set(from, to);
    taken.add(to);
  };
  const byId = new Map(after.flatMap(({ id }, index) => (id === undefined ? [] : [[id, index] as const])));
  for (const [index, { id }] of before.entries()) {
    const to = id === undefined ? undefined : byId.get(id);
    if (to !== undefined) pair(index, to);
  }
  matchContent(before, after, pairs, taken, pair);
  if (before.length <= mostForLikeness && after.length <= mostForLikeness)
    matchLikeness(before, after, pairs, taken, pair);
  return pairs;
}

type Pair = (from: number, to: number) => void;

function matchContent(
  before: readonly Item[],
  after: readonly Item[],
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  pair: Pair,
): void {
  const free = new Map<string, number[]>();
  for (const [index, item] of after.entries()) {
    if (taken.has(index)) continue;
    const key = contentOf(item);
    const same = free.get(key);
    if (same === undefined) free.set(key, [index]);
    else same.push(index);
  }
  for (const [index, item] of before.entries()) {
    if (pairs.has(index)) continue;
    const to = free.get(contentOf(item))?.shift();
    if (to !== undefined) pair(index, to);
  }
}

const contentOf = ({ id: _, ...content }: Item): string =>
  JSON.stringify(content, Object.keys(content).length > 0 ? sortKeys : undefined);

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)))
    : value;

function matchLikeness(
  before: readonly Item[],
  after: readonly Item[],
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  pair: Pair,
): void {
  const from = before.flatMap((item, index) => (pairs.has(index) ? [] : [{ item, index, words: wordsOf(item) }]));
  const to = after.flatMap((item, index) => (taken.has(index) ? [] : [{ item, index, words: wordsOf(item) }]));
  const likes = from.flatMap((left) =>
    to
      .map((right) => ({ from: left.index, to: right.index, likeness: likeness(left, right) }))
      .filter(({ likeness: value }) => value >= alike),
  );
  likes.sort((left, right) => right.likeness - left.likeness || left.from - right.from || left.to - right.to);
  for (const { from: index, to: target } of likes) {
    if (!pairs.has(index) && !taken.has(target)) pair(index, target);
  }
}

interface Worded {
  readonly item: Item;
  readonly words: ReadonlySet<string>;
}

function likeness(left: Worded, right: Worded): number {
  const { item: a, words } = left;
  const { item: b, words: others } = right;
  // An item with an id of its own is matched by that id alone, unless the other has none.
  if (a.id !== undefined && b.id !== undefined && a.id !== b.id) return 0;
  if (a.kind === b.kind && single.has(a.kind)) return 1;
  if (a.kind === b.kind && samePath(a, b)) return 0.9;
  const shared = [...words].filter((word) => others.has(word)).length;
  const [all, least] = [words.size + others.size - shared, Math.min(words.size, others.size)];
  // Half by what both have of all their words, half by how much of the shorter one is in the longer.
  return least === 0 ? 0 : (shared / all / 2 + shared / least / 2) * (a.kind === b.kind ? 1 : 0.8);
}

const samePath = (left: Item, right: Item): boolean =>
  ("path" in left && "path" in right && left.path === right.path) ||
  ("run" in left && "run" in right && sameJson(left.run, right.run)) ||
  ("paths" in left && "paths" in right && left.paths.some((path) => right.paths.includes(path)));

const wordsOf = ({ id: _, kind: __, ...fields }: Item): ReadonlySet<string> =>
  new Set(
    (
      JSON.stringify(Object.values(fields))
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).flatMap((found) => (hasEastAsian(found) ? [...found] : [found])),
  );

/** The longest run of indexes that grows, as positions in the list: what kept its order. */
export function inOrder(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? undefined : tails[low - 1];
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) kept.add(at);
  return kept;
}
