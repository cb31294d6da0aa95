import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "./read-table.ts";

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test("any text comes back from quotes as it was", () => {
  const cell = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const text = ["a,b", ...rows.map((row) => row.map(quoted).join(","))].join("\r\n");
      expect(readTable(text, "x.csv").rows.map(({ values }) => [values.a, values.b])).toEqual(rows);
    }),
  );
});

test("a row says the line that it begins on, behind one that has several", () => {
  const { rows } = readTable('a,b\n"one\ntwo",x\n\nthree,\n', "x.csv");
  expect(rows).toEqual([
    { line: 2, values: { a: "one\ntwo", b: "x" } },
    { line: 5, values: { a: "three", b: "" } },
  ]);
});

describe("bad tables", () => {
  test.each([
    ["x.tsv", "a\tb\n", "x.tsv: is not a table that can be read", "table/unknown-form"],
    ["x.csv", "", "x.csv: has no rows", "table/empty"],
    ["x.csv", "a,b\n", "x.csv: has no rows", "table/empty"],
    ["x.csv", "a,b\n1\n", "x.csv:2: has 1 fields, expected 2: a, b", "table/ragged"],
    ["x.csv", "a,b\n1,2\n1,2,3\n", "x.csv:3: has 3 fields, expected 2", "table/ragged"],
    ["x.csv", "a,a\n1,2\n", 'x.csv:1: has the column "a" twice', "table/duplicate-column"],
    ["x.csv", "a,\n1,2\n", "x.csv:1: has a column without a name", "table/duplicate-column"],
    ["x.csv", 'a,b\n"1,2\n', "x.csv:2: has a quote that is not closed", "table/bad-csv"],
    ["x.csv", 'a,b\n"1"x,2\n', "x.csv:2: has text behind a closing quote", "table/bad-csv"],
    ["x.json", "{", "x.json: is not JSON", "table/bad-json"],
    ["x.json", "{}", "x.json: is not a list", "table/bad-json"],
    ["x.json", "[1]", "x.json: [0]: is not an object", "table/bad-json"],
    ["x.json", "[]", "x.json: has no rows", "table/empty"],
  ])("%s %j", (name, text, said, code) => {
    expect(() => readTable(text, name)).toThrow(said);
    expect(() => readTable(text, name)).toThrow(`code: ${code}`);
  });
});
