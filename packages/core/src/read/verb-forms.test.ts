import { expect, test } from "vitest";
import { importPrompt } from "../import/import-prompt.ts";

test.each([
  ["Nothing may be logged.", "Log anything."],
  ["Nothing may be written to /tmp.", "Write anything to /tmp."],
  ["No file may be deleted.", "Delete any file."],
  ["No new dependency may be added.", "Add any new dependency."],
  ["No tests may be skipped or deleted.", "Skip or delete any tests."],
  ["Nobody may edit `vendor/`.", "Edit `vendor/`."],
])("what is forbidden of nothing and no one is an act: %s", (entry, text) => {
  const { draft } = importPrompt(`## Goal\nPort it.\n\n## Constraints\n- ${entry}\n`);
  expect(draft.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([{ kind: "never", text }]);
});

test.each(["data/books.sqlite は本物のデータですので、絶対に書き換えないでください。"])("a path that begins a rule stands as it is written: %s", (entry) => {
  const { draft } = importPrompt(`## 目標\n移行する。\n\n## 制約\n- ${entry}\n`);
  expect(JSON.stringify(draft.blocks)).toContain('"data/books.sqlite');
}); // biome-ignore format: one
