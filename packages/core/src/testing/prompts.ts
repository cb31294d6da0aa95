import * as fc from "fast-check";

/** What prompts are made of, marks and words; also where a mark is half, doubled, or stands where none is expected. */
export const promptPiece = fc.oneof(
  fc.constantFrom(
    "<goal>",
    "</goal>",
    "<done_when>",
    "</done_when>",
    "<Context a='1'>",
    "</context>",
    "```",
    "~~~",
    "`",
    "``",
    "- ",
    "1. ",
    "  - ",
    "## Done when",
    "# Title",
    "**Goal:**",
    "Goal:",
    "<x>",
    "</x>",
    "<",
    "&",
    "\n",
    "\n\n",
    ":",
    "Steps:\n",
    "<task>",
    "</task>",
    "<example>",
    "</example>",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("word", "`pnpm test` exits 0", "a.md exists", "移行", "a: b", "never touch"),
);

/** Marks that say more than a name, and marks of other kinds. */
const rarer = fc.constantFrom(
  "\n## Goal: port it\n",
  "\n## Done when (all of them)\n",
  "\n## Out of scope (for now)\n- vouchers\n",
  "\n### Scope: src\n",
  "\n**Context - billing:** a.md\n",
  "\nDone when\n=========\n",
  "\n3. Done when\n",
  "\n---\n",
  "\n- [ ] ",
  "\n- [x] ",
  "\n3.1 a\n3.2 b\n",
  "\n1. a\n1.1 b\n1.2) c\n",
  "\n① ",
  "\n2、",
  "\n### Types\n",
  "\nOn staging:\n",
  "</goal and so on>",
  "<scope of='it'>",
  "</scope>",
  "\n<context",
  "\n<stop_when>\n- 80 turns\n</stop_when>\n",
  "Goal: port it. Done when: a passes. Constraints: none.",
  "\u00a0",
  "\ud800",
  "\r\n",
);

/** Prompts of up to 40 pieces. */
export const prompt = fc
  .array(fc.oneof({ arbitrary: promptPiece, weight: 3 }, { arbitrary: rarer, weight: 1 }), { maxLength: 40 })
  .map((pieces) => pieces.join(""));
