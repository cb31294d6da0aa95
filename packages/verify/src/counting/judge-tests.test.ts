import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeTests } from "./judge-tests.ts";
import { countsOf, type TestReport, type TestState } from "./report.ts";
import { sealRuns } from "./sealed-tests.ts";

type Named = Readonly<Record<string, TestState>>;

const report = (named: Named): TestReport => {
  const tests = Object.entries(named).map(([name, state]) => ({ name, state }));
  return { format: "tap", tests, counts: countsOf(tests), faults: [] };
};
const start = (named: Named, again = named) => sealRuns(report(named), report(again));
const base: Named = { adds: "passed", "takes away": "passed", old: "skipped" };

test("the same tests hold, and new ones are counted", () => {
  expect(judgeTests(report(base), start(base))).toMatchObject({ faults: [], words: "3 tests, as at the start, 1 of them skipped" }); // biome-ignore format: one
  const more: Named = { ...base, more: "passed", "even more": "passed", "not run": "skipped" };
  expect(judgeTests(report(more), start(base))).toMatchObject({ faults: [], added: ["more", "even more"], words: "3 tests, as at the start, 2 of them skipped, and 2 new ones" }); // biome-ignore format: one
});

test("a test that failed at the start may pass", () =>
  expect(judgeTests(report({ a: "passed" }), start({ a: "failed" })).faults).toEqual([]));

describe("what counts less is a fault, and says which", () => {
  test.each<[string, Named, string]>([
    ["gone", { adds: "passed", old: "skipped" }, "1 of 3 tests of the start did not run: takes away"],
    ["renamed", { adds: "passed", old: "skipped", subtracts: "passed" }, "1 of 3 tests of the start did not run: takes away"],
    ["skipped", { ...base, adds: "skipped" }, "1 of 3 tests of the start is skipped now: adds"],
    ["left for later", { ...base, adds: "todo" }, "1 of 3 tests of the start is skipped now: adds"],
    ["red", { ...base, adds: "failed" }, "1 of 3 tests failed"],
    ["all gone", { "a.test.js": "passed" }, "none of the 3 tests of the start ran"],
    ["nothing", {}, "no test ran"],
  ])("%s", (_what, now, fault) => expect(judgeTests(report(now), start(base)).faults).toContain(fault)); // biome-ignore format: a table
});

test("a rename that is stated holds under its new name; one that is not is offered", () => {
  const now: Named = { adds: "passed", old: "skipped", subtracts: "passed" };
  expect(judgeTests(report(now), start(base), { renamed: { "takes away": "subtracts" } })).toMatchObject({ faults: [], added: [] }); // biome-ignore format: one
  expect(judgeTests(report(now), start(base)).help).toContain('renamed: { "takes away": "subtracts" }');
  expect(judgeTests(report({ ...now, subtracts: "skipped" }), start(base), { renamed: { "takes away": "subtracts" } }).faults).toHaveLength(1); // biome-ignore format: one
  expect(judgeTests(report({ adds: "passed" }), start(base), { removed: ["takes away", "old"] }).faults).toEqual([]);
});

test("names that differ between two runs are not held, but their number is", () => {
  const sealed = start({ a: "passed", "at 12:00": "passed" }, { a: "passed", "at 12:01": "passed" });
  expect(sealed.unstable).toEqual(["at 12:00", "at 12:01"]);
  expect(judgeTests(report({ a: "passed", "at 13:00": "passed" }), sealed).faults).toEqual([]);
  expect(judgeTests(report({ a: "passed" }), sealed).faults).toEqual(["1 test ran, 2 at the start"]);
});

test("what a contract asks for beside the start is held", () => {
  const judge = (now: Named, rules: Parameters<typeof judgeTests>[2]) =>
    judgeTests(report(now), start(base), rules).faults;
  expect(judge(base, { at_least: 3 })).toEqual(["2 tests passed, expected at least 3"]);
  expect(judge(base, { names: ["adds", "divides"] })).toEqual(["1 of the named tests did not pass: divides"]);
  expect(judge(base, { new_at_least: 1 })).toEqual(["0 new tests, expected at least 1"]);
  expect(judge({ ...base, divides: "passed" }, { at_least: 3, names: ["divides"], new_at_least: 1 })).toEqual([]);
});

test("a file that could not be loaded at the start is none that is held; it names its tests later", () => {
  const whole = (state: TestState): TestReport => ({ format: "tap", tests: [{ name: "a.test.js", state, whole: true }], counts: { passed: 0, failed: 0, skipped: 0, todo: 0, [state]: 1 }, faults: [] }); // biome-ignore format: one
  const sealed = sealRuns(whole("failed"), whole("failed"));
  expect(judgeTests(report({ greets: "passed" }), sealed)).toMatchObject({ faults: [], words: "1 test; at the start a.test.js could not be loaded" }); // biome-ignore format: one
  expect(judgeTests(whole("passed"), sealed).faults).toEqual(["a.test.js could not be loaded at the start, and names no test now"]); // biome-ignore format: one
  const go = (named: Named): TestReport => ({ ...report(named), format: "go-json" });
  const built = sealRuns({ ...whole("failed"), format: "go-json" }, { ...whole("failed"), format: "go-json" });
  expect(judgeTests(go({ "a.test.js > TestA": "passed" }), built).faults).toEqual([]);
  expect(judgeTests(go({ "b > TestB": "passed" }), built).faults).toEqual(["a.test.js could not be loaded at the start, and names no test now"]); // biome-ignore format: one
});

test("a file that is a test as a whole is held by its name, until it names tests of its own", () => {
  const file: TestReport = { format: "tap", tests: [{ name: "a.test.js", state: "passed", whole: true }], counts: { passed: 1, failed: 0, skipped: 0, todo: 0 }, faults: [] }; // biome-ignore format: one
  expect(judgeTests(file, sealRuns(file, file))).toMatchObject({ faults: [], words: "1 test, as at the start" });
  expect(judgeTests(report({ adds: "passed" }), sealRuns(file, file)).faults).toEqual([]);
  expect(judgeTests(report({ adds: "skipped" }), sealRuns(file, file)).faults).toEqual(["1 of 1 test of the start did not run: a.test.js"]); // biome-ignore format: one
});

test("numbers alone are held where there are no names", () => {
  const numbers = (passed: number, skipped = 0): TestReport => ({ format: "summary", tests: [], counts: { passed, failed: 0, skipped, todo: 0 }, faults: [] }); // biome-ignore format: one
  const sealed = sealRuns(numbers(29), numbers(30));
  expect(judgeTests(numbers(29), sealed).words).toBe("29 tests, 29 at the start, by number alone");
  expect(judgeTests(numbers(28, 1), sealed).faults).toEqual(["28 tests ran, 29 at the start"]);
  expect(judgeTests(report(base), sealed).faults).toEqual(["its report was summary at the start, and is tap now"]);
});

test("whatever is left out of the start's tests is found", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"), { minLength: 2, maxLength: 20 }); // biome-ignore format: one
  fc.assert(
    fc.property(names, fc.nat(), fc.constantFrom<"gone" | TestState>("gone", "skipped", "todo", "failed"), (all, at, fate) => {
      const then = all.map((name) => ({ name, state: "passed" as const }));
      const lost = all[at % all.length];
      const now = then.flatMap((each) => (each.name !== lost ? [each] : fate === "gone" ? [] : [{ ...each, state: fate }]));
      const of = (tests: TestReport["tests"]): TestReport => ({ format: "tap", tests, counts: countsOf(tests), faults: [] });
      expect(judgeTests(of(then), sealRuns(of(then), of(then))).faults).toEqual([]);
      expect(judgeTests(of(now), sealRuns(of(then), of(then))).details.join("\n")).toContain(lost);
    }),
  );
}); // biome-ignore format: a law
