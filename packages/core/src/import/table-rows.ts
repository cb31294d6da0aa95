import { textPattern } from "../node/text-pattern.ts";
import { codeRanges, type Line } from "./lines.ts";

/** A row of a table as one entry. */
export interface TableRow {
  /** Its cells in order, as one sentence. */
  readonly text: string;
  /** The same with bars between the cells: what a cell says of the one before it is plainer. */
  readonly barred?: Omit<TableRow, "barred"> | undefined;
  /** For each character of the text, and for its end, its offset behind the row's begin. */
  readonly at: readonly number[];
  /** Offsets in the line: the first cell that counts, and the end of the last one. */
  readonly from: number;
  readonly to: number;
}

/** What a line is in a table with a head: the head, with its first cell, the rule below it, or a row. */
export type TablePart =
  | ({ readonly kind: "head" } & Cell)
  | { readonly kind: "rule" }
  | { readonly kind: "row"; readonly row: TableRow };

/** What a row is called, and says nothing of it: "3", "AC-3", "B". */
const isOrdinal = /^(?:#? ?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[A-Z]{1,8}[ -]?\d{1,5}(?:\.\d{1,3})?|[A-Z])$/;
const barred = /^ {0,3}\|/;
const rule = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

interface Cell {
  readonly text: string;
  readonly from: number;
}

/** Splits a line at its bars; a bar behind a backslash, or in code, is part of a cell. */
function cellsOf(line: string): readonly Cell[] {
  const end = line.trimEnd().length;
  const begin = line.length - line.trimStart().length;
  const code = codeRanges(line);
  const bars = [...line.slice(0, end).matchAll(/(?<!\\)\|/g)]
    .map(({ index }) => index)
    .filter((bar) => !code.some(([from, to]) => from < bar && bar < to));
  const starts = bars[0] === begin ? bars : [begin - 1, ...bars];
  return starts.flatMap((bar, index) => {
    const next = starts[index + 1] ?? end;
    if (bar + 1 >= end && index > 0) return [];
    const raw = line.slice(bar + 1, next);
    return [{ text: raw.trim(), from: bar + 1 + raw.length - raw.trimStart().length }];
  });
}

/**
 * The parts of the tables in some lines, by index. A table without a rule below its head is none, and neither is one whose columns mean different
 * things: "Do" beside "Don't".
 *
 * @param turns - Whether a head turns the meaning of what is below it.
 */
export function tablesIn(
  lines: readonly Line[],
  isLabelled: boolean,
  turns: (head: string) => boolean,
): ReadonlyMap<number, TablePart> {
  const parts = new Map<number, TablePart>();
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const [head, below] = [lines[index], lines[index + 1]];
    if (head === undefined || below === undefined || head.fenced || !barred.test(head.text)) continue;
    if (!rule.test(below.text)) continue;
    const heads = cellsOf(head.text);
    const cells = heads.map(({ text }) => text);
    const [first, ...others] = heads;
    if (first === undefined || others.some(({ text }) => turns(text))) continue;
    parts.set(index, { kind: "head", ...first });
    parts.set(index + 1, { kind: "rule" });
    let last = index + 2;
    for (; barred.test(lines[last]?.text ?? "") && lines[last]?.fenced === false; last += 1) {}
    const rows = lines.slice(index + 2, last).map(({ text }) => cellsOf(text));
    const counted = rows.every(([cell]) => cell !== undefined && isOrdinal.test(cell.text.replace(/[*_`]/g, "")));
    for (const [row, found] of rows.entries())
      parts.set(index + 2 + row, { kind: "row", row: joinedRow(found, cells, counted, isLabelled) });
    index = last - 1;
  }
  return parts;
}

/** What stands below such a head says why: it goes with the row, and is no part of what the row asks for. */
const reasons = textPattern(
  () =>
    /^(?:reasons?|why|rationale|notes?|comments?|remarks?|explanation|begründung|grund|warum|anmerkung(?:en)?|bemerkung(?:en)?|hinweis|raisons?|pourquoi|remarques?|motivos?|razón|por qué|notas?|perché|motivazione|note|porquê|por quê|observaç(?:ão|ões)|причин[аы]|почему|зачем|примечани[ея]|原因|理由|备注|说明|備考|メモ|이유|비고|설명)$/iu,
);

function joinedRow(cells: readonly Cell[], heads: readonly string[], counted: boolean, isLabelled: boolean): TableRow {
  const row = rowWith(" ", cells, heads, counted, isLabelled);
  return isLabelled ? row : { ...row, barred: rowWith(" | ", cells, heads, counted, isLabelled) };
}

function rowWith(
  glue: string,
  cells: readonly Cell[],
  heads: readonly string[],
  counted: boolean,
  isLabelled: boolean,
): TableRow {
  const isReason = (column: number): boolean => reasons.test((heads[column] ?? "").replace(/[*_:]/g, "").trim());
  const own = cells
    .map((cell, column) => ({ ...cell, reason: isReason(column) }))
    .filter(({ text: words }, column) => words !== "" && !(counted && column === 0 && cells.length > 1));
  const from = own[0]?.from ?? 0;
  const letters: [letter: string, at: number][] = [];
  const add = (words: string, at: number): void => {
    for (const letter of words.split("")) letters.push([letter, at]);
  };
  for (const [index, cell] of own.entries()) {
    const begin = cell.from - from;
    const aside = cell.reason && index > 0;
    if (index > 0) add(aside ? " (" : isLabelled && index === 1 ? ": " : glue, begin);
    // The backslash in front of a bar is the table's.
    for (const { index: at, 1: letter = "" } of cell.text.matchAll(/(?:\\(?=\|))?([\s\S])/g)) add(letter, begin + at);
    if (aside) add(")", begin + cell.text.length);
  }
  const last = own.at(-1);
  const to = last === undefined ? from : last.from + last.text.length;
  return {
    text: letters.map(([letter]) => letter).join(""),
    at: [...letters.map(([, at]) => at), to - from],
    from,
    to,
  };
}
