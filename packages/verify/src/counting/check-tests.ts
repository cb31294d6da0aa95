import type { RunCheck, TestsItem } from "@goalpost/core";
import type { CheckContext } from "../check/context.ts";
import { cannotRun, fail, type Outcome, pass } from "../check/outcome.ts";
import { runCheck } from "../check/run-check.ts";
import type { CountedTests } from "../receipt/receipt.ts";
import { judgeTests, type TestRules, type TestVerdict } from "./judge-tests.ts";
import type { TestReport } from "./report.ts";
import { type Counted, runCounted, runsTests } from "./run-tests.ts";
import { type SealedTests, sumOf } from "./sealed-tests.ts";

/** Judges a test run by its exit code, and by its tests. */
export async function checkTests(item: TestsItem, id: string, context: CheckContext): Promise<Outcome> {
  const start = context.tests?.[id];
  // What the start has none of stands in the tests that were added.
  if (context.withoutAdded === true && start?.sealed === undefined)
    return pass("the start has no tests; it is judged with those that were added");
  const counted = await runCounted(item, id, context);
  const { outcome, report, fault, source = "" } = counted;
  if (counted.result === undefined || outcome.status === "cannot-run") return outcome;
  if (report === undefined) return uncounted(counted, fault ?? "it left no report", context);
  if (namesNothing(report, context)) return uncounted(counted, "its runner names files alone here", context);
  context.onTests?.(id, report);
  const verdict = judgeTests(report, start?.sealed, rulesIn(item, context));
  const lost = item.new_at_least !== undefined && start?.sealed === undefined && context.reach === undefined;
  if (lost && verdict.faults.length === 0) {
    return cannotRun(`${outcome.what} · ${verdict.words}; nobody knows which of them are new`, { ...outcome, help: "seal the contract at the start" }); // biome-ignore format: one
  }
  return judged(outcome, report, verdict, start?.sealed, source);
}

/** At a start there are no new tests yet; without one nobody knows which are new. */
const rulesIn = (item: TestsItem, { tests, reach, withoutAdded }: CheckContext): TestRules => {
  const { new_at_least: _, ...rest } = item;
  if (withoutAdded === true)
    return {
      ...(item.renamed === undefined ? {} : { renamed: item.renamed }),
      ...(item.removed === undefined ? {} : { removed: item.removed }),
    };
  return tests !== undefined || reach !== undefined ? item : rest;
};

/** Runs a command; where it is known to run tests, they are counted too. */
export async function checkCommand(run: RunCheck, id: string, context: CheckContext): Promise<Outcome> {
  const start = context.tests?.[id];
  const counts = run.exit_code === 0 && (context.tests === undefined ? runsTests(run, context.root) : start !== undefined);
  if (!counts) return (await runCheck(run, id, context)).outcome;
  const counted = await runCounted({ run }, id, context);
  const { outcome, report, fault, source = "" } = counted;
  if (counted.result === undefined || outcome.status === "cannot-run") return outcome;
  if (report !== undefined) context.onTests?.(id, report);
  if (report !== undefined && namesNothing(report, context)) return uncounted(counted, "its runner names files alone here", context);
  if (report !== undefined) return judged(outcome, report, judgeTests(report, start?.sealed), start?.sealed, source);
  if (start?.sealed === undefined || outcome.status !== "pass") return outcome;
  return fail(`${outcome.what}, and none of the ${sumOf(start.sealed.counts)} tests of the start is named: ${fault ?? "it left no report"}`, outcome);
} // biome-ignore format: one

/**
 * In a sandbox without sockets (Codex, workspace-write) node --test hears nothing of the processes that run its files: the agent's own run
 * then has no tests to count, whatever the work is like.
 */
const namesNothing = ({ format, tests }: TestReport, { agent }: CheckContext): boolean =>
  agent && format !== "summary" && tests.every(({ whole, state }) => whole === true && state === "passed");

function uncounted({ outcome }: Counted, fault: string, context: CheckContext): Outcome {
  if (outcome.status !== "pass") return outcome;
  // The agent's own run counts where it can; the verdict outside does in any case.
  if (context.agent) return pass(`${outcome.what} · tests not counted here: ${fault}`, outcome);
  return cannotRun(`${outcome.what}, but its tests could not be counted: ${fault}`, {
    ...outcome,
    help: 'say where they are: tests("npm test", { report: "junit", reportFile: "reports/junit.xml" })',
  });
}

function judged(outcome: Outcome, report: TestReport, verdict: TestVerdict, sealed: SealedTests | undefined, source: string): Outcome {
  const { faults, details, words, added, help } = verdict;
  const tests: CountedTests = {
    format: report.format,
    ...report.counts,
    at_start: sealed === undefined ? null : sumOf(sealed.counts),
    added: added.length,
    unstable: sealed?.unstable.length ?? 0,
    source,
  };
  const own = outcome.details ?? [];
  if (faults.length === 0) return { ...outcome, what: `${outcome.what} · ${words}`, tests };
  return fail([outcome.what, ...faults].join("; "), { ...outcome, ...(outcome.help === undefined && help !== undefined ? { help } : {}), details: [...own, ...details], tests });
} // biome-ignore format: one
