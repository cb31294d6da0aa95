import type { ImportResult } from "@goalpost/core/import";
import { findingLines } from "./findings-text.ts";
import { plainText } from "./plain-text.ts";
import type { Style } from "./style.ts";

const shownWidth = 80;

/** What was made of a prompt, for people: each lift and each doubt, and what was kept although no block holds it. */
export function* importNotes({ blocks, rest, issues }: ImportResult, file: string, style: Style): Generator<string> {
  for (const issue of issues) yield* findingLines(issue, file, style);
  for (const { line, column, text } of blocks.length > 0 ? rest : []) {
    const [first = ""] = plainText(text).split("\n");
    const shown = first.length > shownWidth ? `${first.slice(0, shownWidth - 1)}…` : first;
    yield `${style.cyan("kept")} ${file}:${line}:${column}: is in no block, and stays as other: ${shown}`;
  }
}
