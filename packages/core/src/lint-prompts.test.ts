import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isHeldBack } from "./lint/testing/corpus.ts";
import { plant, readPlanted } from "./lint/testing/planted.ts";
import { lintSource } from "./lint-source.ts";

const folder = new URL("../fixtures/", import.meta.url);
const clean = readdirSync(new URL("clean/", folder)).map((name) => ({
  name,
  text: readFileSync(new URL(`clean/${name}`, folder), "utf8"),
}));
const planted = readPlanted(readFileSync(new URL("planted.tsv", folder), "utf8"));

/** What a project of all these contracts has: whatever the clean ones name. */
const there = clean.map(({ text }) => text).join("\n");
const hasFile = (path: string): boolean => there.includes(path);

describe("ten clean contracts of eight blocks, as people write them", () => {
  test.each(clean)("$name is blamed by no rule", ({ name, text }) => {
    const { findings } = lintSource(text, name, { hasFile });
    // What import could not read is said by import, and tested there.
    const blamed = findings.filter(({ ruleId, severity }) => severity !== "info" && !ruleId.startsWith("import/"));
    expect(blamed).toEqual([]);
  });
});

const found = ({ rule, base, block, how, entry }: (typeof planted)[number]): boolean => {
  const text = plant(clean.find(({ name }) => name === base)?.text ?? "", { rule, base, block, how, entry });
  const line = text.split("\n").findIndex((each) => each.includes(entry)) + 1;
  const { findings } = lintSource(text, base, { hasFile });
  // What is said of a whole block stands at its title.
  return findings.some(
    ({ ruleId, at }) => ruleId === rule && (at?.line === line || (how !== "add" && at?.line === line - 1)),
  );
};

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
