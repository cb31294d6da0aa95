import { textPattern } from "../node/text-pattern.ts";
import type { Line } from "./lines.ts";
import { anyMark } from "./list-lines.ts";

/** A short line without a stop: "Where to look". */
const short = textPattern(() => /^[\p{Lu}\p{Lo}\d][^.,;:!?。，；：！？`|<>=]{1,47}$/u);
/** "Done: `make test` passes", "Never — new flags". */
export const labelOfRun = textPattern(
  () => /^ {0,3}(?:\*\*)?(\p{Lu}[\p{L}'’ ]{1,28})(?:\*\*)?(?:[:：]| [–—-]) (?=\S)/u,
);
/** So many lines of one shape were meant as titles. */
const least = 3;

/** The lines of a text that are titles by their place, though no mark says so. */
export interface PlainTitles {
  /** Short lines, each behind a blank one and right above words. */
  readonly alone: ReadonlySet<number>;
  /** Labels, where most of the lines have one. */
  readonly labels: ReadonlySet<number>;
}

/** Finds titles that are known by their place alone: three and more lines that stand alike, each above what it heads. */
export function plainTitlesOf(lines: readonly Line[], from: number, to: number): PlainTitles {
  const alone: number[] = [];
  const labels: number[] = [];
  let words = 0;
  for (let index = from; index < to; index += 1) {
    const line = lines[index];
    if (line === undefined || line.fenced || line.text.trim() === "") continue;
    words += 1;
    if (labelOfRun.test(line.text)) labels.push(index);
    else if (isAlone(lines, index)) alone.push(index);
  }
  return {
    alone: new Set(alone.length < least ? [] : alone),
    labels: new Set(labels.length <= least || labels.length * 2 < words ? [] : labels),
  };
}

function isAlone(lines: readonly Line[], index: number): boolean {
  const [before, own, below] = [lines[index - 1]?.text ?? "", lines[index]?.text ?? "", lines[index + 1]?.text ?? ""];
  if (before.trim() !== "" || below.trim() === "" || lines[index + 1]?.fenced === true) return false;
  return short.test(own.trim()) && !anyMark.test(own) && own.trim().split(/\s+/).length <= 6;
}
