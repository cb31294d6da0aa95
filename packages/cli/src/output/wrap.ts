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
  if (widthOf(line) <= columns) return line;
  const [indent = ""] = /^ */.exec(line) ?? [];
  const lines: string[] = [];
  let current = "";
  for (const word of line.slice(indent.length).split(" ")) {
    const start = lines.length === 0 ? indent : `${indent}  `;
    if (current === "") current = `${start}${word}`;
    else if (widthOf(`${current} ${word}`) <= columns) current = `${current} ${word}`;
    else {
      lines.push(current.trimEnd());
      current = `${indent}  ${word}`;
    }
  }
  return [...lines, current].join("\n");
}

const widthOf = (text: string): number => [...stripVTControlCharacters(text)].length;
