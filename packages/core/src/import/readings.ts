import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import type { Reading } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import type { Title } from "./block-title.ts";
import { entryItems, plainItem } from "./entry-items.ts";
import { type Range, trimmed } from "./spans.ts";
import { holdsExpected, personInRow, rowByColumns } from "./table-columns.ts";
import type { TableRow } from "./table-rows.ts";
import type { EntryBlock } from "./vocabulary.ts";

/** An entry with the words that introduce it: what these say may change what a check means, so nothing is lifted. */
export function heldLead(kind: EntryBlock, whole: string, title: Title, languages: readonly Language[]): Item {
  if (kind === "constraints") return entryItems(kind, whole, title, languages)[0].item;
  return plainItem(kind, whole);
}

/** What the columns of a row say that it is, in whatever block it stands; below criteria a column needs no name for it. */
export function rowByHeads(
  cells: TableRow["cells"],
  kind: EntryBlock | undefined,
  languages: readonly Language[],
): readonly Reading[] {
  const isCheck = kind === "done_when" || holdsExpected(cells.map(({ head }) => head));
  const checks = isCheck ? rowByColumns(cells, languages) : [];
  return checks.length > 0 ? checks : personInRow(cells, languages);
}

/** What a row of a table becomes: its cells are read as one sentence, whose offsets are those of its words in the table. */
export function rowItems(
  kind: EntryBlock,
  { barred, cells, ...plain }: TableRow,
  title: Title,
  languages: readonly Language[],
): readonly [Reading, ...Reading[]] {
  const [named, ...others] = kind === "constraints" && title.forbids ? [] : rowByHeads(cells, kind, languages);
  if (named !== undefined) return [named, ...others];
  const apart = kind === "done_when" && barred !== undefined ? entryItems(kind, barred.text, title, languages) : [];
  const isRead = apart.length > 0 && apart.every(({ typed }) => typed);
  const { text, at } = isRead && barred !== undefined ? barred : plain;
  const [first, ...more] = entryItems(kind, text, title, languages);
  const placed = (reading: Reading): Reading => ({
    ...reading,
    from: at[reading.from] ?? 0,
    to: at[reading.to] ?? at.at(-1) ?? 0,
  });
  return [placed(first), ...more.map(placed)];
}

/** Items whose words can have others before them. */
export const holdsWords = (item: Item): boolean => "text" in item && item.kind !== "never" && item.kind !== "review";

/** An item with the heading of the phase that it is the first of, where it holds words. */
export function withPhase(item: Item, phase: string): Item {
  return "text" in item && (item.kind === "step" || item.kind === "claim" || item.kind === "rule")
    ? { ...item, text: `${phase}\n${item.text}` }
    : item;
}

/** What an entry below words that go before it says with them, or else without. */
export function belowLead(
  kind: EntryBlock,
  prefix: string,
  text: string,
  title: Title,
  languages: readonly Language[],
): readonly [Reading, ...Reading[]] {
  const [first, ...more] = entryItems(kind, `${prefix} ${text}`, title, languages);
  if (![first, ...more].some(({ typed }) => typed)) return entryItems(kind, text, title, languages);
  const moved = (reading: Reading): Reading => shifted(reading, prefix.length + 1, text.length);
  return [moved(first), ...more.map(moved)];
}

/** A reading of words that others were put before. */
const shifted = (reading: Reading, by: number, length: number): Reading => ({
  ...reading,
  from: Math.max(0, reading.from - by),
  to: Math.min(length, Math.max(0, reading.to - by)),
});

/**
 * Tells which part of an entry's range a reading was made of: characters other than blanks are counted, since lines were joined. Readings come in
 * the order of the entry, so that each character is counted once.
 */
export function cutterOf(
  source: string,
  { from, to }: Range,
  text: string,
): (reading: Reading, last: boolean) => Range {
  let [read, offset] = [0, from];
  const offsetOf = (at: number): number => {
    if (at < read) [read, offset] = [0, from];
    for (; read < at && offset < to; read += 1) {
      if (/\s/.test(text.charAt(read))) continue;
      while (offset < to && /\s/.test(source.charAt(offset))) offset += 1;
      if (offset < to) offset += 1;
    }
    return offset;
  };
  return (reading, last) => {
    if (reading.from === 0 && last) return { from, to };
    const begin = reading.from === 0 ? from : offsetOf(reading.from);
    return trimmed(source, begin, last ? to : offsetOf(reading.to));
  };
}

/** Names a step by its number: "step 2", "Schritt 3", "第2步". */
export const refersToStep = textPattern(
  () =>
    /(?<![\p{L}#*])(?:steps?|schritte?|étapes?|pasos?|pass[oi]|passos?|шаг\p{L}{0,2}) \d{1,2}(?![\d.)]|[^\n]{0,2}:)|(?:步骤|手順|ステップ|단계) ?\d{1,2}|第 ?\d{1,2} ?步|\d{1,2} ?단계/iu,
);
