import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countIn, measure } from "./measure.ts";
import { o200k } from "./tokenizer.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom("\ud83d", "\udc4d", "a", "漢", " ")).map((parts) => parts.join("")),
);

test("counts agree with what JavaScript counts, and add up", () => {
  fc.assert(
    fc.property(anyText, anyText, (text, more) => {
      const size = measure(text);
      expect(size).toMatchObject({ scalars: [...text].length, utf16: text.length });
      expect(size.scalars).toBe(countIn(text, "scalars"));
      expect(size.utf16).toBe(countIn(text, "utf16"));
      expect(countIn(text, "utf8")).toBe(Buffer.byteLength(text));
      expect(size.estimatedTokens).toBeGreaterThanOrEqual(size.scalars / 4);
      expect(measure(`${text} ${more}`).words).toBe(size.words + measure(more).words);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["", 0],
  ["Port it.", 2],
  ["漢字 kana かな", 5],
])("%j has %i words", (text, words) => {
  expect(measure(text).words).toBe(words);
});

test("exact tokens come from a tokenizer; text that looks like a control token is text", async () => {
  const tokenizer = await o200k();
  expect(measure("Port it.", tokenizer).tokens).toBe(3);
  expect(tokenizer.count("<|endoftext|>")).toBeGreaterThan(1);
  expect(tokenizer.count("")).toBe(0);
  const prose = "The quick brown fox jumps over the lazy dog. ".repeat(400);
  expect(Math.abs(measure(prose).estimatedTokens / tokenizer.count(prose) - 1)).toBeLessThan(0.3);
});

test("slices never part a pair, so that a long text of emoji has the tokens of its parts", async () => {
  const tokenizer = await o200k();
  expect(tokenizer.count(`a${"👍".repeat(3000)}`)).toBeGreaterThan(tokenizer.count("👍".repeat(1000)));
});
