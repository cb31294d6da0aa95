import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const criteria = (entry: string): readonly string[] =>
  saidOf(importPrompt(`## Goal\nPort it.\n\n## Done when\n- ${entry}\n`).draft).filter((said) =>
    said.startsWith("done_when"),
  );

test.each([
  ["bench under target, `npm test` green, CHANGELOG.md has an entry.", ["done_when claim: bench under target", "done_when command: npm test", "done_when artifact: CHANGELOG.md", "done_when claim: CHANGELOG.md has an entry"]],
  ["`npm test` clean, `npm run lint` clean", ["done_when command: npm test", "done_when command: npm run lint"]],
  ["docs updated, `make docs` succeeds, and screenshots attached", ["done_when claim: docs updated", "done_when command: make docs", "done_when claim: screenshots attached"]],
])("criteria that one entry joins are each for themselves: %s", (entry, said) => expect(criteria(entry)).toEqual(said)); // biome-ignore format: a table

test.each([
  "`npm test` passes, if docker is there",
  "`a.sh` passes, or the flag is off",
  "`npm test` passes, which takes a while",
  "reports/a.json exists, is valid JSON, and has 29 rows",
  "`npm test` passes, ideally in a minute",
  "`npm test` passes, skipping the slow ones",
  "the page loads, the log is empty",
  "`npm test` passes, the exit code does not matter",
  "`npm test` passes today, docs updated",
])("a part that says something about another leaves all as it was: %s", (entry) =>
  expect(criteria(entry)).toEqual([`done_when claim: ${entry}`]),
);

test("in prose a part needs a verb to be a criterion", () => {
  const of = (sentence: string): readonly string[] => saidOf(importPrompt(`Port it.\n\n${sentence}\n`).draft).slice(1);
  expect(of("`npm run bench` is green, the flag must be gone.")).toEqual(["done_when command: npm run bench", "done_when claim: the flag must be gone"]); // biome-ignore format: one
  expect(of("`npm run bench` is green, both of them.").filter((said) => said.includes("claim"))).toEqual([]);
});
