import { stripVTControlCharacters } from "node:util";
import type { Sink } from "./style.ts";

/** A terminal that is narrower than this wraps by itself. */
const narrowest = 40;

/**
 * Breaks lines between words so that none is wider than its terminal; what goes on is indented by two more columns. Elsewhere the text stays as it is:
 * another program reads lines. Text that people copy, such as a command, a file or a change, does not come here.
 */
export function fitted(text: string, { isTTY, columns = 0 }: Sink): string {
  if (isTTY !== true || columns < narrowest) return text;
  return text.split("\n").map((line) => brokenAt(columns, line)).join("\n"); // biome-ignore format: one
}

function brokenAt(columns: number, line: string): string {
  if (columnsOf(line) <= columns) return line;
  const [indent = ""] = /^ */.exec(line) ?? [];
  const lines: string[] = [];
  let current = "";
  for (const word of line.slice(indent.length).split(" ")) {
    const start = lines.length === 0 ? indent : `${indent}  `;
    if (current === "") current = `${start}${word}`;
    else if (columnsOf(`${current} ${word}`) <= columns) current = `${current} ${word}`;
    else {
      lines.push(current.trimEnd());
      current = `${indent}  ${word}`;
    }
  }
  return [...lines, current].join("\n");
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const noWidth = /[\p{Mn}\p{Me}\u200d]/u;

/** How many columns of a terminal a line takes: colours none, Chinese, Japanese, Korean and emoji two. */
export const columnsOf = (line: string): number =>
  [...stripVTControlCharacters(line)].reduce(
    (sum, char) => sum + (noWidth.test(char) ? 0 : wide.test(char) ? 2 : 1),
    0,
  );
