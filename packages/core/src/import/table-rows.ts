import { textPattern } from "../node/text-pattern.ts";
import { codeRanges, type Line } from "./lines.ts";
import type { HeadedCell } from "./table-columns.ts";

/** A row of a table as one entry. */
export interface TableRow {
  /** Its cells in order, as one sentence. */
  readonly text: string;
  /** The same with bars between the cells: what a cell says of the one before it is plainer. */
  readonly barred?: Omit<TableRow, "barred" | "cells"> | undefined;
  /** Its cells, each with what its column is called. */
  readonly cells: readonly HeadedCell[];
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

/** Whether a line has a bar that parts two cells. */
const hasBar = (line: string): boolean => line.includes("|") && cellsOf(line).length > 1;
/** A head as Jira writes it, between two bars each; no rule stands below it. */
const doubled = /^ {0,3}\|\|[^|\n]+\|\|/;

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

/** The head of a table: its cells, where its rows begin, and what is one of them. */
interface Head {
  readonly heads: readonly Cell[];
  readonly begin: number;
  readonly isRow: (line: string) => boolean;
}

/** The head of a table in a line, with a rule below it, or with two bars between its cells. */
function headAt(lines: readonly Line[], index: number): Head | undefined {
  const [head, below] = [lines[index], lines[index + 1]];
  if (head === undefined || below === undefined || head.fenced || !head.text.includes("|")) return undefined;
  const isOuter = barred.test(head.text);
  const isRow = isOuter ? (line: string): boolean => barred.test(line) : hasBar;
  if (doubled.test(head.text) && barred.test(below.text))
    return { heads: cellsOf(head.text.replace(/\|\|/g, " |")), begin: index + 1, isRow };
  const isHead = isOuter || (below.text.includes("|") && hasBar(head.text));
  return isHead && rule.test(below.text) ? { heads: cellsOf(head.text), begin: index + 2, isRow } : undefined;
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
    const head = headAt(lines, index);
    if (head === undefined) continue;
    const { heads, begin, isRow } = head;
    const cells = heads.map(({ text }) => text);
    const [first, ...others] = heads;
    if (first === undefined || others.some(({ text }) => turns(text))) continue;
    parts.set(index, { kind: "head", ...first });
    if (begin > index + 1) parts.set(index + 1, { kind: "rule" });
    let last = begin;
    for (; isRow(lines[last]?.text ?? "") && lines[last]?.fenced === false; last += 1) {}
    const rows = lines.slice(begin, last).map(({ text }) => cellsOf(text));
    const counted = rows.every(([cell]) => cell !== undefined && isOrdinal.test(cell.text.replace(/[*_`]/g, "")));
    for (const [row, found] of rows.entries())
      parts.set(begin + row, { kind: "row", row: joinedRow(found, cells, counted, isLabelled) });
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
  const headed = cells
    .map(({ text, from }, column) => ({ head: heads[column] ?? "", text, from: from - row.from }))
    .filter(({ text, from }) => text !== "" && from >= 0);
  const all = { ...row, cells: headed };
  return isLabelled ? all : { ...all, barred: rowWith(" | ", cells, heads, counted, isLabelled) };
}

function rowWith(
  glue: string,
  cells: readonly Cell[],
  heads: readonly string[],
  counted: boolean,
  isLabelled: boolean,
): Omit<TableRow, "barred" | "cells"> {
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
