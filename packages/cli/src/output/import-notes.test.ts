import { importPrompt } from "@goalpost/core/import";
import { expect, test } from "vitest";
import { importNotes } from "./import-notes.ts";
import { styleFor } from "./style.ts";

const notesOf = (prompt: string): readonly string[] => {
  const plain = styleFor({ isTTY: false } as never, {});
  return [...importNotes(importPrompt(prompt, { file: "a.md" }), "a.md", plain)];
};

test("the last lines say how many criteria are checks, which are claims, and what to do with them", () => {
  const notes = notesOf("## Goal\nPort it.\n\n## Done when\n- `npm test` passes\n- it is fast\n- it reads well\n");
  expect(notes).toEqual([
    'read a.md:5:3: D1 was read as a check from "`npm test` passes"',
    "",
    'Where a "read" line made too much of your words, write them back as they were, in quotation marks.',
    "3 criteria: 1 check (goalpost verify decides), 0 reviews (a person decides), 2 claims (nobody decides)",
    "  claim D2, line 6: it is fast",
    "  claim D3, line 7: it reads well",
    expect.stringMatching(/^Give each claim a check/),
  ]);
});

test("a draft says what it lacks", () => {
  const notes = notesOf("## Done when\n- `npm test` passes\n");
  expect(notes.at(-1)).toMatch(/^This is a draft, and no contract yet \(goal\): fix the errors above in a\.md/);
});

test("a long list of claims is cut, and control characters are not shown as they are", () => {
  const claims = Array.from({ length: 12 }, (_, index) => `- it is nice \u001b[31m${index}`);
  const notes = notesOf(["## Goal", "x", "## Done when", ...claims].join("\n"));
  expect(notes).toContain("  and 4 more");
  expect(notes.join("")).not.toContain("\u001b");
});
