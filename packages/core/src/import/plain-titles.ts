import { textPattern } from "../node/text-pattern.ts";
import type { Line } from "./lines.ts";
import { anyMark } from "./list-lines.ts";

/** A short line without a stop: "Where to look". */
const short = textPattern(() => /^[\p{Lu}\p{Lo}\d][^.,;:!?。，；：！？`|<>=]{1,47}$/u);
/** "Done: `make test` passes", "Never — new flags". */
export const labelOfRun = textPattern(
  () => /^ {0,3}(?:\*\*)?(\p{Lu}[\p{L}'’ ]{1,28})(?:\*\*)?(?:[:：]| [–—-]) (?=\S)/u,
);
const boldRun = /^ {0,3}(\*\*|__)[^*_`]{2,60}[.]\1\s+\S/;
/** The number of a title: "5. Method". */
const ordinal = /^\s*\d{1,2}[.)]\s+/;
/** So many lines of one shape were meant as titles. */
const least = 3;

/** The lines of a text that are titles by their place, though no mark says so. */
export interface PlainTitles {
  /** Short lines, each behind a blank one and right above words. */
  readonly alone: ReadonlySet<number>;
  /** Labels, where most of the lines have one. */
  readonly labels: ReadonlySet<number>;
  /** Paragraphs that begin with bold words and a stop, where several do: "**What it costs.** …". */
  readonly bold: ReadonlySet<number>;
}

/** Finds titles that are known by their place alone: three and more lines that stand alike, each above what it heads. */
export function plainTitlesOf(lines: readonly Line[], from: number, to: number): PlainTitles {
  const alone: number[] = [];
  const labels: number[] = [];
  const bold: number[] = [];
  let words = 0;
  for (let index = from; index < to; index += 1) {
    const line = lines[index];
    if (line === undefined || line.fenced || line.text.trim() === "") continue;
    words += 1;
    if (boldRun.test(line.text) && (lines[index - 1]?.text ?? "").trim() === "") bold.push(index);
    if (labelOfRun.test(line.text)) labels.push(index);
    else if (isAlone(lines, index)) alone.push(index);
  }
  return {
    alone: new Set(alone.length < least ? [] : alone),
    labels: new Set(labels.length <= least || labels.length * 2 < words ? [] : labels),
    bold: new Set(bold.length < least ? [] : bold),
  };
}

function isAlone(lines: readonly Line[], index: number): boolean {
  const [before, own, below] = [lines[index - 1]?.text ?? "", lines[index]?.text ?? "", lines[index + 1]?.text ?? ""];
  if (before.trim() !== "" || below.trim() === "" || lines[index + 1]?.fenced === true) return false;
  // "3. Rules" above "3.1 No floats" is a title; above what is indented below it "3. Port the parser" is an entry.
  const isNumbered = ordinal.test(own) && !/^\s/.test(below);
  const title = (isNumbered ? own.replace(ordinal, "") : own).trim();
  return short.test(title) && !anyMark.test(title) && title.split(/\s+/).length <= 6;
}
