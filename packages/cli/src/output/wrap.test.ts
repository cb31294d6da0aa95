import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted } from "./wrap.ts";

const sink = (columns?: number) => ({ isTTY: columns !== undefined, columns, write: () => {} });
const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 40 });

test("a terminal gets no line that is wider than it is, and every word in order", () => {
  fc.assert(
    fc.property(words, fc.nat(6), fc.integer({ min: 40, max: 120 }), (each, indent, columns) => {
      const text = `${" ".repeat(indent)}${each.join(" ")}`;
      const broken = fitted(text, sink(columns));
      expect(broken.split("\n").every((line) => line.length <= columns)).toBe(true);
      expect(broken.split(/\s+/).filter((word) => word !== "")).toEqual(each);
    }),
  );
});

test.each([
  ["what is piped", "a ".repeat(100), undefined],
  ["a terminal that tells no width", "a ".repeat(100), 0],
  ["a line that fits", `${"a".repeat(80)}\nb`, 80],
])("%s stays as it is", (_, text, columns) => {
  expect(fitted(text, sink(columns))).toBe(text);
});

test("what goes on is indented, colours take no room, and a word that is too long stays whole", () => {
  const long = "x".repeat(50);
  expect(fitted(`  help: ${"ab ".repeat(12)}end\n${long} y`, sink(40))).toBe(
    `  help: ab ab ab ab ab ab ab ab ab ab ab\n    ab end\n${long}\n  y`,
  );
  const red = `\u001b[31m${"ab ".repeat(13)}a\u001b[39m`;
  expect(stripVTControlCharacters(fitted(red, sink(40)))).not.toContain("\n");
});
