import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isHeldBack } from "./lint/testing/corpus.ts";
import { readPlanted } from "./lint/testing/planted.ts";
import { lintSource } from "./lint-source.ts";
import { isFound } from "./planted-page.ts";

const folder = new URL("../fixtures/", import.meta.url);
const clean = readdirSync(new URL("clean/", folder)).map((name) => ({
  name,
  text: readFileSync(new URL(`clean/${name}`, folder), "utf8"),
}));
const planted = readPlanted(readFileSync(new URL("planted.tsv", folder), "utf8"));

/** What a project of all these contracts has: whatever the clean ones name. */
const there = clean.map(({ text }) => text).join("\n");
const hasFile = (path: string): boolean => there.includes(path);

describe("twenty clean contracts of eight blocks, as people write them", () => {
  test.each(clean)("$name is blamed by no rule", ({ name, text }) => {
    const { findings } = lintSource(text, name, { hasFile });
    // What import could not read is said by import, and tested there.
    const blamed = findings.filter(({ ruleId, severity }) => severity !== "info" && !ruleId.startsWith("import/"));
    expect(blamed).toEqual([]);
  });
});

test("a goal in other words than its criteria is a hint where a suite may test it, and a warning where none does", () => {
  const criteria = "- `npm run axe -- /checkout` reports 0 violations\n- `reports/a11y.md` exists\n";
  const said = (suite: string): readonly (string | undefined)[] =>
    lintSource(
      `## Goal\nMake the payment page accessible to WCAG AA.\n\n## Done when\n${criteria}${suite}`,
      "GOAL.md",
    ).findings.flatMap(({ ruleId, severity }) => (ruleId === "goal-is-covered" ? [severity] : []));
  expect(said("- `npm test` passes\n")).toEqual(["info"]);
  expect(said("- `npm run lint` passes\n")).toEqual(["warning"]);
});

const found = (each: (typeof planted)[number]): boolean =>
  isFound(each, clean.find(({ name }) => name === each.base)?.text ?? "");

describe("planted defects are found, in their place", () => {
  test.each(planted.filter(({ entry }) => !isHeldBack(entry)))("$rule: $entry", (each) => {
    expect(found(each)).toBe(true);
  });
  test("the half that is held back", () => {
    const held = planted.filter(({ entry }) => isHeldBack(entry));
    expect(held.length).toBeGreaterThanOrEqual(20);
    // docs/lint-quality.md says which are missed.
    expect(held.filter((each) => !found(each)).length / held.length).toBeLessThan(0.1);
  });
});
