import { describe, expect, test } from "vitest";
import { schedule, type Task } from "../src/schedule.ts";
import { countVitest, sum, summaryLine } from "../src/tally.ts";

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
