import { textPattern } from "../node/text-pattern.ts";
import type { Line } from "./lines.ts";

/** What makes a line an entry of a list. */
export interface ListMark {
  /** Characters up to the words, a box included. */
  readonly length: number;
  readonly indent: number;
  /** "3" of "3.", "3.1" of "3.1)"; empty when it is no number. */
  readonly number: string;
}

const mark =
  /^(\s*)(?:[-*+•‣◦▪●○–—·☐☑□▢→➜➤✓✔‐]|(\d{1,3}(?:\.\d{1,3}){0,4}|\d{1,2}[a-z]|9{4,9})[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,4})\)|[a-z]\)|(?<=\s{2})[a-h]\.|[①-⑳])[ \t\u3000]+(?:\[ ?\][ \t]+)?(?=\S)/;
const tightMark =
  /^(\s*)(?:\d{1,3}[、．）]|[０-９]{1,3}[.．、）]|[（](?:[\d０-９]{1,3}|[a-z]|[一二三四五六七八九十]{1,3})[）]|[一二三四五六七八九十]{1,3}(?:[、．]|[ \t\u3000]+(?=\S))|[①-⑳・·☐☑□▢→✓✔])[ \t\u3000]*(?=\S)/;
const subNumber = /^(\s*)(\d{1,3}(?:\.\d{1,3}){1,4})[ \t\u3000]+(?:\[ ?\][ \t]+)?(?=\S)/;
/** A decimal with its unit is a quantity, whatever stands on the next line. */
const quantity = textPattern(
  () =>
    /^\s*[\d.]+[ \t\u3000]+(?:[%‰°€$£¥×x]|(?:ms|[µμ]?s|sec|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?|[kmgt]i?b|[kmgt]?hz|fps|rps|qps|rpm|px|r?em|pt|points?|times|percent|k|million|billion|usd|eur|and|or|is|are|was)(?![\p{L}\p{N}]))/iu,
);

/** Reads the mark of a line, if it has one. */
export type ReadMark = (text: string) => ListMark | undefined;

/**
 * Makes the reader of the list marks of some lines. "3.1" without a dot or bracket behind it is a mark where it is one of several in a row, "3.1" and
 * "3.2"; "3.14 is the ratio" begins a sentence.
 */
export function markReader(lines: readonly Line[]): ReadMark {
  const rows = rowsOf(lines);
  return (text) => {
    const found = mark.exec(text) ?? tightMark.exec(text);
    if (found !== null) return { length: found[0].length, indent: (found[1] ?? "").length, number: found[2] ?? "" };
    const [whole, blanks = "", number = ""] = (rows.size === 0 ? null : subNumber.exec(text)) ?? [];
    if (whole === undefined || !rows.has(number) || quantity.test(text)) return undefined;
    return { length: whole.length, indent: blanks.length, number };
  };
}

const anySubNumber = /^\s*(\d{1,3}(?:\.\d{1,3}){1,4})[.)]?[ \t\u3000]/;

/** The sub-numbers that stand in a row from .1 (or .0) on, two at least. */
function rowsOf(lines: readonly Line[]): ReadonlySet<string> {
  const lasts = new Map<string, Set<number>>();
  for (const { text, fenced } of lines) {
    const number = fenced ? undefined : anySubNumber.exec(text)?.[1];
    if (number === undefined || quantity.test(text)) continue;
    const dot = number.lastIndexOf(".");
    const above = number.slice(0, dot);
    const known = lasts.get(above);
    if (known === undefined) lasts.set(above, new Set([Number(number.slice(dot + 1))]));
    else known.add(Number(number.slice(dot + 1)));
  }
  const rows = new Set<string>();
  for (const [above, found] of lasts) {
    const start = found.has(0) ? 0 : 1;
    if (!found.has(start + 1) || !found.has(start)) continue;
    for (let last = start; found.has(last); last += 1) rows.add(`${above}.${last}`);
  }
  return rows;
}
