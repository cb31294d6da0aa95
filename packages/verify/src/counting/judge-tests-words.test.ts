import { describe, expect, test } from "vitest";
import { judgeTests } from "./judge-tests.ts";
import { countsOf, type TestReport, type TestResult, type TestState } from "./report.ts";
import { sealRuns, sumOf } from "./sealed-tests.ts";

// What a changed operator in judge-tests.ts once left unnoticed: each line here was seen to fail with one.
type Named = Readonly<Record<string, TestState>>;

const of = (tests: readonly TestResult[], format: TestReport["format"] = "tap"): TestReport => ({ format, tests, counts: countsOf(tests), faults: [] }); // biome-ignore format: one
const report = (named: Named, format?: TestReport["format"]): TestReport => of(Object.entries(named).map(([name, state]) => ({ name, state })), format); // biome-ignore format: one
const start = (named: Named) => sealRuns(report(named), report(named));
const whole = (name: string, state: TestState): TestResult => ({ name, state, whole: true });
const numbers = (passed: number, failed: number): TestReport => ({ format: "summary", tests: [], counts: { passed, failed, skipped: 0, todo: 0 }, faults: [] }); // biome-ignore format: one

describe("a test that was red at the start", () => {
  test("may not be skipped now, by name or by number", () => {
    expect(judgeTests(report({ a: "skipped", b: "passed" }), start({ a: "failed", b: "passed" }))).toMatchObject({
      faults: ["1 of 2 tests of the start is skipped now: a"],
      details: ["skipped: a"],
      help: "run them again: .skip, .todo and .only leave tests out",
    });
    expect(judgeTests(numbers(2, 0), sealRuns(numbers(2, 1), numbers(2, 1)))).toEqual({
      faults: ["2 tests ran, 3 at the start"],
      details: [],
      words: "2 tests, 3 at the start, by number alone",
      added: [],
      help: "run them all again: .skip, .only, a filter or an early exit leaves tests out",
    });
  });

  test("and is red still is one fault", () => {
    expect(judgeTests(report({ a: "failed" }), start({ a: "failed" }))).toMatchObject({ faults: ["1 of 1 test failed"], details: ["failed: a"] }); // biome-ignore format: one
    expect(judgeTests(numbers(1, 2), sealRuns(numbers(1, 2), numbers(1, 2))).faults).toEqual(["2 of 3 tests failed"]);
  });
});

test("one that was skipped at the start may stay so", () => {
  expect(judgeTests(report({ a: "skipped", b: "passed" }), start({ a: "skipped", b: "passed" })).faults).toEqual([]);
  expect(judgeTests(report({ a: "todo", b: "passed" }), start({ a: "todo", b: "passed" })).words).toBe("2 tests, as at the start, 1 of them skipped"); // biome-ignore format: one
});

test("without a start the report alone is held, and what the contract asks for", () => {
  expect(judgeTests(report({ a: "passed", b: "skipped" }), undefined)).toEqual({ faults: [], details: [], words: "2 tests, 1 of them skipped", added: [] }); // biome-ignore format: one
  expect(judgeTests(report({}), undefined)).toMatchObject({ faults: ["no test ran"], details: [], help: "run the tests that are there: a filter, an empty folder or an early exit leaves none" }); // biome-ignore format: one
  expect(judgeTests(report({ a: "passed" }), undefined, { at_least: 1, names: ["a"] }).faults).toEqual([]);
});

test("a start without tests asks for none but new ones", () => {
  const none = start({});
  expect(judgeTests(report({}), none).faults).toEqual([]);
  expect(judgeTests(report({}), none, { new_at_least: 1 })).toMatchObject({ faults: ["0 new tests, expected at least 1"], details: [], help: "write tests that fail on the source of the start, and pass now" }); // biome-ignore format: one
  expect(judgeTests(report({ a: "passed" }), none, { new_at_least: 1 })).toMatchObject({ faults: [], added: ["a"] });
});

test("what a contract asks for is told with its names, and without those where there are none", () => {
  const judge = (rules: Parameters<typeof judgeTests>[2]) => judgeTests(report({ a: "passed", b: "passed" }), start({ a: "passed", b: "passed" }), rules); // biome-ignore format: one
  expect(judge({ at_least: 3 })).toMatchObject({ faults: ["2 tests passed, expected at least 3"], details: [] });
  expect(judge({ names: ["c", "a", "d"] })).toMatchObject({ faults: ["2 of the named tests did not pass: c, d"], details: ["did not pass: c", "did not pass: d"] }); // biome-ignore format: one
  expect(judge({ at_least: 3 })).not.toHaveProperty("help");
});

test("a report that contradicts itself is told three times at most", () => {
  const faults = ["a", "b", "c", "d"];
  expect(judgeTests({ ...report({ a: "passed" }), faults }, start({ a: "passed" }))).toMatchObject({ faults: ["a", "b", "c"].map((each) => `its report contradicts itself: ${each}`), details: [] }); // biome-ignore format: one
  expect(judgeTests(report({ a: "passed" }, "junit"), start({ a: "passed" }))).toMatchObject({ faults: ["its report was tap at the start, and is junit now"], details: [] }); // biome-ignore format: one
});

test("of two runs that count differently the lower number is held, whichever came first", () => {
  for (const [one, two] of [[3, 2], [2, 3]] as const) expect(sealRuns(numbers(one, 0), numbers(two, 0)).counts.passed).toBe(2);
  expect(sumOf({ passed: 1, failed: 2, skipped: 3, todo: 4 })).toBe(10);
}); // biome-ignore format: one

test("what failed is named, and nothing else; one new test is one", () => {
  const now = judgeTests(report({ a: "failed", b: "passed", c: "passed" }), start({ a: "passed", b: "passed" }));
  expect(now).toMatchObject({ faults: ["1 of 3 tests failed"], details: ["failed: a"], words: "2 tests, as at the start, and 1 new one" }); // biome-ignore format: one
});

describe("what is missing", () => {
  const then: Named = { a: "passed", b: "passed" };
  const bring = "bring them back; if one may go, the contract says so: tests(…, { removed: [name] })";

  test("is told one by one, with a rename only where as many are new", () => {
    expect(judgeTests(report({ a: "passed" }), start(then))).toMatchObject({ faults: ["1 of 2 tests of the start did not run: b"], details: ["did not run: b"], help: bring }); // biome-ignore format: one
    expect(judgeTests(report({ a: "passed" }), start({ ...then, c: "passed" })).faults).toEqual(["2 of 3 tests of the start did not run: b, c"]); // biome-ignore format: one
    expect(judgeTests(report({ c: "passed", d: "passed" }), start(then))).toMatchObject({ faults: ["none of the 2 tests of the start ran"], help: bring }); // biome-ignore format: one
    expect(judgeTests(report({ c: "passed" }), start({ a: "passed" }))).toMatchObject({ faults: ["1 of 1 test of the start did not run: a"], help: expect.stringContaining('{ "a": "c" }') }); // biome-ignore format: one
    expect(judgeTests(report({ a: "skipped", b: "skipped" }), start(then)).faults[0]).toBe("2 of 2 tests of the start are skipped now: a, b"); // biome-ignore format: one
  });

  test("under a stated rename is held by the old name as long as that is there", () => {
    expect(judgeTests(report({ a: "skipped", b: "passed", c: "passed" }), start(then), { renamed: { a: "c" } }).faults).toEqual(["1 of 2 tests of the start is skipped now: a"]); // biome-ignore format: one
    expect(judgeTests(report({ b: "passed" }), start(then), { renamed: { a: "c" } }).faults).toEqual(["1 of 2 tests of the start did not run: a"]); // biome-ignore format: one
  });

  test("is not a file that names tests of its own now, and every test beside it", () => {
    const sealed = sealRuns(of([whole("a.js", "passed"), { name: "b", state: "passed" }]), of([whole("a.js", "passed"), { name: "b", state: "passed" }])); // biome-ignore format: one
    expect(judgeTests(report({ c: "passed" }), sealed).faults).toEqual(["1 of 2 tests of the start did not run: b"]);
    expect(judgeTests(report({ b: "passed", c: "passed" }), sealed).faults).toEqual([]);
    expect(judgeTests(report({ b: "passed" }), sealed).faults).toEqual(["1 of 2 tests of the start did not run: a.js"]);
    expect(judgeTests(of([{ name: "b", state: "passed" }, whole("c.js", "passed")]), sealed).added).toEqual([]);
  });
});

test("what could not be loaded names its tests now, among those of others", () => {
  const lost = of([whole("a", "failed")], "go-json");
  const sealed = sealRuns(lost, lost);
  const none = "a could not be loaded at the start, and names no test now";
  expect(judgeTests(report({ "a > TestA": "passed", "b > TestB": "passed" }, "go-json"), sealed).faults).toEqual([]);
  expect(judgeTests(report({ "b > TestB": "passed" }, "go-json"), sealed)).toMatchObject({ faults: [none], details: [], help: "let its tests run: an early exit leaves none" }); // biome-ignore format: one
  expect(judgeTests(lost, sealed).faults).toEqual(["1 of 1 test failed"]);
  const both = of([whole("a", "failed"), { name: "b", state: "passed" }]);
  expect(judgeTests(report({ b: "passed", c: "passed" }), sealRuns(both, both)).words).toBe("2 tests, 1 of them of the start, where a could not be loaded"); // biome-ignore format: one
});
