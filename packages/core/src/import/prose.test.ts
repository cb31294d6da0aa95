import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

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

test.each([
  ["Stop when `make db` fails.", "stop_when blocked: `make db` fails"],
  ["It is finished when `npm test` passes and `grep -rn moment src` prints nothing.", "done_when command: npm test"],
  ["Mach weiter, bis `npm test` durchläuft.", "done_when command: npm test"],
  ["Arrête-toi dès que `npm test` passe.", "done_when command: npm test"],
  ["Detente cuando `npm test` pase.", "done_when command: npm test"],
  ["Fermati quando `npm test` passa.", "done_when command: npm test"],
  ["Pare quando `npm test` passar.", "done_when command: npm test"],
  ["Остановись, когда `npm test` проходит.", "done_when command: npm test"],
  ["直到 `npm test` 通过为止。", "done_when command: npm test"],
  ["`npm test` が成功するまで続ける。", "done_when command: npm test"],
  ["`npm test` 가 통과하면 완료다.", "done_when command: npm test"],
  ["Our page loads all 12,000 markers at once.", "other: Our page loads all 12,000 markers at once."],
  ["The source is in src/*.", "other: The source is in src/*."],
])("prose in each language says up to when to work: %s", (sentence, expected) =>
  expect(saidOf(importPrompt(`Port the importer to the new API.\n\n${sentence}\n`).draft)).toContain(expected),
);

test("prose that is wrapped, with a list, keeps its sentences whole, and a numbered list is its steps", () => {
  const { draft } = importPrompt(
    [
      "Hi all,",
      "",
      "please move the importer of the bank exports to the new API, which",
      "has other names for the columns, and keep the old one.",
      "",
      "**Owner**: infra",
      "**Status**: ready",
      "",
      "0a. Study docs/api.md.",
      "1. Rename the columns.",
      "2. Remove the old client. It has no users.",
      "999. Keep the log short.",
    ].join("\n"),
  );
  expect(saidOf(draft)).toEqual([
    "other: Hi all,",
    "goal outcome: please move the importer of the bank exports to the new API, which has other names for the columns, and keep the old one.",
    "other: **Owner**: infra",
    "other: **Status**: ready",
    "context read: docs/api.md",
    "workflow step: Rename the columns.",
    "workflow step: Remove the old client. It has no users.",
    "execution_rules rule: Keep the log short.",
  ]);
});

test("a message in one piece, with a label in it, is read sentence by sentence", () => {
  const { draft } = importPrompt(
    [
      "Hey Claude, please move our checkout to the new tax API.",
      "",
      "Read first: docs/tax.md and src/tax/README.md. The old client lives in `src/legacy`.",
      "",
      "We are done when `npm test` is green and `npm run bench` reports a p95 below 120 ms. No file under src/checkout may import the old client.",
      "",
      "Work on src/checkout only.",
      "",
      "1. Port the client.",
      "2. Delete the flag.",
    ].join("\n"),
  );
  expect(saidOf(draft)).toEqual([
    "goal outcome: Hey Claude, please move our checkout to the new tax API.",
    "context read: docs/tax.md",
    "context read: src/tax/README.md",
    "context note: The old client lives in `src/legacy`.",
    "done_when command: npm test",
    "done_when metric: npm run bench at most 120",
    "constraints architecture: No file under src/checkout may import the old client.",
    "constraints scope: src/checkout",
    "workflow step: Port the client.",
    "workflow step: Delete the flag.",
  ]);
});

test("a list that tells how things are is no work", () => {
  const { draft } = importPrompt(
    "Port the importer.\n\nWhat we know:\n\n1. The disk is slow.\n2. We have no staging.\n",
  );
  expect(saidOf(draft).filter((said) => said.startsWith("workflow"))).toEqual([]);
});
