import { expect, test } from "vitest";
import { factsThatMoved, report } from "./report.ts";
import { newestOf, readResults } from "./results.ts";

const results = readResults();
const newest = newestOf(results, "codex");
const before = { ...newest, version: "0.170.0", surface: { features: { goals: "stable, on", old: "removed, off" } } };
const next = {
  ...newest,
  version: "0.999.0",
  seen: { ...newest.seen, compaction: "the goal's text is gone; an injected message is kept" },
  surface: { features: { goals: "stable, off", fresh: "experimental, off" } },
};

test("what moved, which cases differ and which facts no longer hold is said by name", () => {
  expect(report("codex", [before], [before, next])).toEqual([
    "\nCodex 0.170.0 to 0.999.0",
    "- features: 1 new: `fresh`",
    "- features: 1 gone: `old`",
    "- features: `goals` was stable, on, is stable, off",
    "- case compaction: the goal's text is gone; an injected message is kept\n    was: the goal's text is kept; an injected message is kept",
    "- fact objectiveLostAtCompaction holds in 0.999.0 again: take its `until` away, in packages/codex/src/facts.ts",
  ]);
});

test("where nothing moved, that is said", () => {
  expect(report("codex", [before], [before, { ...before, version: "0.171.1" }])).toEqual([
    "\nCodex 0.170.0 to 0.171.1",
    "- what it offers: nothing moved",
    "- cases: all as before",
    "- facts: all hold",
  ]);
});

test("a case that says something else is told with the fact that it showed", () => {
  const seen = { ...newest.seen, "exec-goal": "a goal is set" };
  expect(factsThatMoved("codex", { ...newest, seen })).toEqual([
    `fact execSetsNoGoal does not hold in ${newest.version}: give it an \`until\`; its case says: a goal is set`,
  ]);
});

test("an older version that is taken in is compared with the one before it", () => {
  const versions = ["0.163.0", "0.169.0", "0.171.0"].map((version) => ({ ...before, version }));
  expect(report("codex", versions, versions, "0.169.0")[0]).toBe("\nCodex 0.163.0 to 0.169.0");
  expect(report("codex", versions, versions, "0.163.0")).toEqual(["\nCodex 0.163.0 is the first that was seen."]);
  expect(report("codex", versions, versions)[0]).toBe("\nCodex 0.169.0 to 0.171.0");
});
