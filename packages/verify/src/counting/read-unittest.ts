import { plainLines, type TestReport } from "./report.ts";

const ranLine = /^Ran (\d+) tests? in [\d.]+s$/;
const endLine = /^(?:OK|FAILED|NO TESTS RAN)(?: \(([^()]*)\))?$/;

/**
 * Reads the numbers of what Python's unittest prints. Several runs, one after the other, are added.
 *
 * @returns Nothing when the text is none.
 */
export function readUnittest(text: string): TestReport | undefined {
  const lines = plainLines(text).filter((line) => line.trim() !== "");
  const counts = { passed: 0, failed: 0, skipped: 0, todo: 0 };
  const faults: string[] = [];
  let runs = 0;
  for (const [at, line] of lines.entries()) {
    const ran = ranLine.exec(line)?.[1];
    if (ran === undefined) continue;
    runs += 1;
    const end = endLine.exec(lines[at + 1] ?? "");
    if (end === null) faults.push("a run does not say how it ended");
    const said = new Map([...(end?.[1] ?? "").matchAll(/([a-z ]+)=(\d+)/g)].map(([, word = "", count]) => [word.trim(), Number(count)])); // biome-ignore format: one
    const of = (...words: readonly string[]): number => words.reduce((sum, word) => sum + (said.get(word) ?? 0), 0);
    // Of one test several parts may fail, and what sets a class up is not a test: there are never more than ran.
    const skipped = Math.min(of("skipped"), Number(ran));
    const failed = Math.min(of("failures", "errors", "unexpected successes"), Number(ran) - skipped);
    counts.failed += failed;
    counts.skipped += skipped;
    counts.passed += Number(ran) - failed - skipped;
  }
  return runs === 0 ? undefined : { format: "summary", tests: [], counts, faults };
}
