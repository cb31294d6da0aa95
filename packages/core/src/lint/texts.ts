import type { Block, BlockItems, BlockKind, Contract, Identified, Item } from "../node/contract.ts";

/** An item with its place. */
export interface Placed<Each extends Item = Item> {
  readonly item: Identified<Each>;
  readonly block: BlockKind;
  /** `done_when[0]`; the ordinals of `other` go on from one block to the next, as the ids do. */
  readonly where: string;
}

const itemsBy = new WeakMap<object, readonly Placed[]>();
const textsBy = new WeakMap<object, readonly PlacedText[]>();

/** Every rule asks for the items and texts of a contract: they are found once, and anew after this, since a contract that is not a frozen one may change. */
export function lookAnew(contract: Pick<Contract, "blocks">): void {
  itemsBy.delete(contract);
  textsBy.delete(contract);
}

/** Every item, in order. */
export function itemsOf(contract: Pick<Contract, "blocks">): readonly Placed[] {
  const found = itemsBy.get(contract) ?? [...eachItem(contract)];
  itemsBy.set(contract, found);
  return found;
}

function* eachItem({ blocks }: Pick<Contract, "blocks">): Generator<Placed> {
  let others = 0;
  for (const { kind, items } of blocks) {
    const before = kind === "other" ? others : 0;
    for (const [index, item] of items.entries()) yield { item, block: kind, where: `${kind}[${before + index}]` };
    if (kind === "other") others += items.length;
  }
}

/** The items of one block, with their places. */
export function itemsIn<Kind extends BlockKind>({ blocks }: Contract, kind: Kind): readonly Placed<BlockItems[Kind]>[] {
  const block = blocks.find((each): each is Extract<Block, { kind: Kind }> => each.kind === kind);
  const items = (block?.items ?? []) as readonly Identified<BlockItems[Kind]>[];
  return items.map((item, index) => ({ item, block: kind, where: `${kind}[${index}]` }));
}

/** A text that a person wrote, with its place. */
export interface PlacedText {
  readonly text: string;
  readonly block: BlockKind;
  readonly kind: Item["kind"];
  /** `done_when[0]`, or `done_when[0].run` when the item has several. */
  readonly where: string;
}

const notText = new Set(["kind", "id", "flags"]);

/** Every text of every item, also of checks inside items. */
export function textsOf(contract: Contract): readonly PlacedText[] {
  const found = textsBy.get(contract) ?? [...eachText(contract)];
  textsBy.set(contract, found);
  return found;
}

function* eachText(contract: Contract): Generator<PlacedText> {
  for (const { item, block, where } of itemsOf(contract)) {
    for (const [path, text] of stringsIn(item)) {
      const place = path === ".text" ? where : `${where}${path}`;
      yield { text, block, kind: item.kind, where: place };
    }
  }
}

function* stringsIn(value: unknown, path = ""): Generator<readonly [path: string, text: string]> {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* stringsIn(each, `${path}[${index}]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (!notText.has(key)) yield* stringsIn(each, `${path}.${key}`);
    }
  }
}

/** Changes every text of every item; what does not change keeps its identity. */
export function mapTexts(contract: Contract, change: (text: string) => string): Contract {
  return mapStrings(contract, change, new Set(["kind", "id", "version"])) as Contract;
}

function mapStrings(value: unknown, change: (text: string) => string, skip: ReadonlySet<string>): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) {
    const next = value.map((each) => mapStrings(each, change, skip));
    return next.some((each, index) => each !== value[index]) ? next : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    skip.has(key) ? each : mapStrings(each, change, skip),
  ]);
  const next: Record<string, unknown> = Object.fromEntries(entries);
  return Object.entries(value).some(([key, each]) => next[key] !== each) ? next : value;
}

/** Whether the work is meant to run for hours without a person: its bounds say so. */
export function runsForHours(contract: Contract): boolean {
  return itemsIn(contract, "stop_when").some(
    ({ item }) =>
      item.kind === "budget" &&
      ((item.minutes ?? 0) >= 120 || (item.turns ?? 0) >= 40 || (item.tokens ?? 0) >= 2_000_000),
  );
}

/** A text, short enough for a message. */
export const shorten = (text: string, max = 60): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
};
