import { expect, test } from "vitest";
import { diff } from "../diff/diff.ts";
import { command, goal, renderItem, shell, tests } from "../index.ts";

test("a line of its own is a command, and every field has its line", () => {
  const item = tests("npm test", { report: "junit", reportFile: "out/junit.xml", atLeast: 29, names: ["a > b"], renamed: { old: "new" }, removed: ["c"], newAtLeast: 2 }); // biome-ignore format: one
  expect(item.run).toEqual({ kind: "command", run: "npm test", exit_code: 0 });
  expect(renderItem({ ...item, id: "D1" })).toBe(
    [
      "- D1 tests: command: `npm test` exits 0.",
      "  report: junit",
      "  report in: `out/junit.xml`",
      "  passing tests at least: 29",
      "  must pass: `a > b`",
      '  renamed: `{"old":"new"}`',
      "  may go: `c`",
      "  new tests at least: 2",
      "  counted: every test of the start must still run and pass, under its name; a test that is gone, renamed, skipped or left out by .only fails this.",
      "  new tests count: when they fail on the source of the start, and pass now.\n",
    ].join("\n"),
  );
});

test.each([
  ["no program", () => tests(""), "tests"],
  ["shell syntax", () => tests("npm test && echo ok"), "shell("],
  ["a run that is to fail", () => tests(command("npm test", { exitCode: 1 })), "expects the test run to fail"],
  ["a number of none", () => tests("npm test", { atLeast: 0 }), "tests.atLeast: 0 is below 1"],
  ["a file of no format", () => tests("npm test", { reportFile: "a.xml" }), "names a file without what is written in it"],
  ["a format that nobody writes", () => tests("npm test", { report: "xunit" as never }), "tests.report"],
  ["a path that leaves the root", () => tests("npm test", { report: "tap", reportFile: "../a" }), "tests.reportFile"],
  ["a name twice", () => tests("npm test", { names: ["a", "a"] }), "names a test twice"],
  ["no name", () => tests("npm test", { removed: [] }), "is empty, expected at least one name"],
  ["two tests with one new name", () => tests("npm test", { renamed: { a: "c", b: "c" } }), "gives two tests the same new name"],
  ["removed and renamed", () => tests("npm test", { renamed: { a: "c" }, removed: ["a"] }), "names a test that is renamed as well"],
  ["removed and needed", () => tests("npm test", { names: ["a"], removed: ["a"] }), "names a test that must run as well"],
  ["an option of another kind", () => tests("npm test", { exitCode: 0 } as never), "is not an option of tests"],
])("%s is refused", (_what, make, words) => expect(make).toThrow(words)); // biome-ignore format: a table

test("what counts less is weaker, what counts more is stronger", () => {
  const weigh = (before: ReturnType<typeof tests> | ReturnType<typeof command>, after: typeof before) => {
    const [from, to] = [goal("Port it.").doneWhen(before).build(), goal("Port it.").doneWhen(after).build()];
    return diff(from, to).map(({ weight, reason }) => `${weight}: ${reason}`);
  };
  const plain = tests("npm test");
  expect(weigh(command("npm test"), plain)).toEqual([
    "stronger: command became tests: it runs the same, and its tests are counted",
  ]);
  expect(weigh(plain, command("npm test"))).toEqual([
    "weaker: tests became command: it runs the same, and its tests are no longer counted",
  ]);
  expect(weigh(command("npm test"), tests("npm run quick-test"))).toEqual(["unknown: command became tests"]);
  const held = { atLeast: 29, names: ["a", "b"], newAtLeast: 3 };
  expect(weigh(tests("npm test", held), tests("npm test", { ...held, atLeast: 28 }))).toEqual([
    "weaker: passing tests at least lowered from 29 to 28",
  ]);
  expect(weigh(tests("npm test", held), tests("npm test", { ...held, names: ["a"] }))).toEqual([
    "weaker: b no longer has to pass",
  ]);
  expect(weigh(tests("npm test", held), tests("npm test", { ...held, newAtLeast: undefined }))[0]).toContain("weaker");
  expect(weigh(plain, tests("npm test", { removed: ["a"] }))).toEqual(["weaker: a may go"]);
  expect(weigh(plain, tests("npm test", { renamed: { a: "b" } }))).toEqual(["weaker: a may be called b"]);
  expect(weigh(tests("npm test", { renamed: { a: "b" } }), plain)).toEqual(["stronger: a may no longer be renamed"]);
  expect(weigh(plain, tests(shell("npm test || true")))[0]).toContain("weaker: the command can no longer fail");
});
