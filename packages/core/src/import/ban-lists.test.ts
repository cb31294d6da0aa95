import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);

test.each([
  [
    "DO NOT: edit vendored gems; disable cops (any; ever); touch app/models/invoice.rb. ASK before deleting a spec.",
    ["Edit vendored gems", "Disable cops (any; ever)", "Touch app/models/invoice.rb"],
  ],
  ["Never: push to main; rebase; squash.", ["Push to main", "Rebase", "Squash"]],
  ["Forbidden: new dependencies; edits below gen/; mocks.", ["New dependencies", "Edits below gen/", "Mocks"]],
  ["Forbidden: new dependencies; edits below gen/.", ["New dependencies; edits below gen/"]],
  ["Not allowed: edits of old mocks; Kim does those.", ["Edits of old mocks; Kim does those"]],
])("semicolons behind a word that forbids part what is forbidden: %s", (sentence, acts) => {
  const bans = acts.map((act) => `constraints never: ${act}`);
  expect(said(`## Goal\nPort the cache to Redis.\n\n${sentence}\n`)).toEqual(expect.arrayContaining(bans));
  const [goal] = said(`## Goal\nPort the cache to Redis.\n\n${sentence}\n`);
  expect(goal).not.toMatch(/vendored|rebase|edits/);
  const titled = said(`## Goal\nPort the cache to Redis.\n\n## Rules\n- Log.\n\n${sentence}\n`);
  expect(titled.map((each) => each.toLowerCase())).toEqual(
    expect.arrayContaining(bans.map((each) => each.toLowerCase())),
  );
});

test("an order behind such a list is ordered", () =>
  expect(
    said("## Goal\nPort it.\n\n## Rules\nDO NOT: edit gems; disable cops; push. ASK before deleting a spec.\n"),
  ).toContain("constraints must: ASK before deleting a spec."));

test.each([
  ["rename the kinds; the dashboard depends on them", "never: rename the kinds; the dashboard depends on them"],
  ["touch src/gen; it is made by the build", "never: touch src/gen; it is made by the build"],
  ["rewrite the search; Kim does that", "never: rewrite the search; Kim does that"],
])("a reason behind a semicolon is no other act: %s", (entry, expected) =>
  expect(said(`## Goal\nPort it.\n\n## Never\n- ${entry}\n`)).toContain(`constraints ${expected}`),
);

test.each([
  [
    "If the port is taken, stop and tell me instead of taking another one. Work in small commits. You have about two hours.",
    [
      "constraints must: Work in small commits.",
      "stop_when blocked: the port is taken",
      'stop_when budget: {"minutes":120}',
    ],
  ],
  ["Tests run with `npm test`.", ["done_when command: npm test"]],
  [
    "When a row cannot be read, write it to errors.csv.",
    ["constraints must: When a row cannot be read, write it to errors.csv."],
  ],
])("a paragraph behind the list of what is forbidden is not forbidden: %s", (paragraph, expected) => {
  const items = said(`## Goal\nPort it.\n\n## Please don't\n- touch the schema\n- add a dependency\n\n${paragraph}\n`);
  expect(items.filter((item) => item.includes("never:"))).toEqual([
    "constraints never: touch the schema",
    "constraints never: add a dependency",
  ]);
  expect(items).toEqual(expect.arrayContaining(expected));
});

test("words without an end are forbidden also behind a list", () =>
  expect(said("## Goal\nPort it.\n\n## Not allowed\n* Mocks\n\nSleeps in tests\n")).toContain(
    "constraints never: Sleeps in tests",
  ));

test("a bracket that nothing closes holds no semicolon", () =>
  expect(said("## Goal\nPort it.\n\n## Rules\n- The build is broken :( ; never push to main.\n")).toContain(
    "constraints never: Push to main.",
  ));
