import { expect, test } from "vitest";
import { Collected, isFileName, mergeReports, plainLines, type TestReport } from "./report.ts";

test("names stand on one line, are told apart by order, and end somewhere", () => {
  const all = new Collected();
  all.add(["  a\n b ", "", " c "], "passed");
  all.add(["a b", "c"], "failed");
  all.add(["x".repeat(1000)], "skipped");
  all.add(["y".repeat(1001)], "todo", true);
  expect(all.size).toBe(4);
  expect(all.report("tap")).toEqual({
    format: "tap",
    tests: [
      { name: "a b > c", state: "passed" },
      { name: "a b > c (2)", state: "failed" },
      { name: "x".repeat(1000), state: "skipped" },
      { name: `${"y".repeat(999)}…`, state: "todo", whole: true },
    ],
    counts: { passed: 1, failed: 1, skipped: 1, todo: 1 },
    faults: [],
  });
});

test("no more tests are kept than a report may name, and that is said once", () => {
  const all = new Collected();
  for (let index = 0; index < 200_000; index++) all.add([`${index}`], "passed");
  expect(all.report("tap").faults).toEqual([]);
  all.add(["more"], "passed");
  all.add(["and more"], "passed");
  expect(all.size).toBe(200_000);
  expect(all.report("tap").faults).toEqual(["it names more than 200000 tests"]);
});

test("reports of one run are put together, with names, numbers and faults", () => {
  const named: TestReport = { format: "tap", tests: [{ name: "a", state: "passed" }, { name: "f.js", state: "failed", whole: true }], counts: { passed: 1, failed: 1, skipped: 0, todo: 0 }, faults: ["one"] }; // biome-ignore format: one
  const bare: TestReport = { format: "summary", tests: [], counts: { passed: 5, failed: 4, skipped: 3, todo: 2 }, faults: ["two"] }; // biome-ignore format: one
  expect(mergeReports([])).toBeUndefined();
  expect(mergeReports([named])).toBe(named);
  expect(mergeReports([named, bare, bare, named])).toEqual({
    format: "tap",
    tests: [
      { name: "a", state: "passed" },
      { name: "f.js", state: "failed", whole: true },
      { name: "a (2)", state: "passed" },
      { name: "f.js (2)", state: "failed", whole: true },
    ],
    counts: { passed: 12, failed: 10, skipped: 6, todo: 4 },
    faults: ["one", "two"],
  });
});

test("a file is told by its ending, and colours are not text", () => {
  expect(["a.test.js", "b/c.mts", "d.tsx"].every(isFileName)).toBe(true);
  expect(["a test.js", "a.py", "js", "a.js > b"].some(isFileName)).toBe(false);
  expect(plainLines("\u001b[32m✓\u001b[39m a\r\nb\u001b]8;;x\u0007c")).toEqual(["✓ a", "bc"]);
});
