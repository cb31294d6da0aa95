import { expect, test } from "vitest";
import { setJsonc, unsetJsonc } from "./edit-jsonc.ts";

test.each([
  ["an existing value", '{ "a": 1 /* one */ }', ["a"], 2, '{ "a": 2 /* one */ }'],
  ["on one line", '{ "a": 1 }', ["b"], 2, '{ "a": 1, "b": 2 }'],
  ["on lines of their own", '{\r\n\t"a": 1 // one\r\n}', ["b"], 2, '{\r\n\t"a": 1,\r\n\t"b": 2 // one\r\n}'],
  ["after a last comma", '{\n  "a": 1,\n}', ["b"], 2, '{\n  "a": 1,\n  "b": 2,\n}'],
  ["into nothing", "{}\n", ["a", "b"], 1, '{\n  "a": {\n    "b": 1\n  }\n}\n'],
  ["the next element", '{ "l": ["x"] }', ["l", 1], "y", '{ "l": ["x", "y"] }'],
  ["the last of two", '{ "a": 1, "a": 2 }', ["a"], 3, '{ "a": 1, "a": 3 }'],
])("set: %s", (_name, text, path, value, expected) => expect(setJsonc(text, path, value)).toBe(expected));

test.each([
  ["the first", '{ "a": 1, "b": 2 }', ["a"], '{ "b": 2 }'],
  [
    "a line, and the neighbour's comment stays",
    '{\n  // about a\n  "a": 1,\n  "b": 2 // about b\n}',
    ["a"],
    '{\n  // about a\n  "b": 2 // about b\n}',
  ],
  ["the last", '{ "a": 1, "b": 2 }', ["b"], '{ "a": 1 }'],
  ["both of one name", '{ "a": 1, "b": 2, "a": 3 }', ["a"], '{ "b": 2 }'],
  ["an element", '["x", "y"]', [0], '["y"]'],
])("unset: %s", (_name, text, path, expected) => expect(unsetJsonc(text, path)).toBe(expected));

test("what cannot be parsed is refused with its place", () => {
  expect(() => setJsonc('{\n  "a": 1,,\n}', ["b"], 1, "s.json")).toThrow(/^s\.json:2:10: /);
  expect(() => setJsonc('{ "a": 1 }', ["a", "b"], 1)).toThrow(/below a value/);
});

test.each(["", "\n", "\ufeff", "  \r\n"])(
  "a file that holds nothing, %j, takes its first key, and gives nothing up",
  (text) => {
    expect(setJsonc(text, ["effortLevel"], "high")).toBe('{\n  "effortLevel": "high"\n}\n');
    expect(unsetJsonc(text, ["effortLevel"])).toBe(text);
  },
);
