import { plainLines, type TestReport } from "./report.ts";

/** The line in which vitest and jest sum up. */
const summaryLine =
  /^\s*Tests:?\s{2,}((?:\d+ (?:failed|passed|skipped|todo)(?:,| \|)? ?)+)(?:\((\d+)\)|(\d+) total)\s*$/;

/**
 * Reads the numbers of vitest's or jest's own output, where there is no report with names. Two summaries that differ prove nothing: a test may
 * have printed one of them.
 *
 * @returns Nothing when there is none.
 */
export function readSummary(text: string): TestReport | undefined {
  const found = plainLines(text).flatMap((line) => summaryLine.exec(line) ?? []).length;
  if (found === 0) return undefined;
  const lines = plainLines(text).filter((line) => summaryLine.test(line));
  const parts = lines.map((line) => [...line.matchAll(/(\d+) (failed|passed|skipped|todo)/g)]);
  const counts = { passed: 0, failed: 0, skipped: 0, todo: 0 };
  for (const [, count, word] of parts.at(-1) ?? []) counts[word as keyof typeof counts] += Number(count);
  const [, , bracketed, plain] = summaryLine.exec(lines.at(-1) ?? "") ?? [];
  const sum = counts.passed + counts.failed + counts.skipped + counts.todo;
  const faults = [
    ...(new Set(lines.map((line) => line.trim())).size > 1 ? ["it holds several summaries that differ"] : []),
    ...(Number(bracketed ?? plain) === sum ? [] : [`its sum is ${bracketed ?? plain}, and its parts are ${sum}`]),
  ];
  return { format: "summary", tests: [], counts, faults };
}
