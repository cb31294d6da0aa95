import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const below = (title: string, entry: string): readonly string[] =>
  saidOf(importPrompt(`## Goal\nPort it.\n\n## ${title}\n- ${entry}\n`).draft).slice(1);

test.each([
  ["Never", "edit src/gen", "never: edit src/gen"],
  ["Never", "modifier src/gen", "never: modifier src/gen"],
  ["Interdits", "toucher à `web/impression`", "never: toucher à `web/impression`"],
  ["禁止", "修改 `src/gen`", "never: 修改 `src/gen`"],
  ["Never", "delete before `make verify` is green", "never: delete before `make verify` is green"],
  ["Never", "`npm test` fails", "never: `npm test` fails"],
  ["Never", "reports/debug.log exists", "never: reports/debug.log exists"],
  ["Never", "The UI calls the database directly", "never: The UI calls the database directly"],
  ["Never", "The UI must not call the database", "architecture: The UI must not call the database"],
  ["Never", "edit only src/", "scope: src/**"],
  ["Don'ts and dos", "New dependencies", "never: New dependencies"],
  ["Don'ts and dos", "Small commits, always", "must: Small commits, always"],
])("below %s: %s", (title, entry, expected) => expect(below(title, entry)).toEqual([`constraints ${expected}`]));

test("a check among rules says when the work is done, where nothing else does", () =>
  expect(below("Red lines", "`npm test` stays green")).toEqual(["done_when command: npm test"]));

test.each([
  ["Edit src/gen", "must: Edit src/gen"],
  ["Toucher à `web/impression`", "must: Toucher à `web/impression`"],
  ["❌ Edit src/gen", "never: Edit src/gen"],
  ["Delete only when `make verify` is green", "must: Delete only when `make verify` is green"],
  ["Push before `npm test` passes", "must: Push before `npm test` passes"],
  ["Do not edit src/lexer.rs (it is generated)", "unchanged: src/lexer.rs"],
  ["Do not push – it breaks the mirror", "never: Push – it breaks the mirror"],
])("an order is no bound of the work and no check: %s", (entry, expected) =>
  expect(below("Constraints", entry)).toEqual([`constraints ${expected}`]),
);

const paragraph = (title: string, words: string): readonly string[] =>
  saidOf(
    importPrompt(`**Goal.** Port it.\n\n**${title}.** ${words}\n\n**Proof.** \`npm test\` passes.\n`).draft,
  ).filter((line) => line.startsWith("constraints"));

test.each([
  [
    "What stays",
    "The column names of `fct` are used by Looker and stay. The snapshots in `snapshots/` must not be altered. Seeds you can change as you like.",
    [
      "must: The column names of `fct` are used by Looker and stay.",
      "never: Alter the snapshots in `snapshots/`.",
      "must: Seeds you can change as you like.",
    ],
  ],
  [
    "What we don't do",
    "No full refresh. Never push to main. You may rebase.",
    ["never: Full refresh.", "never: Push to main.", "must: You may rebase."],
  ],
])("each sentence of a paragraph below %s forbids by itself", (title, words, expected) => {
  expect(paragraph(title, words)).toEqual(expected.map((line) => `constraints ${line}`));
});

test.each([
  "You're not permitted to",
  "You are not allowed to",
  "We're never to",
  "You may not",
  "They're not allowed to",
])("a line above a list forbids what the list holds, among other titles of its kind: %s", (title) => {
  const text = `Proof that it is fixed\n- \`npm test\` passes\n- \`npm run lint\` passes\n\n${title}\n- keep the allow-list\n- commit the payload\n`;
  expect(saidOf(importPrompt(`Port it.\n\n${text}`).draft)).toEqual(
    expect.arrayContaining(["constraints never: keep the allow-list", "constraints never: commit the payload"]),
  );
});

test.each([
  ["À ne pas faire", "toucher au schéma de la base"],
  ["À ne pas faire", "supprimer les index de la base"],
  ["Interdit", "toucher au schéma de la base"],
  ["Prohibido", "tocar el esquema de la base"],
  ["Vietato", "toccare lo schema del database"],
  ["Verboten", "das Schema der Datenbank anfassen"],
  ["Запрещено", "трогать схему базы"],
  ["禁止", "修改数据库的结构"],
])("an act on a part of the system is forbidden below %s, and no rule of architecture: %s", (title, act) => {
  const { draft } = importPrompt(`## Goal\nPort it.\n\n## ${title}\n- ${act}\n`);
  const items: readonly object[] = draft.blocks.find(({ kind }) => kind === "constraints")?.items ?? [];
  expect(items).toEqual([{ kind: "never", text: act }]);
});
