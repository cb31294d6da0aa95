import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hostile } from "../testing/hostile.ts";
import { readCode, writeCode } from "./code-span.ts";

const backticks = fc
  .array(fc.constantFrom("`", "``", " ", "a", "\n", "\\"), { maxLength: 8 })
  .map((parts) => parts.join(""));

test("whatever is written reads back, and the span ends where it was written to end", () => {
  fc.assert(
    fc.property(
      fc.oneof(hostile, backticks).filter((text) => text !== ""),
      fc.constantFrom("", " exits 0.", ", `b`"),
      (text, after) => {
        const span = writeCode(text);
        expect(readCode(`x${span}${after}`, 1)).toEqual({ content: text, end: 1 + span.length });
      },
    ),
    { numRuns: 5000 },
  );
});

test.each([
  ["pnpm test", "`pnpm test`"],
  ["a`b", "``a`b``"],
  ["`a`", "`` `a` ``"],
  [" a ", "`  a  `"],
  ["  ", "`  `"],
])("%j is written %s", (content, span) => {
  expect(writeCode(content)).toBe(span);
});

test("what never ends is not a span", () => {
  expect(readCode("`a", 0)).toBeUndefined();
  expect(readCode("``a`", 0)).toBeUndefined();
  expect(readCode("a", 0)).toBeUndefined();
});
