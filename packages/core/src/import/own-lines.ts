import { hasEastAsian } from "../node/east-asian.ts";
import { textPattern } from "../node/text-pattern.ts";
import type { Line } from "./lines.ts";
import type { ReadMark } from "./list-marks.ts";

/** So many characters may be left free at the end of a line that was wrapped. */
const slack = 12;
/** Nobody wraps at fewer characters. */
const narrowest = 60;
/** The end of a line whose words go on: a comma, a word that needs another one. */
const unfinished = textPattern(
  () =>
    /[,(\u2013\u2014-]$|(?<![\p{L}])(?:the|an?|of|to|in|on|at|for|from|with|by|and|or|but|nor|as|than|that|which|when|if|(?<!(?:it|this|that|there|he|she) )is|(?<!(?:they|we|you|these|there) )are|be|not|no|its|our|your|their|this|these|those|into|under|over|per|via|der|die|das|den|dem|ein|eine|und|oder|mit|von|zu|im|le|la|les|un|une|et|ou|de|du|des|el|los|las|y|o|con|il|lo|gli|e|di|da|os|as|um|uma|и|или|в|на|с|по|не)$/iu,
);
const goesOnBelow = textPattern(
  () => /^(?:and|or|but|nor|which|that|because|so|und|oder|sondern|et|ou|y|o|e|и|или|но)(?!\p{L})|^[,.;:)\]]/iu,
);
/** "Repo: …" above "Screens: …". */
const labelled = textPattern(() => /^[\p{Lu}][\p{L}\p{N} _/-]{1,24}: \S/u);

/**
 * The lines of paragraphs without list marks that stand for themselves: their author broke the line before although the next word would have fitted on it.
 * A line that was wrapped ends near the width of its paragraph.
 */
export function linesOfTheirOwn(lines: readonly Line[], readMark: ReadMark): ReadonlySet<number> {
  const found = new Set<number>();
  let first = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    if (isPlain(lines[index], readMark)) continue;
    addBroken(lines, first, index, found);
    first = index + 1;
  }
  return found;
}

const isPlain = (line: Line | undefined, readMark: ReadMark): line is Line =>
  line !== undefined && !line.fenced && /^ {0,3}[^\s|#>]/.test(line.text) && readMark(line.text) === undefined;

function addBroken(lines: readonly Line[], first: number, end: number, found: Set<number>): void {
  const texts = lines.slice(first, end).map(({ text }) => text.trim());
  // A list with its last line wrapped is one too: what follows a mark is no paragraph of lines.
  if (texts.length < 2 || texts.some(hasEastAsian)) return;
  const above = lines[first - 1];
  if (above !== undefined && above.text.trim() !== "" && !/^\s*(?:[#<|]|[^\n]*[:：]\**\s*$)/.test(above.text)) return;
  const width = Math.max(narrowest, ...texts.map(({ length }) => length));
  const allLabels = texts.every((text) => labelled.test(text));
  const breaks = texts.slice(1).map((text, index) => breakOf(texts[index] ?? "", text, width));
  // Where one break was plainly meant, lines that begin as sentences do were meant, too.
  const isList = breaks.includes("meant") && breaks.length > 1 && !breaks.includes("wrapped");
  for (const [index, each] of breaks.entries())
    if (allLabels || isList || each === "meant") found.add(first + index + 1);
}

/** Whether a line was broken although the next word would have fitted, may have been, or goes on below. */
function breakOf(before: string, text: string, width: number): "meant" | "maybe" | "wrapped" {
  if (unfinished.test(before) || goesOnBelow.test(text)) return "wrapped";
  const [word = ""] = /^\S+/.exec(text) ?? [];
  if (before.length + 1 + word.length <= width - slack) return "meant";
  return begins.test(text) ? "maybe" : "wrapped";
}

const begins = textPattern(() => /^[\p{Lu}\d`$"'*_<>≥≤]/u);
