import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintCondition } from "./condition.ts";
import { lint } from "./lint.ts";
import { cleanContracts } from "./testing/clean-contracts.ts";
import { isHeldBack, readCorpus, score } from "./testing/corpus.ts";

const corpus = readCorpus(readFileSync(new URL("../../fixtures/conditions.tsv", import.meta.url), "utf8"));
const isMeasurable = (text: string): boolean =>
  !lintCondition(text).some(({ ruleId }) => ruleId === "done-when-is-measurable");

describe("done-when-is-measurable on the corpus", () => {
  test("the corpus is large, half measurable, in ten languages, and holds no text twice", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(300);
    expect(corpus.filter(({ measurable }) => measurable).length / corpus.length).toBeCloseTo(0.5, 1);
    expect(new Set(corpus.map(({ language }) => language)).size).toBe(10);
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length);
  });
  test.each([
    ["tuned on", false],
    ["held back", true],
  ])("reaches a precision and recall of 0.95 on the half that is %s", (_name, held) => {
    const { precision, recall } = score(
      corpus.filter(({ text }) => isHeldBack(text) === held),
      isMeasurable,
    );
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
