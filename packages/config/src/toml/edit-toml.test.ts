import { expect, test } from "vitest";
import { setToml, unsetToml } from "./edit-toml.ts";
import { parseToml } from "./parse-toml.ts";
import { sameButFor } from "./same-but-for.ts";

test.each([
  ["an existing value", "a = 1 # one\nb = 2\n", ["a"], 3, "a = 3 # one\nb = 2\n"],
  ["no last newline", "a = 1", ["b"], "x", 'a = 1\nb = "x"'],
  ["a BOM and CRLF", "\uFEFFa = 1\r\n", ["b"], true, "\uFEFFa = 1\r\nb = true\r\n"],
  ["before the first section", "# top\n\n[s]\nx = 1\n", ["a"], 1, "# top\n\na = 1\n\n[s]\nx = 1\n"],
  ["into a section", "[s]\nx = 1\n\n[t]\ny = 2\n", ["s", "z"], 3, "[s]\nx = 1\nz = 3\n\n[t]\ny = 2\n"],
  ["a new section", "a = 1\n", ["s", "t", "x"], 1, "a = 1\n\n[s.t]\nx = 1\n"],
  ["beside dotted keys", "s.x = 1\na = 2\n", ["s", "y"], 3, "s.x = 1\ns.y = 3\na = 2\n"],
  ["into an inline table", "s = { x = 1 } # c\n", ["s", "y"], 2, "s = { x = 1, y = 2 } # c\n"],
  ["into an inline table over lines", "s = {\n  x = 1,\n}\n", ["s", "y"], 2, "s = {\n  x = 1,\n  y = 2,\n}\n"],
  ["an element of a list", 'a = ["x", "y"]\n', ["a", 1], "z", 'a = ["x", "z"]\n'],
  ["the next element", 'a = ["x"]\n', ["a", 1], "z", 'a = ["x", "z"]\n'],
  ["a comma behind a comment", "a = [\n  1 # c\n  ,\n]\n", ["a", 1], 2, "a = [\n  1 # c\n  ,\n  2,\n]\n"],
  ["an indented key", "[s]\n  x = 1\n", ["s", "y"], 2, "[s]\n  x = 1\n  y = 2\n"],
  ["in a list of tables", "[[l]]\nx = 1\n[[l]]\nx = 2\n", ["l", 0, "y"], 3, "[[l]]\nx = 1\ny = 3\n[[l]]\nx = 2\n"],
  [
    "a key that needs quotes",
    "",
    ["projects", "/a b", "trust_level"],
    "trusted",
    '[projects."/a b"]\ntrust_level = "trusted"\n',
  ],
])("set: %s", (_name, text, path, value, expected) => expect(setToml(text, path, value)).toBe(expected));

test.each([
  ["a line with its comment", "a = 1 # gone\n# stays\nb = 2\n", ["a"], "# stays\nb = 2\n"],
  ["a section", "[s]\nx = 1\n# stays\n[t]\ny = 2\n", ["s"], "# stays\n[t]\ny = 2\n"],
  ["the last line without a newline", "a = 1\nb = 2", ["b"], "a = 1"],
  ["out of an inline table", "s = { x = 1, y = 2 }\n", ["s", "x"], "s = { y = 2 }\n"],
  ["what is not there", "a = 1\n", ["b"], "a = 1\n"],
])("unset: %s", (_name, text, path, expected) => expect(unsetToml(text, path)).toBe(expected));

test("what cannot be parsed is refused with its place, and what cannot be set is refused", () => {
  expect(() => setToml("a = 1\nb = \n", ["c"], 1, "x.toml")).toThrow(/^x\.toml:2:\d+: /);
  expect(() => setToml("[s]\nx = 1\n", ["s"], 1)).toThrow(/is a table/);
  expect(() => setToml("a = 1\n", ["a", "b"], 1)).toThrow(/below a value that is not a table/);
  expect(() => setToml("", ["a"], null)).toThrow(/TOML has no null/);
});

test.each([
  ["a name where a list wants a number", "[[l]]\nx = 1\n", ["l", "y", "z"]],
  ["a section that would stand twice", "[[l]]\nx = 1\n", ["l", "y"]],
])("what would change something else is refused: %s", (_name, text, path) =>
  expect(() => setToml(text, path, 2)).toThrow(/would change something else as well/),
);

test.each([
  ["set as asked", "a = 3\nb = 2\n", ["a"], 3, true],
  ["another key is gone", "a = 3\n", ["a"], 3, false],
  ["another key is new", "a = 3\nb = 2\nc = 1\n", ["a"], 3, false],
  ["another key has changed", "a = 3\nb = 4\n", ["a"], 3, false],
  ["another value than was asked", "a = 4\nb = 2\n", ["a"], 3, false],
  ["another type than was asked", 'a = "3"\nb = 2\n', ["a"], 3, false],
  ["no TOML", "a = \nb = 2\n", ["a"], 3, false],
  ["removed as asked", "b = 2\n", ["a"], undefined, true],
  ["not removed", "a = 1\nb = 2\n", ["a"], undefined, false],
  ["removed with another", "", ["a"], undefined, false],
])("the net below every edit: %s", (_name, text, path, value, isSame) =>
  expect(sameButFor(parseToml("a = 1\nb = 2\n").value, text, path, value)).toBe(isSame),
);

test("a refusal names the file", () => {
  expect(() => setToml("a = 1\n", ["a", "b"], 1, "mine.toml")).toThrow(/^mine\.toml: a\.b: lies below a value/);
  expect(() => setToml("[a]\n", ["a", "b", 0], 1, "mine.toml")).toThrow(/^mine\.toml: a\.b\[0\]: names an element/);
});
