import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesNothing } from "./matches-nothing.ts";

test.each([
  ["(?!)"], ["[]"], ["[^\\s\\S]"], ["a[^\\D\\d]"], ["$^"], ["a^"], ["$a"], ["^$\\S"], ["(?:$a|b^)c"], ["(x(?!))+"], ["(?<name>[])"], ["(?=$a)"], ["(?:[]){2,}"], ["x{1,3}^"], ["[]]"], ["\\x41^"], ["\\u0041+^"], ["\\p{L}^", "u"],
])("/%s/ matches no text that holds something", (source, flags = "") => {
  expect(matchesNothing({ source, flags })).toBe(true);
  for (const text of ["a", "b\na", "x x", "abc", "\n", "A"]) expect(new RegExp(source, flags).test(text)).toBe(false);
}); // biome-ignore format: one table

test.each([
  ["a"], ["^a$"], ["^"], ["$"], ["a$|b"], ["$a|b"], ["[^]"], ["[^\\s]"], ["a*^b"], ["(?:$a)?b"], ["(?!a)b"], ["a^", "m"], ["$a", "m"], ["$\\n^a", "m"], ["\\$a"], ["\\^"], ["[$]a"], ["[]*a"], ["(?:)"], ["(?<!)|a"], ["\\b^a"], ["(a|$)b"],
  ["\\x41*^b"], ["\\u0041*^b"], ["\\p{L}*^b", "u"], ["(?<n>a?)\\k<n>^b"], ["(a?)\\1^b"], ["\\0*^b"], ["[[]]", "v"],
])("/%s/ may match", (source, flags = "") => {
  expect(new RegExp(source, flags)).toBeInstanceOf(RegExp);
  expect(matchesNothing({ source, flags })).toBe(false);
}); // biome-ignore format: one table

test("what is said to match nothing matches nothing", () => {
  const atom = fc.constantFrom("a", "^", "$", ".", "\\s", "[]", "[^\\s\\S]", "(?!)", "\\b", "[ab]", "(?=a)", "\\n");
  const piece = fc.letrec<{ part: string }>((tie) => ({
    part: fc.oneof(
      { depthSize: "small" },
      atom,
      fc.tuple(tie("part"), tie("part")).map((parts) => parts.join("")),
      fc.tuple(tie("part"), tie("part")).map((parts) => `(?:${parts.join("|")})`),
      fc.tuple(tie("part"), fc.constantFrom("*", "+", "?", "{2}")).map(([inner, times]) => `(?:${inner})${times}`),
    ),
  })).part;
  const texts = fc.array(fc.constantFrom("a", "b", " ", "\n"), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(piece, fc.constantFrom("", "m", "s"), texts, (source, flags, text) => {
      fc.pre(matchesNothing({ source, flags }));
      return !new RegExp(source, flags).test(text.join(""));
    }),
    { numRuns: 2000, seed: 7, maxSkipsPerRun: 1000 },
  );
});

test("a long pattern and one of many brackets are read to their end", () => {
  expect(matchesNothing({ source: `${"(".repeat(9000)}a${")".repeat(9000)}`, flags: "" })).toBe(false);
  expect(matchesNothing({ source: "a|".repeat(50_000), flags: "" })).toBe(false);
});
