import type { Seal } from "@goalpost/verify";
import { expect, test } from "vitest";
import { countedLines } from "./counted-lines.ts";

type Start = Seal["tests"][string];

const counted = (counts: Partial<Record<"passed" | "failed" | "skipped" | "todo", number>>, unstable: readonly string[] = []): Start =>
  ({ runners: [], sealed: { format: "tap", tests: [], unstable, counts: { passed: 0, failed: 0, skipped: 0, todo: 0, ...counts } } }); // biome-ignore format: one

test("says what is counted, what is not held, and what could not be counted", () => {
  const tests = { D1: counted({ passed: 28, failed: 1 }), D2: counted({ passed: 1, skipped: 1 }, ["a\n\u001b[2Jb"]), D3: { runners: [], fault: "no test ran" } }; // biome-ignore format: one
  expect(countedLines({ tests })).toEqual([
    "counted: D1, 29 tests; each must still run and pass at the end",
    "counted: D2, 2 tests, 1 of them skipped; each must still run and pass at the end",
    "not held: D2, 1 names that two runs did not have in common: a b",
    "not counted: D3: no test ran",
  ]);
});

test("says what checks make and write anew by themselves, and no more of it than a few names", () => {
  const made = ["lcov/", "a", "b", "c", "d", "e", "f"];
  expect(
    countedLines({ tests: {}, made, rewritten: { "Cargo.lock": "file 644 0" }, test_files: ["src/a.js"] }),
  ).toEqual([
    "tests by their runner, whatever they are called: src/a.js; only a scope that names the file lets a change of it in",
    "made by checks: lcov/, a, b, c, d and 2 more; outside the scope it is not a change of the agent's",
    "written anew by checks: Cargo.lock; as they leave it, it is not a change of the agent's",
  ]);
});
