import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);

test("a goal of many clauses is read clause by clause", () =>
  expect(
    said(
      "/goal Move `kit` to Temporal until `npm test` passes and `npm run lint` passes; change only files in packages/kit, do not export types from index.ts (wrap them), stop after 90 turns or when the polyfill fails, and finish by printing DONE.",
    ),
  ).toEqual([
    "goal outcome: Move `kit` to Temporal",
    "done_when command: npm test",
    "done_when command: npm run lint",
    "constraints scope: packages/kit",
    "constraints never: Export types from index.ts instead: wrap them",
    'stop_when budget: {"turns":90}',
    "stop_when blocked: the polyfill fails",
    "output_contract completion_signal: DONE",
  ]));

test.each<[text: string, items: readonly string[]]>([
  ["Please don't add a library without asking me.", ["constraints never: Add a library without asking me."]],
  ["Never push before `npm test` passes, even to a branch.", ["constraints never"]],
  ["If the tests fail, do not push, and stop after 3 turns.", []],
])("a clause that another one depends on is not taken from it: %s", (text, items) => {
  const made = said(`Port the site to Astro.\n\n${text}`).filter((item) => item.startsWith("constraints never"));
  for (const item of items) expect(made.some((each) => each.startsWith(item))).toBe(true);
  expect(made.filter((each) => /Ask me|: Push\.?$/.test(each))).toEqual([]);
});

test("an order behind neither is the forbidden act", () =>
  expect(said("Train a student.\n\nNeither should you look at single test examples in order to tune.")).toContain(
    "constraints never: Look at single test examples in order to tune.",
  ));

test.each([
  "The config is in src/, not here.",
  "A wrong password leads to a rejection.",
  "Silence means no.",
  "`config.json` has keys that are read-only.",
])("a rule that tells something forbids nothing: %s", (entry) =>
  expect(
    said(`## Goal\nPort it.\n\n## Constraints\n- ${entry}\n`).filter((item) => /never|unchanged/.test(item)),
  ).toEqual([]),
);

test.each([
  "What we don't do.",
  "They do not depend on one another.",
  "I don't think so.",
  "It does not matter how long it takes.",
])("what tells how something is forbids nothing: %s", (text) =>
  expect(said(`Port the site to Astro.\n\n${text}`).filter((item) => item.startsWith("constraints"))).toEqual([]),
);

test.each<[text: string, goal: string]>([
  ["dont\n- write to /tmp\n\nrewrite the upload to streaming", "rewrite the upload to streaming"],
  ["Our tool is slow, and I would like you to make the parser streaming. Three hours should be plenty.", "Our tool is slow, and I would like you to make the parser streaming."],
  ["---\ntitle: Distil\nmax_hours: 10\n---\n\nTrain a student that keeps the quality.", "Train a student that keeps the quality."],
  ["APP-4471\nType: Story      Priority: Major\n\nKeep the tiles when the app is updated.", "Keep the tiles when the app is updated."],
])("the goal of %j", (text, goal) => expect(said(text)).toContain(`goal outcome: ${goal}`)); // biome-ignore format: one
