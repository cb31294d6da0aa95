import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;
const read = (...all: readonly string[]): unknown =>
  importPrompt(lines(...all)).draft.blocks.map(({ kind, items }) => [
    kind,
    ...items.map((item) => ("text" in item ? item.text : "path" in item ? item.path : item.kind)),
  ]);

describe("words beside a block's name", () => {
  test("behind a colon or dash they are the goal, whatever stands below", () => {
    const expected = [["goal", "port billing", "Because."]];
    expect(read("## Goal: port billing", "Because.")).toEqual(expected);
    expect(read("# Goal — port billing #", "Because.")).toEqual(expected);
    expect(read("Goal: port billing", "===", "Because.")).toEqual(expected);
  });
  test("they are what another block holds, if it holds nothing else", () => {
    expect(read("## Context: SPEC.md")).toEqual([["context", "SPEC.md"]]);
    expect(read("## Scope: src/billing")).toEqual([["constraints", "scope"]]);
    expect(read("## Out of scope: vouchers", "- refunds")).toEqual([["constraints", "vouchers", "refunds"]]);
  });
  test("else they are kept", () => {
    expect(read("## Done when — all of them", "- a")).toEqual([["other", "all of them"], ["done_when", "a"]]);
    expect(read("## Done when (all of them)", "- a")).toEqual([["other", "(all of them)"], ["done_when", "a"]]);
    expect(read("**Context - billing:** SPEC.md")).toEqual([["other", "billing"], ["context", "SPEC.md"]]);
    expect(read("<goal>x</goal>", "<done_when>", "- a", "</done_when and so on>")).toEqual([
      ["goal", "x"],
      ["done_when", "a"],
      ["other", "</done_when and so on>"],
    ]);
  }); // biome-ignore format: one case, one line
  test("they go with a title that goes with its entries, and turn no meaning", () => {
    expect(read("## Out of scope (for now)", "- vouchers")).toEqual([
      ["constraints", "vouchers (Out of scope (for now))"],
    ]);
    const [block] = importPrompt(lines("## Never (really)", "- touch fixtures")).draft.blocks.slice(-1);
    expect(block?.items).toEqual([{ kind: "never", text: "touch fixtures" }]);
  });
  test("a name and a page of blanks is no heading of a block: the text is read as prose", () => {
    expect(read(`# Goal${" ".repeat(90)}x (y`)).toEqual([["goal", `# Goal${" ".repeat(90)}x (y`]]);
  });
});
