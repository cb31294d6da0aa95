import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintCondition } from "./condition.ts";
import { lint } from "./lint.ts";
import { cleanContracts } from "./testing/clean-contracts.ts";
import { isHeldBack, readCorpus, score } from "./testing/corpus.ts";

const fixture = (name: string) => readCorpus(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), "utf8"));
const corpus = fixture("conditions.tsv");
const later = fixture("conditions-later.tsv");
const isMeasurable = (text: string): boolean =>
  !lintCondition(text).some(({ ruleId }) => ruleId === "done-when-is-measurable");

describe("done-when-is-measurable on the corpus", () => {
  test("the corpus is large, half measurable, in ten languages, and holds no text twice", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(300);
    expect(corpus.filter(({ measurable }) => measurable).length / corpus.length).toBeCloseTo(0.5, 1);
    expect(new Set(corpus.map(({ language }) => language)).size).toBe(10);
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length);
  });
  test("what was read later shares no text with it", () => {
    const known = new Set(corpus.map(({ text }) => text));
    expect(later.filter(({ text }) => known.has(text))).toEqual([]);
    expect(later.filter(({ measurable }) => measurable)).toHaveLength(later.length / 2);
  });
  test.each([
    ["the half that was tuned on", corpus.filter(({ text }) => !isHeldBack(text))],
    ["the half that is held back", corpus.filter(({ text }) => isHeldBack(text))],
    ["what was read later", later],
  ])("reaches a precision and recall of 0.95 on %s", (_name, labelled) => {
    const { precision, recall } = score(labelled, isMeasurable);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});

describe("ten clean contracts of real size", () => {
  test.each(cleanContracts().map((contract) => ({ id: contract.id, contract })))(
    "$id is blamed by no rule",
    ({ contract }) => {
      expect(lint(contract).filter(({ severity }) => severity !== "info")).toEqual([]);
      expect(contract.blocks.reduce((sum, { items }) => sum + items.length, 0)).toBeGreaterThanOrEqual(10);
    },
  );
});
