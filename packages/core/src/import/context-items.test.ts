import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const contextOf = (entry: string): readonly string[] => {
  const { draft } = importPrompt(
    `## Goal\nPort it.\n\n## Context\n- ${entry}\n\n## Done when\n- \`npm test\` passes\n`,
  );
  const items = draft.blocks.find(({ kind }) => kind === "context")?.items ?? [];
  return items.map((item) =>
    item.kind === "read" ? `${item.path}${item.note === undefined ? "" : `: ${item.note}`}` : item.kind,
  );
};

test.each([
  ["The importer (spec in docs/csv.md)", "docs/csv.md: The importer"],
  ["The format is described in `docs/csv.md`.", "docs/csv.md: The format"],
  ["docs/csv.md describes the format", "docs/csv.md: describes the format"],
  ["Das Format ist in `docs/csv.md` beschrieben", "docs/csv.md: Das Format"],
  ["Le format est décrit dans docs/csv.md.", "docs/csv.md: Le format"],
  ["El formato está descrito en docs/csv.md", "docs/csv.md: El formato"],
  ["O formato é descrito em `docs/csv.md`", "docs/csv.md: O formato"],
  ["書式は docs/csv.md に記載", "docs/csv.md: 書式"],
  ["格式详见 docs/csv.md", "docs/csv.md: 格式"],
  ["형식은 docs/csv.md에 설명되어 있다", "docs/csv.md: 형식"],
])("a document in which something is told is to be read: %s", (entry, said) => {
  expect(contextOf(entry)).toEqual([said]);
});

test.each([
  "The parser is defined in src/parser.ts",
  "Rates are recorded in docs/rates.md. They change daily.",
  "The team (see docs/team.md) is small",
  "Errors are described in docs/errors.md and docs/codes.md",
  "The cron job writes docs/rates.md",
])("anything else stays as it is said: %s", (entry) => {
  expect(contextOf(entry)).toEqual(["note"]);
});
