import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { conduct } from "../src/conduct.ts";
import { schedule, type Task } from "../src/schedule.ts";
import { slowest } from "../src/slow-first.ts";
import type { Step } from "../src/steps.ts";
import { type Counts, countVitest, none, sum, summaryLine } from "../src/tally.ts";
import { runSources } from "../src/tools.ts";
import { root } from "../src/workspace.ts";

const task = (name: string, cost = 1, needs: readonly string[] = []): Task => ({ name, cost, needs });

async function traced(tasks: readonly Task[], slots: number, failing: readonly string[] = []) {
  const events: string[] = [];
  let busy = 0;
  let most = 0;
  const outcomes = await schedule(
    tasks,
    slots,
    async ({ name, cost }) => {
      events.push(`+${name}`);
      busy += cost;
      most = Math.max(most, busy);
      await new Promise((settle) => setImmediate(settle));
      busy -= cost;
      events.push(`-${name}`);
      return !failing.includes(name);
    },
    (good) => good,
  );
  return { events, most, outcomes: [...outcomes].map(([{ name }, { kind }]) => `${name} ${kind}`).sort() };
}

describe("the schedule", () => {
  test("never takes more slots than there are, and lets a heavy task run alone", async () => {
    const { events, most } = await traced([task("a"), task("b"), task("heavy", 2), task("c")], 2);
    expect(most).toBe(2);
    const heavy = events.indexOf("+heavy");
    expect(events[heavy + 1]).toBe("-heavy");
  });

  test("starts a task after what it needs", async () => {
    const { events } = await traced([task("late", 1, ["early"]), task("early")], 2);
    expect(events).toEqual(["+early", "-early", "+late", "-late"]);
  });

  test("blocks what needs a failed task, and what needs that in turn, and runs the rest", async () => {
    const { outcomes } = await traced([task("a"), task("b", 1, ["a"]), task("c", 1, ["b"]), task("d")], 2, ["a"]);
    expect(outcomes).toEqual(["a ran", "b blocked", "c blocked", "d ran"]);
  });

  test("takes a need outside of the list as done", async () => {
    expect((await traced([task("b", 1, ["a"])], 2)).outcomes).toEqual(["b ran"]);
  });

  test("says so when tasks wait for each other", async () => {
    await expect(traced([task("a", 1, ["b"]), task("b", 1, ["a"])], 2)).rejects.toThrow(
      "tasks wait for each other: a, b",
    );
  });
});

describe("the tally", () => {
  const report = {
    success: true,
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
  };

  test("sums the suites into the line that CI reads", () => {
    expect(summaryLine(sum([countVitest(report, 0), { passed: 1, failed: 2, skipped: 0 }]))).toBe(
      "4 passed, 2 failed, 2 skipped",
    );
  });

  test("counts a file that broke before its first test", () => {
    const broken = { ...report, testResults: [{ status: "failed", assertionResults: [] }] };
    expect(countVitest(broken, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test("counts a run that failed outside of any test", () => {
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });
});

describe("the whole run", () => {
  const step = (name: string, counts: Partial<Counts>, output = "", needs: readonly string[] = []): Step => ({
    name,
    holds: "something",
    cost: 1,
    needs,
    run: async () => ({ counts: { ...none, ...counts }, output }),
  });

  async function said(steps: readonly Step[]) {
    const lines: string[] = [];
    const code = await conduct(steps, { slots: 2, say: (text) => lines.push(...text.split("\n")) });
    return { code, lines };
  }

  test("ends with the sum alone on a line, and 0 when all is well", async () => {
    const { code, lines } = await said([step("a", { passed: 2, skipped: 1 }), step("b", { passed: 3 }, "quiet")]);
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe("5 passed, 0 failed, 1 skipped");
    expect(lines).not.toContain("quiet");
  });

  test("shows in full what a failed step said, and ends with 1", async () => {
    const { code, lines } = await said([
      step("a", { passed: 2, failed: 1 }, "line 1\nline 2"),
      step("b", { passed: 1 }),
    ]);
    expect(code).toBe(1);
    expect(lines).toEqual(expect.arrayContaining(["──── a ────", "line 1", "line 2"]));
    expect(lines.at(-1)).toBe("3 passed, 1 failed, 0 skipped");
  });

  test("counts a step that could not run, and one that throws", async () => {
    const broken: Step = { ...step("b", {}), run: () => Promise.reject(new Error("out of paper")) };
    const { code, lines } = await said([step("a", { failed: 1 }), step("after", { passed: 1 }, "", ["a"]), broken]);
    expect(code).toBe(1);
    expect(lines).toContain("✗ after: not run, because a failed");
    expect(lines.join("\n")).toContain("out of paper");
    expect(lines.at(-1)).toBe("0 passed, 3 failed, 0 skipped");
  });

  test("is not a success when nothing ran", async () => {
    expect((await said([step("a", {})])).code).toBe(1);
    expect((await said([step("a", { skipped: 3 })])).code).toBe(1);
    expect((await said([])).code).toBe(1);
  });

  test("knows its steps by name", async () => {
    const { code, output } = await runSources(["packages/house/src/check.ts", "--only", "typos"]);
    expect(code).toBe(2);
    expect(output).toMatch(/^--only typos: no such step, expected one of lint, types, /);
  });

  test("runs a step of its own by name", async () => {
    const { stdout } = await runSources(["packages/house/src/check.ts", "--only", "lint"]);
    expect(stdout).toMatch(/\n\d+ passed, \d+ failed, \d+ skipped\n$/);
  });
});

test("the files that are started first are there", () => {
  expect(slowest.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(new Set(slowest).size).toBe(slowest.length);
});
