import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const entries = (...lines: readonly string[]): readonly string[] =>
  importPrompt(`## Goal\nx\n## Done when\n${lines.join("\n")}\n`)
    .draft.blocks.slice(1)
    .flatMap(({ items }) => items.map((item) => ("text" in item ? item.text : item.kind)));

describe("numbers of numbers are list marks", () => {
  test("with a dot or bracket behind them", () => {
    expect(entries("3.1. Routes answer", "3.2.1) Costs hold")).toEqual(["Routes answer", "Costs hold"]);
    expect(entries("3.1. alone")).toEqual(["alone"]);
  });
  test("without one, in a row from the first on", () => {
    expect(entries("3.1 Routes answer", "3.2 Costs hold", "3.3 [ ] no loss")).toEqual([
      "Routes answer",
      "Costs hold",
      "no loss",
    ]);
    expect(entries("2.1.1 a", "2.1.2 b")).toEqual(["a", "b"]);
    expect(entries("1.9 a", "1.10 b", ...Array.from({ length: 8 }, (_, at) => `1.${at + 1} x`))).toHaveLength(10);
  });
  test("below their own number, they are part of it", () => {
    expect(entries("1. Refunds", "1.1 a", "1.2 b", "2. Costs")).toEqual(["Refunds\n1.1 a\n1.2 b", "Costs"]);
    expect(entries("1.1 Refunds", "1.1.1. a", "1.2 Costs")).toEqual(["Refunds\n1.1.1. a", "Costs"]);
  });
  test("a label ends with their list", () => {
    const { rest } = importPrompt("Goal: x\nDone when:\n1.1 a\n1.2 b\n\nThanks.\n");
    expect(rest.map(({ text }) => text)).toEqual(["Thanks."]);
  });
});

describe("a decimal keeps its number", () => {
  test.each([
    ["alone", ["3.14 is the ratio that the tests expect"]],
    ["alone, and .1", ["1.1 releases are built"]],
    ["in no row", ["2.5 seconds at most", "7.25 % of the sum"]],
    ["in a row that begins later", ["3.4 answers", "3.5 answers"]],
    ["with a unit, in a row", ["1.1 seconds for reads", "1.2 seconds for writes"]],
    ["with a sign, in a row", ["0.1 % of reads", "0.2 % of writes"]],
  ])("%s", (_name, given) => {
    expect(entries(...given)).toEqual(given);
  });
});
