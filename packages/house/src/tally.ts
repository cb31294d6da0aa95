import { readFileSync } from "node:fs";

/** How many tests or steps ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Counts = { ...none, passed: 1 };
export const oneFailed: Counts = { ...none, failed: 1 };

/** Adds up. */
export function sum(all: Iterable<Counts>): Counts {
  let { passed, failed, skipped } = none;
  for (const counts of all) {
    passed += counts.passed;
    failed += counts.failed;
    skipped += counts.skipped;
  }
  return { passed, failed, skipped };
}

/** The line that ends a run. CI reads it. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * Counts a vitest JSON report. A file that failed before its first test, and a run that failed outside of any test, count one
 * failure each: no failure is lost for want of a test to pin it on.
 */
export function countVitest(report: VitestReport, exitCode: number): Counts {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Reads and counts a report; a report that is missing or broken is one failure. */
export function readVitestCounts(path: string, exitCode: number): Counts {
  try {
    return countVitest(JSON.parse(readFileSync(path, "utf8")) as VitestReport, exitCode);
  } catch {
    return oneFailed;
  }
}
