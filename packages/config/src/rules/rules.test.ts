import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validateConfig } from "../validate.ts";
import { configRules } from "./index.ts";

describe.each(configRules)("$id", ({ id, cases }) => {
  test.each(Object.entries(cases))("%s", (_name, { text, target = "codex", facts = {}, finds }) => {
    const { findings } = validateConfig(text, { ...facts, target });
    expect(findings.filter(({ ruleId }) => ruleId === id).map(({ where }) => where)).toEqual(finds);
  });
});

test("every rule has its file, and every file its rule", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !/^(?:index|rule|rules\.test)\.ts$/.test(name));
  expect(files).toEqual(configRules.map(({ id }) => `${id}.ts`));
});

test("every rule has a case that is silent and one that speaks", () => {
  for (const { id, cases } of configRules) {
    const finds = Object.values(cases).map((one) => one.finds.length);
    expect([id, finds.includes(0), finds.some((count) => count > 0)]).toEqual([id, true, true]);
  }
});
