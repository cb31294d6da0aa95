import type { TestReportFormat } from "@goalpost/core";

/** How one test came out. */
export type TestState = "passed" | "failed" | "skipped" | "todo";

/** One test of a report. */
export interface TestResult {
  /** What encloses it and its own name, joined by ` > `; where two have the same, the second has ` (2)` at its end. */
  readonly name: string;
  readonly state: TestState;
  /** It stands for a file or a package as a whole, which could not be loaded, or has no test. */
  readonly whole?: true;
}

/** What a report of a test run says. */
export interface TestReport {
  /** How it was read; `summary` where only numbers could be. */
  readonly format: TestReportFormat | "summary";
  /** Every test by name; empty where the report has numbers alone. */
  readonly tests: readonly TestResult[];
  readonly counts: Counts;
  /** What in it contradicts itself: it then proves nothing. */
  readonly faults: readonly string[];
}

/** How many tests came out in which way. */
export type Counts = Readonly<Record<TestState, number>>;

/** Tests that are read of one report at most. */
const mostTests = 200_000;
const longestName = 1000;

/** Collects tests, and gives equal names an ordinal. */
export class Collected {
  readonly #tests: TestResult[] = [];
  readonly #seen = new Map<string, number>();
  readonly #faults = new Set<string>();

  add(parts: readonly string[], state: TestState, whole = false): void {
    if (this.#tests.length >= mostTests) {
      this.fault(`it names more than ${mostTests} tests`);
      return;
    }
    const plain = nameOf(parts);
    const count = (this.#seen.get(plain) ?? 0) + 1;
    this.#seen.set(plain, count);
    this.#tests.push({ name: count === 1 ? plain : `${plain} (${count})`, state, ...(whole ? { whole } : {}) });
  }

  fault(what: string): void {
    this.#faults.add(what);
  }

  get size(): number {
    return this.#tests.length;
  }

  report(format: TestReport["format"]): TestReport {
    return { format, tests: this.#tests, counts: countsOf(this.#tests), faults: [...this.#faults] };
  }
}

/** Names stand on one line, whatever a test is called. */
function nameOf(parts: readonly string[]): string {
  const name = parts
    .map((part) => part.replace(/\s+/gu, " ").trim())
    .filter((part) => part !== "")
    .join(" > ");
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

/** Whether a name is that of a file, which node:test gives to what a file does as a whole. */
export const isFileName = (name: string): boolean => /^\S+\.[cm]?[jt]sx?$/.test(name);

/** Counts tests by how they came out. */
export function countsOf(tests: readonly TestResult[]): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0, todo: 0 };
  for (const { state } of tests) counts[state] += 1;
  return counts;
}

/** Puts reports of one run together: a script may start several runners. */
export function mergeReports(reports: readonly TestReport[]): TestReport | undefined {
  const [first, ...others] = reports;
  if (first === undefined || others.length === 0) return first;
  const all = new Collected();
  for (const { tests, faults } of reports) {
    for (const { name, state, whole } of tests) all.add([name], state, whole);
    for (const fault of faults) all.fault(fault);
  }
  const merged = all.report(first.format);
  const bare = reports.filter(({ tests }) => tests.length === 0);
  const counts = bare.reduce((sum, each) => addCounts(sum, each.counts), merged.counts);
  return { ...merged, counts };
}

const addCounts = (left: Counts, right: Counts): Counts => ({
  passed: left.passed + right.passed,
  failed: left.failed + right.failed,
  skipped: left.skipped + right.skipped,
  todo: left.todo + right.todo,
});

/** Text without what paints a terminal, line by line. */
export const plainLines = (text: string): readonly string[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: codes of a terminal are not part of a report
  text.replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g, "").split(/\r?\n/);
