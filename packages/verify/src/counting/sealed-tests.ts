import { type Counts, countsOf, type TestReport, type TestResult } from "./report.ts";
import type { Runner } from "./runner-of.ts";

/** The tests of a check as they came out at the start, in two runs. */
export interface SealedTests {
  /** How the report was read; it is read in the same way later. */
  readonly format: TestReport["format"];
  /** What came out alike in both runs: it is held. */
  readonly tests: readonly TestResult[];
  /** Names that were there in one run alone, or came out in two ways: they are not held. */
  readonly unstable: readonly string[];
  /** Of the run that had fewer tests. */
  readonly counts: Counts;
}

/** A call of a test runner, as the scripts of the start lead to it. */
export interface SealedCall {
  readonly runner: Runner;
  readonly words: readonly string[];
  /** From the root; empty for the root itself. */
  readonly cwd: string;
}

/** What the start gave of a check's tests, or why nothing was counted. */
export type StartTests = {
  /** The runners that it leads to; none where none is known. */
  readonly runners: readonly SealedCall[];
} & (
  | { readonly sealed: SealedTests; readonly fault?: undefined }
  | { readonly sealed?: undefined; readonly fault: string }
);

/** What two runs at the start have in common. */
export function sealRuns(first: TestReport, second: TestReport): SealedTests {
  const before = new Map(first.tests.map(({ name, state }) => [name, state]));
  const after = new Map(second.tests.map(({ name, state }) => [name, state]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const tests = first.tests.filter(({ name, state }) => after.get(name) === state);
  const held = new Set(tests.map(({ name }) => name));
  const [less] = [first, second].sort((left, right) => sumOf(left.counts) - sumOf(right.counts));
  return {
    format: first.format,
    tests,
    unstable: names.filter((name) => !held.has(name)),
    counts: less?.counts ?? countsOf(tests),
  };
}

/** All of them. */
export const sumOf = ({ passed, failed, skipped, todo }: Counts): number => passed + failed + skipped + todo;
