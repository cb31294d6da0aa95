import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const madeIn = (text: string): readonly string[] =>
  importPrompt(text).draft.blocks.flatMap(({ kind, items }) =>
    kind === "goal" || kind === "other" ? [] : items.map((item) => item.kind),
  );

const gates = [
  "Check: `docker compose build php` works. Do not go to step 2 before it does.",
  "`composer test` is green. As long as it is red, step 3 has to wait.",
  "`cmp a b` exits 0. Step 4 may only begin when it does.",
  "`./render.sh --verify` exits 0. No phase B without it.",
  "`npm run explain` prints `Index Scan`. Only then go on with the cache.",
  "`npm test` has to pass. The second part follows after that.",
];

describe("a check, and a sentence that lets work go on only where it holds, are a gate", () => {
  test.each(gates)("as a step: %s", (text) => {
    expect(madeIn(`## Goal\nx\n## Workflow\n- ${text}\n`)).toEqual(["gate"]);
  });
  test.each(gates)("in prose: %s", (text) => expect(madeIn(`Make the list page fast. ${text}\n`)).toEqual(["gate"]));

  test.each([
    ["`npm test` passes. Do not add a test without it.", ["command", "never"]],
    ["`npm test` passes. The report is written after that.", ["command"]],
    ["`npm test` passes. Nobody has to wait for the review.", ["command"]],
  ])("no gate: %s", (text, made) => expect(madeIn(`Make the list page fast. ${text}\n`)).toEqual(made));
});

describe("what to do in the place of a forbidden act stands in the next sentence", () => {
  test.each([
    ["The old fallback is not an option. Use a real migration instead.", "Use a real migration instead."],
    ["Avoid `any` in new code; write real types.", "write real types."],
  ])("%s", (text, instead) => {
    const { draft } = importPrompt(`Make the list page fast. ${text}\n`);
    expect(draft.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([{ kind: "never", instead }]);
  });
  test("an act without an object has no other in its place", () => {
    const { draft } = importPrompt("Make the list page fast. Do not push. Use two spaces.\n");
    const [only] = draft.blocks.find(({ kind }) => kind === "constraints")?.items ?? [];
    expect(only).toEqual({ kind: "never", text: "Push." });
  });
});

describe("tables", () => {
  test("a cell that compares is no command, though a program has the name of its first word", () => {
    const table = "| # | what | how it is checked |\n|---|---|---|\n| 1 | tests are green | `npm test` |\n| 2 | bundle below 180 kB | `npm run size` |\n"; // biome-ignore format: one
    expect(madeIn(`Make the list page fast.\n\n${table}`)).toEqual(["command", "metric"]);
  });
  test("a cell below a topic says by itself what it is", () => {
    const table = "| Topic | Rule |\n|---|---|\n| API | `src/api/` stays as it is |\n| Budget | 20 turns |\n| Stop | if the database is too old, stop |\n"; // biome-ignore format: one
    expect(madeIn(`Make the list page fast.\n\n${table}`)).toEqual(["unchanged", "budget", "blocked"]);
  });
  test("rows that compare say nothing", () => {
    const table = "| Path | May change? |\n|---|---|\n| `src/list/` | yes |\n| `src/api/` | no |\n";
    expect(madeIn(`Make the list page fast.\n\n${table}`)).toEqual([]);
  });
});

describe("a check of the end stays one", () => {
  test.each([
    "`npm test` passes on Node 20 and 22",
    "`npm test` passes when the database is empty",
    "`npm test` passes with 3 warnings",
  ])("where and how are no moment to check after: %s", (text) =>
    expect(madeIn(`## Goal\nx\n## Done when\n- ${text}\n`)).toEqual(["claim"]),
  );
});
