import { Collected, plainLines, type TestReport, type TestState } from "./report.ts";

const states: Readonly<Record<string, TestState>> = {
  PASSED: "passed",
  FAILED: "failed",
  ERROR: "failed",
  SKIPPED: "skipped",
  // A failure that was expected shows nothing of the work, and code under test can say that it is one.
  XFAIL: "todo",
  XPASS: "passed",
};

const endLine =
  /^=* ?((?:\d+ (?:failed|passed|skipped|xfailed|xpassed|errors?|warnings?|deselected)(?:, )?)+) in [\d.]+s(?: \([\d:]+\))? ?=*$/;
const testLine = /^(\S+\.py::.+?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)(?: \(.*\))?(?: +\[ *\d+%\])?$/;

/**
 * Reads what pytest prints: names with `-v`, else the numbers of its last line.
 *
 * @returns Nothing when the text is none.
 */
export function readPytest(text: string): TestReport | undefined {
  const lines = plainLines(text).filter((line) => line.trim() !== "");
  const end = endLine.exec(lines.at(-1) ?? "")?.[1];
  if (end === undefined) return /^=* ?no tests ran in [\d.]+s ?=*$/.test(lines.at(-1) ?? "") ? new Collected().report("pytest") : undefined;
  const counts = numbersOf(end);
  const all = new Collected();
  for (const line of lines) {
    const [, name, word] = testLine.exec(line) ?? [];
    if (name !== undefined && word !== undefined) all.add([name], states[word] ?? "failed");
  }
  if (all.size === 0) return { format: "summary", tests: [], counts, faults: [] };
  const said = counts.passed + counts.failed + counts.skipped + counts.todo;
  if (said !== all.size) all.fault(`its end says ${said} tests, and ${all.size} are in it`);
  return all.report("pytest");
} // biome-ignore format: one

function numbersOf(end: string): TestReport["counts"] {
  const of = (...words: readonly string[]): number =>
    [...end.matchAll(/(\d+) (\w+)/g)].reduce((sum, [, count, word]) => sum + (words.includes(word ?? "") ? Number(count) : 0), 0); // biome-ignore format: one
  return { passed: of("passed", "xpassed"), failed: of("failed", "error", "errors"), skipped: of("skipped"), todo: of("xfailed") };
} // biome-ignore format: one
