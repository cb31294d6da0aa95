import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readCorpus } from "../lint/testing/corpus.ts";
import { hostileLine } from "../testing/hostile.ts";
import { lazyPattern } from "./lazy-pattern.ts";
import { alternatives, headsOf } from "./pattern-heads.ts";

test.each<[string, readonly string[] | undefined]>([
  ["clean\\p{L}*", ["clean"]],
  ["(?:every|each) one", ["every", "each "]],
  ["a?bc", ["abc", "bc"]],
  ["a+b", ["a"]],
  ["(?<!x)(?=y)\\bab", ["ab"]],
  ["[<>]=?5", ["<=5", "<5", ">=5", ">5"]],
  ["(?:x )?\\p{L}y", undefined],
  ["x*", undefined],
  [".b", undefined],
  ["[a-z]b", undefined],
  ["(?:a|)b", ["ab", "b"]],
  ["\\d", [..."0123456789"]],
  ["ÄB", ["äb"]],
  ["完成", ["完成"]],
  ["\\(x", ["(x"]],
])("a match of %s begins with %j", (pattern, heads) => {
  expect(headsOf(pattern) === undefined ? undefined : [...(headsOf(pattern) ?? [])].sort()).toEqual(heads?.toSorted());
});

test("bars inside of groups and classes part nothing", () => {
  expect(alternatives("a(?:b|c)|[|]d|\\|e")).toEqual(["a(?:b|c)", "[|]d", "\\|e"]);
});

const pattern = fc.letrec<{ p: string }>((tie) => ({
  p: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(
      "a",
      "b",
      "ab",
      "é",
      "完",
      "\\d",
      "\\s",
      "[ab]",
      "[^a]",
      "a?",
      "b+",
      "(?!a)",
      "(?<=b)",
      "\\bab",
      "x{2}",
      ".",
    ),
    fc.tuple(tie("p"), tie("p")).map((both) => both.join("")),
    fc.tuple(tie("p"), tie("p")).map(([left, right]) => `(?:${left}|${right})`),
    tie("p").map((inner) => `(?:${inner})?`),
  ),
})).p;

test("it finds what the whole pattern finds", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "A", "é", "É", "完", "1", " ", "x", "\n", "c"), { maxLength: 12 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), text, (parts, given) => {
      const whole = new RegExp(parts.join("|"), "iu").exec(given);
      const lazy = lazyPattern(parts, { flags: "iu" }).exec(given);
      expect([lazy?.[0], lazy?.index]).toEqual([whole?.[0], whole?.index]);
    }),
    { numRuns: 3000 },
  );
});

test("an anchored one finds what the whole anchored pattern finds", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "A", "é", "É", "1", "x", "c"), { maxLength: 8 })
    .map((parts) => parts.join(""));
  const around = (source: string): string => `^(?:${source})x*$`;
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), text, (parts, given) => {
      const whole = new RegExp(around(parts.join("|")), "iu").test(given);
      expect(lazyPattern(parts, { flags: "iu", around, anchored: true }).test(given)).toBe(whole);
    }),
    { numRuns: 3000 },
  );
});

test("no text makes it throw", () => {
  const matcher = lazyPattern(["(?:clean|tidy)\\p{L}*", "整洁|干净"], { flags: "iu" });
  fc.assert(
    fc.property(hostileLine, (text) => {
      expect(matcher.exec(text) !== null).toBe(matcher.test(text));
    }),
  );
  const corpus = readCorpus(readFileSync(new URL("../../fixtures/conditions.tsv", import.meta.url), "utf8"));
  expect(corpus.filter(({ text }) => matcher.test(text)).length).toBeGreaterThan(0);
});
