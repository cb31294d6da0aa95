import { type Item, isCheck } from "@goalpost/core";
import type { ImportResult } from "@goalpost/core/import";
import { findingLines } from "./findings-text.ts";
import { oneLine, plainText } from "./plain-text.ts";
import type { Style } from "./style.ts";

const shownWidth = 80;
/** More claims than these are counted only. */
const shownClaims = 8;

/** What was made of a prompt, for people: each doubt, each part that was read as more than words, what no block holds, and how much of it is checked. */
export function* importNotes(result: ImportResult, file: string, style: Style): Generator<string> {
  const { blocks, rest, issues, places } = result;
  const named = (where: string): string => idOf(result, where) ?? where;
  const doubts = issues.filter(({ ruleId }) => ruleId !== "import/lifted");
  for (const issue of doubts) yield* findingLines({ ...issue, where: named(issue.where) }, file, style);
  const lifts = issues.filter(({ ruleId }) => ruleId === "import/lifted");
  for (const { at, where, what } of lifts) {
    const { line, column } = at ?? places[where] ?? { line: 1, column: 1 };
    yield `${style.cyan("read")} ${oneLine(`${file}:${line}:${column}: ${named(where)} ${what}`)}`;
  }
  for (const { line, column, text } of blocks.length > 0 ? rest : [])
    yield `${style.cyan("kept")} ${file}:${line}:${column}: is in no block, and stays as other: ${shown(text)}`;
  yield* importSummary(result, file, lifts.length, style);
}

function shown(text: string): string {
  const [first = ""] = plainText(text).split("\n");
  return first.length > shownWidth ? `${first.slice(0, shownWidth - 1)}…` : first;
}

/** The id that the contract gives an item: "D3" of `done_when[2]`; none in a draft that is not a contract yet. */
function idOf({ contract }: ImportResult, where: string): string | undefined {
  const [, kind, index] = /^([a-z_]+)\[(\d+)\]$/.exec(where) ?? [];
  const items: readonly Item[] | undefined = contract?.blocks.find((block) => block.kind === kind)?.items;
  return items?.[Number(index)]?.id;
}

const plural = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** How many criteria a machine decides, a person decides, and nobody decides yet, which those are, and what to do with them. */
function* importSummary(result: ImportResult, file: string, lifts: number, style: Style): Generator<string> {
  const { draft, contract, issues, places } = result;
  const criteria = draft.blocks.flatMap(({ kind, items }): readonly Item[] => (kind === "done_when" ? items : []));
  const claims = criteria.flatMap((item, index) => (item.kind === "claim" ? [{ text: item.text, index }] : []));
  const reviews = criteria.filter(({ kind }) => kind === "review").length;
  const decided = criteria.filter(isCheck).length;
  yield "";
  if (lifts > 0)
    yield `Where a "read" line made too much of your words, write them back as they were, in quotation marks.`;
  if (criteria.length > 0)
    yield `${plural(criteria.length, "criterion", "criteria")}: ${plural(decided, "check")} (goalpost verify decides), ${plural(reviews, "review")} (a person decides), ${plural(claims.length, "claim")} (nobody decides)`;
  for (const { text, index } of claims.slice(0, shownClaims)) {
    const where = `done_when[${index}]`;
    const { line = 1 } = places[where] ?? {};
    yield `  ${style.yellow("claim")} ${idOf(result, where) ?? where}, line ${line}: ${shown(text)}`;
  }
  if (claims.length > shownClaims) yield `  and ${claims.length - shownClaims} more`;
  if (claims.length > 0)
    yield "Give each claim a check (a command and its exit code, a number and its bound, a file and what it holds), or a person who looks and the file with the evidence.";
  if (contract === null) {
    const missing = issues.filter(({ severity }) => severity === "error").map(({ where }) => where);
    yield `This is a draft, and no contract yet (${[...new Set(missing)].join(", ")}): fix the errors above in ${file} and import it again, or write what is missing into the draft.`;
  }
}
