import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codeFigures, codePage } from "../src/code-figures.ts";
import { root } from "../src/workspace.ts";

/** What a page says, with its numbers apart. */
const parts = (page: string) => ({
  words: page.replace(/[\d,]*\d/g, "#").split("\n"),
  numbers: [...page.matchAll(/[\d,]*\d/g)].map(([text]) => Number(text.replaceAll(",", ""))),
});

test("docs/code.md shows what the code is, with no name for two things; pnpm code:figures writes it", {
  timeout: 120_000,
}, () => {
  const shown = parts(readFileSync(join(root, "docs/code.md"), "utf8"));
  const figures = codeFigures();
  const now = parts(codePage(figures));
  const names = (lines: readonly string[]) => lines.filter((line) => line.startsWith("- `"));
  expect(figures.doubleNames).toEqual([]);
  expect(names(shown.words)).toEqual(names(now.words));
  const off = now.numbers.filter((value, at) => Math.abs(value - (shown.numbers[at] ?? 0)) > Math.max(3, value / 20));
  expect(off).toEqual([]);
});
