import { expect, test } from "vitest";
import { formatImport, importPrompt } from "./import-prompt.ts";

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;
const shown = (text: string): readonly string[] =>
  importPrompt(text).spans.map(({ text: words, where, as }) => `${as} ${where} ${JSON.stringify(words)}`);

test("a prompt is cut where something else becomes of it", () => {
  const text = lines(
    "You are careful.",
    "",
    '<goal priority="high">',
    "Port it,",
    "all of it.",
    "",
    "---",
    "For speed.",
    "</goal>",
    "## Done when",
    "1. [ ] `pnpm test` exits 0.",
    "   - every suite",
    "### Types",
    "2. `pnpm tsc` passes",
  );
  expect(shown(text)).toEqual([
    'other other[0] "You are careful."',
    'mark prompt "\\n\\n"',
    'mark goal "<goal "',
    'other other[1] "priority=\\"high\\""',
    'mark goal ">\\n"',
    'item goal[0] "Port it,\\nall of it."',
    'mark goal "\\n\\n---\\n"',
    'item goal[0] "For speed."',
    'mark goal "\\n</goal>"',
    'mark prompt "\\n"',
    'mark done_when "## Done when\\n1. [ ] "',
    'item done_when[0] "`pnpm test` exits 0.\\n   - every suite"',
    'mark done_when "\\n"',
    'other other[2] "### Types"',
    'mark done_when "\\n2. "',
    'item done_when[1] "`pnpm tsc` passes"',
    'mark done_when "\\n"',
  ]);
  expect(importPrompt(text).draft.blocks.map(({ kind }) => kind)).toEqual([
    "other",
    "other",
    "goal",
    "done_when",
    "other",
  ]);
});

test("what stands apart in the text and together in the contract can be told", () => {
  const text = lines("<context>", "- a.md", "</context>", "<done_when>x</done_when>", "<context>b.md</context>");
  expect(shown(text).filter((span) => span.startsWith("item"))).toEqual([
    'item context[0] "a.md"',
    'item done_when[0] "x"',
    'item context[1] "b.md"',
  ]);
});

test("a goal that no block names is found with its mark", () => {
  expect(shown("# Port billing\n\nGoal: Port it.\n\nBy hand.\n\n## Acceptance criteria\n- a\n").slice(0, 7)).toEqual([
    'other other[0] "# Port billing"',
    'mark prompt "\\n\\n"',
    'mark goal "Goal: "',
    'item goal[0] "Port it."',
    'mark prompt "\\n\\n"',
    'other other[1] "By hand."',
    'mark prompt "\\n\\n"',
  ]);
});

test("labelled text is cut at its items, ids and kinds with them", () => {
  const text = lines(
    '<goal contract="port">',
    "- G1 outcome: Port it.",
    "</goal>",
    "",
    "<done_when>",
    "- D1 claim: It",
    "  | works.",
    "",
    "- D2 command: `a` exits 0.",
    "</done_when>",
  );
  expect(shown(text)).toEqual([
    'mark goal "<goal contract=\\"port\\">\\n"',
    'item goal[0] "- G1 outcome: Port it.\\n"',
    'mark goal "</goal>\\n"',
    'mark prompt "\\n"',
    'mark done_when "<done_when>\\n"',
    'item done_when[0] "- D1 claim: It\\n  | works.\\n"',
    'mark done_when "\\n"',
    'item done_when[1] "- D2 command: `a` exits 0.\\n"',
    'mark done_when "</done_when>\\n"',
  ]);
});

test("without words there are marks, and without text nothing", () => {
  expect(shown("\ufeff \r\n")).toEqual(['mark prompt " \\n"']);
  expect(shown("")).toEqual([]);
});

test("the JSON has them, so that its reader can count the characters", () => {
  const text = "Goal: Port it.\n\nDone when:\n- a\n\nThanks!\n";
  const { spans } = JSON.parse(formatImport(importPrompt(text)));
  expect(spans.map((span: { readonly text: string }) => span.text).join("")).toBe(text);
});
