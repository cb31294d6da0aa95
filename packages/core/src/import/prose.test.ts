import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const kindsOf = (text: string): readonly string[] =>
  importPrompt(`/goal Speed up the importer. ${text}`).draft.blocks.flatMap(({ kind, items }) =>
    kind === "goal" ? [] : items.map((item) => `${kind} ${item.kind}`),
  );

test.each([
  ["Stop when `npm test` passes.", ["done_when command"]],
  ["Keep going until `make bench` prints at most 300.", ["done_when metric"]],
  ["You may stop once reports/a.json exists and `npm test` passes.", ["done_when artifact", "done_when command"]],
  ["Stop when the disk is full.", ["stop_when blocked"]],
  ["Stop if the disk is full or after 20 turns.", ["stop_when blocked", "stop_when budget"]],
])("in prose %s says when the work is done, or when to give up", (text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds);
});
