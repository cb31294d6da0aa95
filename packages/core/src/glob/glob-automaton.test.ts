import fc from "fast-check";
import picomatch from "picomatch";
import { expect, test } from "vitest";
import { automatonOf } from "./glob-automaton.ts";
import { matcher } from "./matcher.ts";

const name = fc.stringMatching(/^[ab.]{1,4}$/).filter((each) => !/^\.{1,2}$/.test(each));
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
const piece = fc.constantFrom(
  "a",
  "b",
  ".",
  "*",
  "?",
  "[ab]",
  "[^a]",
  "{a,b}",
  "{a,b*}",
  "@(a|b)",
  "a+(b)",
  "?(a)b",
  "\\a",
);
const segment = fc.oneof(
  fc.constant("**"),
  fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
);
const glob = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"))
  // Habits of the regular expression that are not globs: a mark behind a group or a class repeats it, and two stars inside of a name treat dots apart.
  .filter((each) => picomatch.scan(each).isGlob && !/^\.\/|\)[?+*]|[\]}][?+*]|[^/]\*\*|\*\*[^/]|\*\?|\?\*|\*\{|\+\(|\?\(|\*\/\*\*$/.test(each)); // biome-ignore format: one

test("goes through a path once, and matches what the regular expression does", () => {
  fc.assert(
    fc.property(glob, path, (pattern, each) => {
      expect([pattern, each, automatonOf(pattern)(each)]).toEqual([pattern, each, picomatch(pattern, { dot: true })(each)]);
    }),
    { numRuns: 2000 },
  );
}); // biome-ignore format: one

test.each<[string, readonly string[], readonly string[]]>([
  ["src/**/*.{test,spec}.[jt]s", ["src/a.test.js", "src/x/y/.a.spec.ts"], ["src/a.test.mjs", "a.test.js"]],
  ["{src,lib}/**/{a,b}*/{1..3}.txt", ["src/a/2.txt", "lib/x/bee/3.txt"], ["lib/x/bee/4.txt", "src/c/1.txt"]],
  ["**/+(ab|c)*/**/x", ["ababc/x", "q/c/y/z/x"], ["q/a/x"]],
  ["a/**/b/**/c/**", ["a/b/c", "a/x/b/y/z/c/d/e"], ["a/b", "a/x/c/b"]],
])("%s", (pattern, yes, no) => {
  expect(yes.filter((each) => !automatonOf(pattern)(each))).toEqual([]);
  expect(no.filter((each) => automatonOf(pattern)(each))).toEqual([]);
});

test.each([
  ["sixty folders at any depth", `${"**/".repeat(60)}x`, `${"a/".repeat(500)}y`],
  ["sixty of them with names between", `${"**/a/".repeat(60)}x`, `${"a/".repeat(500)}y`],
  ["stars in one name", `${"*a".repeat(100)}b`, "a".repeat(250)],
  ["groups side by side", "{a,aa}*".repeat(50), `${"a".repeat(250)}/`],
  ["repeated groups", "+(a|aa)*(a)+(aa)b", "a".repeat(2000)],
])("%s end", (_name, pattern, each) => {
  expect(matcher([pattern])(each)).toBe(false);
});

test.each([
  ["brackets", `${"[".repeat(50_000)}a${"]".repeat(50_000)}`, "has 100003 characters, expected at most 4096"],
  ["groups in one another", `${"+(".repeat(1000)}a${")".repeat(1000)}`, "holds more than 20 groups in one another"],
  ["alternatives of alternatives", `${"{1..9999}".repeat(20)}`, "stands for too many paths"],
  ["a negated group among stars", "*!(a)*b*c*d*e*", "negates a group"],
])("%s are refused", (_name, pattern, what) => {
  expect(() => matcher([`${pattern}/*`])).toThrow(`is not a glob that can be matched: it ${what}`);
});
