import { expect, test } from "vitest";
import { readCargo } from "./read-cargo.ts";

const quiet = (signs: string, said: string): string => `\nrunning 3 tests\n${signs}\ntest result: ok. ${said}; 0 measured; 0 filtered out; finished in 0.00s\n\nrunning 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n`; // biome-ignore format: one

test("cargo test -q shows a sign for each test, and no names: the numbers count", () => {
  expect(readCargo(quiet("..i", "2 passed; 0 failed; 1 ignored"))).toEqual({ format: "summary", tests: [], counts: { passed: 2, failed: 0, skipped: 1, todo: 0 }, faults: [] }); // biome-ignore format: one
  expect(readCargo(quiet("..i 3/3", "2 passed; 0 failed; 1 ignored"))?.faults).toEqual([]);
  expect(readCargo(quiet("..", "3 passed; 0 failed; 0 ignored"))?.faults).toHaveLength(1);
  expect(readCargo(quiet("", "3 passed; 0 failed; 0 ignored"))?.faults).toHaveLength(1);
});
