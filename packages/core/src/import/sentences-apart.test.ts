import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const below = (title: string, ...entries: readonly string[]): readonly string[] =>
  saidOf(
    importPrompt(`## Goal\nPort it.\n\n## ${title}\n${entries.join("\n")}\n\n## Done when\n- \`npm test\` passes\n`)
      .draft,
  );

test.each(["Context", "Background", "Plan", "Working rules"])(
  "a sentence that says by itself what it is goes to its block from below %s",
  (title) => {
    const said = below(
      title,
      "- The shop is old.",
      "- Do not touch `src/legacy/`.",
      "- Do not log card numbers.",
      "- If the importer fails twice, stop and ask.",
    );
    expect(said).toContain("constraints never: Touch `src/legacy/`.");
    expect(said).toContain("constraints never: Log card numbers.");
    expect(said.join("\n")).toMatch(/stop_when blocked: the importer fails twice/);
  },
);

test("what stands around such a sentence stays where it stood, in order", () => {
  const said = below("Plan", "1. Port the parser. Never push to main. Then port the printer.", "2. Ship it.");
  expect(said).toEqual([
    "goal outcome: Port it.",
    "workflow step: Port the parser.",
    "workflow step: Then port the printer.",
    "workflow step: Ship it.",
    "constraints never: Push to main.",
    "done_when command: npm test",
  ]);
});

test.each([
  ["Context", "- No new tables were needed last year."],
  ["Context", "- No network in the old build."],
  ["Plan", "- Do not stop early."],
  ["Plan", "- Clear the cache. Do not do this twice."],
  ["Plan", "- Do not go on while it is red."],
  ["Stop when", "- You are not allowed to read the logs."],
  ["Stop when", "- Do not give in to a warning."],
])("below %s this forbids nothing that could be told by itself: %s", (title, entry) => {
  expect(below(title, entry).filter((each) => each.startsWith("constraints"))).toEqual([]);
});

test("a place is no event to check after", () => {
  expect(below("Done when", "- `npm run e2e` passes on my machine")).toContain(
    "done_when claim: `npm run e2e` passes on my machine",
  );
});

test("above all blocks, and in the goal, the first sentence stays the goal, and what says what it is goes to its block", () => {
  const above = saidOf(
    importPrompt("# Vue 3\n\nMove the shop to Vue 3. Do not push to main.\n\n## Checks\n\n- `npm test` passes\n").draft,
  );
  expect(above).toContain("goal outcome: Move the shop to Vue 3.");
  expect(above).toContain("constraints never: Push to main.");
  const inside = saidOf(
    importPrompt(
      "## Goal\nMove the shop to Vue 3. Do not push to main.\n\nThe cart is first. If a test is flaky, stop and ask.\n\n## Checks\n- `npm test` passes\n",
    ).draft,
  );
  expect(inside).toContain("goal outcome: Move the shop to Vue 3.⏎⏎The cart is first.");
  expect(inside).toContain("stop_when blocked: a test is flaky");
});

test("a label with words behind it ends with its paragraph", () => {
  const { draft } = importPrompt(
    "**Goal:** Move the queue.\n\n**Not part of this ticket:** the admin page.\n\n**Notes**\n\n* Killing workers in tests is fine.\n\n**Acceptance criteria**\n\n- `npm test` passes\n",
  );
  expect(saidOf(draft).filter((each) => each.startsWith("constraints"))).toEqual([
    "constraints never: the admin page.",
  ]);
});
