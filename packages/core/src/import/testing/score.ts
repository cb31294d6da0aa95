import type { Item } from "../../node/contract.ts";
import { languagesFor } from "../../read/words/languages.ts";
import { blockTitle, type Title } from "../block-title.ts";
import { entryItems } from "../entry-items.ts";
import { titleSense } from "../title-sense.ts";
import type { EntryBlock } from "../vocabulary.ts";
import { blockNamed } from "../vocabulary.ts";

/** What a person who saw no rule says that an entry becomes; the fields that its words give. `fixtures/entries/LABELS.md` has the shape. */
export interface LabelledItem {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** A labelled entry. */
export interface LabelledEntry {
  readonly id: string;
  readonly lang: string;
  readonly block: string;
  /** The heading that its author gave the block. */
  readonly title: string;
  readonly entry: string;
  readonly items: readonly LabelledItem[];
  /** Other readings that a careful reader could defend. */
  readonly alt?: readonly (readonly LabelledItem[])[];
}

/** Reads a file of entries: odd lines are for development, even lines are held back. */
export const readEntries = (lines: string): readonly (LabelledEntry & { readonly held: boolean })[] =>
  lines
    .trimEnd()
    .split("\n")
    .map((line, index) => ({ ...(JSON.parse(line) as LabelledEntry), held: index % 2 === 1 }));

/** How many typed items the labels hold, the reader makes, and both agree on. */
export interface Lifts {
  readonly wanted: number;
  readonly made: number;
  readonly right: number;
  /** By kind: wanted and right, of those in the labels. */
  readonly byKind: ReadonlyMap<string, { readonly wanted: number; readonly right: number; readonly wrong: number }>;
}

/** Compares what the reader makes of entries with what people said. */
export function score(entries: readonly LabelledEntry[]): Lifts {
  const byKind = new Map<string, { wanted: number; right: number; wrong: number }>();
  const count = (kind: string): { wanted: number; right: number; wrong: number } => {
    const known = byKind.get(kind) ?? { wanted: 0, right: 0, wrong: 0 };
    byKind.set(kind, known);
    return known;
  };
  let [wanted, made, right] = [0, 0, 0];
  for (const each of entries) {
    if (each.block === "goal" || each.block === "context") continue;
    const best = comparedOf(each);
    wanted += best.wanted;
    made += best.made;
    right += best.right.length;
    for (const kind of best.right) {
      count(kind).right += 1;
      count(kind).wanted += 1;
    }
    for (const kind of best.missed) count(kind).wanted += 1;
    for (const kind of best.wrong) count(kind).wrong += 1;
  }
  return { wanted, made, right, byKind };
}

interface Compared {
  readonly wanted: number;
  readonly made: number;
  readonly right: readonly string[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** The title of an entry as import reads it: below "Prohibido" an entry without a "no" forbids. A title that names another block, or none, says nothing. */
export function titleOf({ block, title }: LabelledEntry): Title {
  const kind = block as EntryBlock;
  const read = blockNamed(title) === undefined ? titleSense(title) : undefined;
  const names = (blockNamed(title) ?? read?.kind) === kind;
  return blockTitle(kind, names ? title : "", names ? title : "", names && read?.forbids);
}

const compared = new WeakMap<LabelledEntry, Compared>();

/** An entry is read once, whatever tables it stands in. */
function comparedOf(each: LabelledEntry): Compared {
  const best = compared.get(each) ?? bestOf(each, madeOf(each));
  compared.set(each, best);
  return best;
}

const madeOf = (each: LabelledEntry): readonly Item[] =>
  entryItems(each.block as EntryBlock, each.entry, titleOf(each), languagesFor(`${each.title}\n${each.entry}`)).flatMap(
    ({ item }) => (isTyped(item, each.block) ? [item] : []),
  );

/** The reading among those that people defend to which the made items come nearest. */
function bestOf(each: LabelledEntry, items: readonly Item[]): Compared {
  const readings = [each.items, ...(each.alt ?? [])].map((reading) => compare(reading, items, each.block));
  const worth = ({ right, missed, wrong }: Compared): number => right.length - missed.length - wrong.length;
  return readings.reduce((best, next) => (worth(next) > worth(best) ? next : best));
}

function compare(reading: readonly LabelledItem[], items: readonly Item[], block: string): Compared {
  const wanted = reading.filter((item) => isTyped(item, block));
  const left = [...items];
  const right: string[] = [];
  const missed: string[] = [];
  for (const want of wanted) {
    const at = left.findIndex((item) => agrees(want, item));
    if (at === -1) missed.push(want.kind);
    else {
      left.splice(at, 1);
      right.push(want.kind);
    }
  }
  return { wanted: wanted.length, made: items.length, right, missed, wrong: left.map(({ kind }) => kind) };
}

const plain = new Set(["claim", "must", "step", "rule", "blocked", "note", "outcome"]);

/** Whether an item says more than words; a state to stop in counts where it stood elsewhere. */
const isTyped = (item: LabelledItem | Item, block: string): boolean => {
  if (item.kind === "final_answer")
    return ("max_words" in item && item.max_words !== undefined) || ("code_only" in item && item.code_only === true);
  return !plain.has(item.kind) || (item.kind === "blocked" && block !== "stop_when");
};

const same = (left: unknown, right: unknown): boolean => words(left) === words(right);
const words = (value: unknown): string =>
  value === undefined
    ? ""
    : String(value)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "");

/** Whether an item says what a label says: the kind, and the fields by which it is checked. */
function agrees(want: LabelledItem, item: Item): boolean {
  const kind = want.kind === "shell" ? "command" : want.kind;
  const has = (field: string): boolean => want[field] !== undefined;
  switch (item.kind) {
    case "command":
    case "shell":
      return (
        kind === "command" &&
        same(want.run, item.run) &&
        (want.exit_code ?? 0) === item.exit_code &&
        has("stdout") === (item.stdout !== undefined)
      );
    case "artifact":
      return (
        kind === "artifact" &&
        want.path === item.path &&
        has("contains") === (item.contains !== undefined) &&
        has("json") === (item.json !== undefined)
      );
    case "absent":
      return kind === "absent" && same(want.in, item.in) && (want.last_lines ?? 0) === (item.last_lines ?? 0);
    case "metric":
      return kind === "metric" && same(want.run, item.run.run) && bounds(want, item);
    case "unchanged":
    case "scope":
      return kind === item.kind && same((want.paths as readonly string[] | undefined)?.join(" "), item.paths.join(" "));
    case "after":
    case "gate":
      return kind === item.kind && "run" in item.check && same(want.run, item.check.run);
    case "deliver":
      return kind === "deliver" && want.path === item.path;
    case "final_answer":
      return (
        kind === "final_answer" &&
        (want.max_words ?? 0) === (item.max_words ?? 0) &&
        (want.code_only === true) === (item.code_only === true)
      );
    case "completion_signal":
      return kind === "completion_signal" && same(want.text, item.text);
    case "budget":
      return (
        kind === "budget" &&
        (["turns", "minutes", "tokens", "dollars"] as const).every((bound) => want[bound] === item[bound])
      );
    case "never":
      return kind === "never" && has("instead") === (item.instead !== undefined);
    default:
      return kind === item.kind;
  }
}

/** "below 180" is read as at most 180, and "above" as at least: the format has no other bounds, and the lift is reported. */
function bounds(
  { op, value }: LabelledItem,
  { at_most, at_least }: { readonly at_most?: number; readonly at_least?: number },
): boolean {
  if (op === "==") return at_most === value && at_least === value;
  return String(op).startsWith("<")
    ? at_most === value && at_least === undefined
    : at_least === value && at_most === undefined;
}
