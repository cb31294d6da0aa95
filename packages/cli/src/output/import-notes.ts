import type { Item } from "@goalpost/core";
import type { ImportResult } from "@goalpost/core/import";
import { findingLines } from "./findings-text.ts";
import { plainText } from "./plain-text.ts";
import type { Style } from "./style.ts";

const shownWidth = 80;

/** What was made of a prompt, for people: each lift and each doubt, and what was kept although no block holds it. */
export function* importNotes(result: ImportResult, file: string, style: Style): Generator<string> {
  const { blocks, rest, issues } = result;
  for (const issue of issues) yield* findingLines(issue, file, style);
  for (const { line, column, text } of blocks.length > 0 ? rest : []) {
    const [first = ""] = plainText(text).split("\n");
    const shown = first.length > shownWidth ? `${first.slice(0, shownWidth - 1)}…` : first;
    yield `${style.cyan("kept")} ${file}:${line}:${column}: is in no block, and stays as other: ${shown}`;
  }
  yield* importSummary(result);
}

const checks: ReadonlySet<Item["kind"]> = new Set([
  "command",
  "shell",
  "artifact",
  "absent",
  "metric",
  "tests",
  "unchanged",
  "scope",
]);
const plural = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** How many criteria a machine decides, a person decides, and nobody decides yet, and what to do with those. */
function* importSummary({ draft, contract }: ImportResult): Generator<string> {
  const criteria = draft.blocks.flatMap(({ kind, items }): readonly Item[] => (kind === "done_when" ? items : []));
  const count = (test: (item: Item) => boolean): number => criteria.filter(test).length;
  const claims = count(({ kind }) => kind === "claim");
  const reviews = count(({ kind }) => kind === "review");
  yield `criteria: ${plural(
    count(({ kind }) => checks.has(kind)),
    "check",
  )}, ${plural(reviews, "review")}, ${plural(claims, "claim")}`;
  if (claims > 0)
    yield "A claim is decided by nobody: name a command and its exit code, a file and what it holds, or a person and the evidence (review).";
  if (contract === null)
    yield "This is a draft: add what is missing (see the errors above) before you lint and run it.";
}
