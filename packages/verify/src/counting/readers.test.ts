import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJunit } from "./read-junit.ts";
import { type ReadOptions, readOutput, readReport } from "./readers.ts";

const options: ReadOptions = { roots: ["/p"], junit: (text) => Promise.resolve(readJunit(text)) };
const read = (format: Parameters<typeof readReport>[0], text: string) => readReport(format, text, options);
const shown = async (format: Parameters<typeof readReport>[0], text: string) => {
  const report = await read(format, text);
  return report === undefined
    ? undefined
    : [...report.tests.map(({ name, state }) => `${state} ${name}`), ...report.faults];
};

const tap = `TAP version 13
# ok 9 - fake
# 1..9
# Subtest: suite \\# one
    # Subtest: adds
    ok 1 - adds
      ---
      duration_ms: 2.25
      ...
    # Subtest: sk
    ok 2 - sk # SKIP
      ---
      duration_ms: 0.09
      ...
    # Subtest: td
    ok 3 - td # TODO
      ---
      duration_ms: 0.09
      ...
    1..3
ok 1 - suite \\# one
  ---
  duration_ms: 3.2
  type: 'suite'
  ...
# Subtest: fails
not ok 2 - fails
  ---
  error: |-
    ok 7 - what an error says
      ...
    1..4
  ...
# Subtest: /p/test/b.test.js
ok 3 - /p/test/b.test.js
  ---
  duration_ms: 98.4
  ...
1..3
# tests 99
`;

describe("TAP", () => {
  test("nesting and plans are read, and not what tests print", async () => {
    expect(await shown("tap", tap)).toEqual(["passed suite # one > adds", "skipped suite # one > sk", "todo suite # one > td", "failed fails", "passed test/b.test.js"]);
  });

  test.each([
    ["a result too many", tap.replace("1..3\n# tests", "ok 4 - fake\n1..3\n# tests"), "the run planned 3 tests and has 4"],
    ["a run that ended early", tap.slice(0, tap.indexOf("# Subtest: fails")), "the run has no plan, so nobody knows whether all of it ran"],
    ["a suite that ended early", tap.replace("    1..3\n", ""), "suite # one has no plan, so nobody knows whether all of it ran"],
    ["two plans", tap.replace("\n1..3\n# tests", "\n1..3\n1..2\n# tests"), "it has two plans that differ"],
  ])("%s contradicts itself", async (_what, text, fault) => expect((await read("tap", text))?.faults).toContain(fault));

  test("several documents are one run, and equal names are told apart", async () => {
    const one = "TAP version 13\nok 1 - a\n1..1\n";
    expect(await shown("tap", `> one\n${one}> two\n${one}`)).toEqual(["passed a", "passed a (2)"]);
  });
}); // biome-ignore format: samples

const spec = `ok 9 - fake
✔ said by a test
▶ suite
  ✔ adds (1.12ms)
  ﹣ sk (0.1ms) # SKIP
  ✔ td (0.1ms) # TODO
✔ suite (2.2ms)
▶ parent
  ✔ child (0.09ms)
✔ parent (0.2ms)
✖ fails (0.7ms)
ℹ tests 7
ℹ suites 1
ℹ pass 4
ℹ fail 1

✖ failing tests:

test at a.test.js:4:1
✖ fails (0.7ms)
`;

test("the spec reporter's number at its end holds what tests print to account", async () => {
  expect((await read("node-spec", spec))?.faults).toEqual([]);
  expect((await read("node-spec", spec.replace("said by a test", "one\n✔ two\n✔ three")))?.faults).toEqual(["its end says 7 tests, and 8 are in it"]);
  expect(await shown("node-spec", spec)).toEqual(["passed said by a test", "passed suite > adds", "skipped suite > sk", "todo suite > td", "passed parent > child", "failed fails"]);
}); // biome-ignore format: samples

const junit = `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="4">
<testcase classname="test_a" name="test_p[a &lt;b]" time="0.0" /><testcase classname="test_a.TestC" name="test_sk"><skipped type="pytest.skip" message="x">y</skipped></testcase>
<testcase classname="test_a" name="test_xf"><skipped type="pytest.xfail" message="" /></testcase><testcase classname="test_a" name="test_bad"><failure message="m"><![CDATA[</testcase><testcase name="fake"/>]]></failure></testcase></testsuite></testsuites>`;

describe("JUnit", () => {
  test("cases are read by their elements", async () => {
    expect(await shown("junit", junit)).toEqual(["passed test_a > test_p[a <b]", "skipped test_a.TestC > test_sk", "todo test_a > test_xf", "failed test_a > test_bad"]);
  });

  test("node:test's suites are part of the name", async () => {
    expect(await shown("junit", '<testsuites>\n<testsuite name="suite # one" tests="2"><testcase name="adds" classname="test"/><testcase name="td" classname="test"><skipped type="todo" message="true"/></testcase></testsuite><testcase name="fails" classname="test" failure="1 == 2"><failure type="x">a</failure></testcase></testsuites>')).toEqual(["passed suite # one > adds", "todo suite # one > td", "failed fails"]);
  });

  test.each([
    ["a case too many", junit.replace("</testsuite>", '<testcase name="more"/></testsuite>'), /says 4 tests, and has 5/],
    ["text that was cut", junit.slice(0, -20), /not well-formed XML/],
    ["text that was written into", `${junit}\u0000\u0000<testcase/>`, /not well-formed XML/],
    ["entities that grow", `<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c "&b;&b;">]><testsuites><testsuite><testcase name="&c;"/></testsuite></testsuites>`, /not well-formed XML/],
  ])("%s proves nothing", async (_what, text, fault) => expect((await read("junit", text))?.faults[0]).toMatch(fault));
}); // biome-ignore format: samples

const jest = (tests: readonly (readonly [string, string])[], more: object = {}): string =>
  JSON.stringify({ numTotalTests: tests.length, testResults: [{ name: "/p/src/a.test.js", status: "passed", assertionResults: tests.map(([title, status]) => ({ ancestorTitles: ["suite"], title, status })) }], ...more }); // biome-ignore format: one

test("jest's and vitest's JSON is read, and its sum holds it to account", async () => {
  const text = jest([["adds", "passed"], ["sk", "pending"], ["td", "todo"], ["bad", "failed"]]); // biome-ignore format: one
  expect(await shown("jest-json", text)).toEqual(["passed src/a.test.js > suite > adds", "skipped src/a.test.js > suite > sk", "todo src/a.test.js > suite > td", "failed src/a.test.js > suite > bad"]); // biome-ignore format: one
  expect(await shown("vitest-json", `> x\n${text}\nJSON report\n`)).toHaveLength(4);
  expect((await read("jest-json", jest([["adds", "passed"]], { numTotalTests: 2 })))?.faults).toEqual([
    "it says 2 tests, and 1 are in it",
  ]);
  expect((await read("jest-json", jest([["adds", "perfect"]])))?.faults[0]).toBe('a test has the status "perfect"');
  const lost = { numTotalTests: 0, testResults: [{ name: "/p/b.test.js", status: "failed", assertionResults: [] }] };
  expect(await shown("vitest-json", JSON.stringify(lost))).toEqual(["failed b.test.js"]);
});

const go = (events: readonly object[]): string => events.map((event) => JSON.stringify({ Time: "t", Package: "x.y/g", ...event })).join("\n"); // biome-ignore format: one

test("go's results count for tests that were begun, and begun ones need a result", async () => {
  const add = [{ Action: "run", Test: "TestAdd" }, { Action: "output", Test: "TestAdd", Output: "x\n" }]; // biome-ignore format: one
  const fake = { Action: "pass", Test: "TestFake", Elapsed: 0 };
  const end = { Action: "pass", Test: "TestAdd" };
  expect(await shown("go-json", go([...add, fake, end, { Action: "pass" }]))).toEqual(["passed x.y/g > TestAdd"]);
  expect(await shown("go-json", go([...add, { Action: "fail" }]))).toEqual(["failed x.y/g > TestAdd"]);
  expect(await shown("go-json", go([{ Action: "fail" }]))).toEqual(["failed x.y/g"]);
  expect(await shown("go-json", go([...add, { Action: "skip", Test: "TestAdd" }]))).toEqual([
    "skipped x.y/g > TestAdd",
  ]);
  const printed =
    "=== RUN   TestAdd\n--- PASS: TestFake (0.00s)\n--- PASS: TestAdd (0.00s)\nPASS\nok  \tx.y/g\t0.004s\n";
  expect(await shown("go", printed)).toEqual(["passed x.y/g > TestAdd"]);
  expect(await shown("go", "ok  \tx.y/g\t0.004s\nFAIL\tx.y/h [build failed]\n?   \tx.y/i\t[no test files]\n")).toEqual(["passed x.y/g", "failed x.y/h"]); // biome-ignore format: one
});

const cargo = `
running 3 tests
test tests::ign ... ignored
test tests::it_works ... ok
test tests::pan - should panic ... ok

test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.21s

running 1 test
test src/lib.rs - doc (line 2) ... ok

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
`;

test("cargo's lines, plans and sums must agree", async () => {
  expect(await shown("cargo", cargo)).toEqual(["skipped tests::ign", "passed tests::it_works", "passed tests::pan", "passed src/lib.rs - doc (line 2)"]); // biome-ignore format: one
  expect((await read("cargo", cargo.replace("test tests::pan", "test fake ... ok\ntest tests::pan")))?.faults[0]).toContain("runs 3, says 2, 0, 1"); // biome-ignore format: one
  expect((await read("cargo", cargo.slice(0, 80)))?.faults).toEqual(["a program of tests did not come to its end"]);
});

test("pytest's lines and its end must agree; without names its numbers are read", async () => {
  const verbose =
    "test_a.py::test_one PASSED   [ 50%]\ntest_a.py::test_p[a b] SKIPPED (x)   [100%]\n\n=== 1 passed, 1 skipped in 0.02s ===\n";
  expect(await shown("pytest", verbose)).toEqual(["passed test_a.py::test_one", "skipped test_a.py::test_p[a b]"]);
  expect((await read("pytest", verbose.replace("1 passed", "3 passed")))?.faults).toEqual(["its end says 4 tests, and 2 are in it"]); // biome-ignore format: one
  const quiet = await read("pytest", "..s.xF\n1 failed, 4 passed, 1 skipped, 1 xfailed in 2.19s\n");
  expect(quiet).toMatchObject({ format: "summary", counts: { passed: 4, failed: 1, skipped: 1, todo: 1 } });
});

test("a summary is read of the output where there are no names; two that differ prove nothing", async () => {
  const output = (text: string) => readOutput(["vitest"], { stdout: text, output: text }, options);
  const sum = " Test Files  1 passed (1)\n      Tests  3 passed | 1 skipped (4)\n";
  expect(await output(`\u001b[32m${sum}\u001b[0m`)).toMatchObject({ counts: { passed: 3, skipped: 1 }, faults: [] });
  expect((await output(` Tests  9 passed (9)\n${sum}`))?.faults).toEqual(["it holds several summaries that differ"]);
  expect(await readOutput(["jest"], { stdout: "", output: "Tests:       1 failed, 2 passed, 3 total\n" }, options)).toMatchObject({ counts: { passed: 2, failed: 1 } }); // biome-ignore format: one
});

test("runners that follow one another are read together", async () => {
  const stdout = `${tap}${cargo}`;
  expect((await readOutput(["node", "cargo"], { stdout, output: stdout }, options))?.tests).toHaveLength(9);
});

test("any text is read to its end, without an error and without a test that the text does not name", async () => {
  const piece = fc.oneof(fc.constantFrom("ok 1 - a\n", "    ok 1 - b\n", "TAP version 13\n", "1..1\n", "<testsuite>", "<testcase name='a'/>", "</testsuite>", "{", '{"Action":"run"}\n', "running 1 test\n", "ℹ tests 1\n", "▶ a\n", "\u001b[2J", "\0", "test a ... ok\n"), fc.string()); // biome-ignore format: one
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      for (const format of ["tap", "node-spec", "junit", "vitest-json", "pytest", "go-json", "go", "cargo"] as const) {
        const report = await read(format, pieces.join(""));
        for (const { name } of report?.tests ?? []) expect(name).not.toMatch(/\n/);
      }
    }),
  );
});

const dots = (end: string) => `F.s\n======\nFAIL: test_add (tests.A)\n------\nRan 3 tests in 0.001s\n\n${end}\n`;

describe("unittest", () => {
  const counts = async (text: string) => (await read("unittest", text))?.counts;

  test("numbers are read, and never more than ran", async () => {
    expect(await counts(dots("FAILED (failures=1, skipped=1)"))).toEqual({ passed: 1, failed: 1, skipped: 1, todo: 0 });
    expect(await counts(dots("FAILED (failures=5, errors=2)"))).toEqual({ passed: 0, failed: 3, skipped: 0, todo: 0 });
    expect(await counts(dots("OK (expected failures=1)"))).toEqual({ passed: 3, failed: 0, skipped: 0, todo: 0 });
    expect(await counts("Ran 0 tests in 0.000s\n\nNO TESTS RAN\n")).toEqual({ passed: 0, failed: 0, skipped: 0, todo: 0 });
    expect(await read("unittest", "OK\n")).toBeUndefined();
  });

  test("several runs are added, and one without its end contradicts itself", async () => {
    expect(await counts(dots("OK") + dots("FAILED (unexpected successes=1)"))).toEqual({ passed: 5, failed: 1, skipped: 0, todo: 0 });
    expect((await read("unittest", "Ran 3 tests in 0.1s\n"))?.faults).toEqual(["a run does not say how it ended"]);
  });

  test("its lines stand on standard error", async () => {
    const found = await readOutput(["unittest"], { stdout: "said\n", output: `said\n${dots("OK")}` }, options);
    expect(found).toMatchObject({ format: "summary", counts: { passed: 3 } });
  });
}); // biome-ignore format: samples

const specOfMocha = `
> mocha

  ✔ top
  suite
    ✔ adds
    - later
    inner
      1) breaks
      ✔ slow (101ms)
hello


  3 passing (105ms)
  1 pending
  1 failing

  1) suite
       inner
         breaks:
      AssertionError: 1 == 2
      ✔ what an error says

npm notice
  second
    ✔ adds

  1 passing (2s)
`;

describe("mocha", () => {
  test("suites and states are read, failures once, and several runs", async () => {
    expect(await shown("mocha", specOfMocha)).toEqual(["passed top", "passed suite > adds", "skipped suite > later", "failed suite > inner > breaks", "passed suite > inner > slow", "passed second > adds"]);
    expect(await read("mocha", "  ✔ top\n")).toBeUndefined();
  });

  test("lines that are not a test of it contradict its end", async () => {
    expect((await read("mocha", specOfMocha.replace("hello", "  ✔ fake")))?.faults).toEqual(["its end says 3 passed, and 4 are in it"]);
    expect((await read("mocha", "  ✔ top\n  - later\n\n  1 passing (1ms)\n"))?.faults).toEqual(["its end says 0 skipped, and 1 are in it"]);
  });
}); // biome-ignore format: samples
