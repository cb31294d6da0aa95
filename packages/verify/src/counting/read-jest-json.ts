import { Collected, type TestReport, type TestState } from "./report.ts";

interface Assertion {
  readonly ancestorTitles?: unknown;
  readonly title?: unknown;
  readonly status?: unknown;
}

const states: Readonly<Record<string, TestState>> = {
  passed: "passed",
  failed: "failed",
  skipped: "skipped",
  pending: "skipped",
  disabled: "skipped",
  todo: "todo",
};

/**
 * Reads the JSON that jest and vitest write, whose shape they share.
 *
 * @param roots - Folders that names of files begin with, and that are left out.
 * @returns Nothing when the text is none.
 */
export function readJestJson(text: string, format: "jest-json" | "vitest-json", roots: readonly string[]): TestReport | undefined {
  const report = parse(text);
  if (report === undefined) return undefined;
  const all = new Collected();
  for (const file of report.testResults) {
    const { name, assertionResults, status } = Object(file) as Readonly<Record<string, unknown>>;
    const path = withoutRoot(typeof name === "string" ? name : "", roots);
    const tests: readonly unknown[] = Array.isArray(assertionResults) ? assertionResults : [];
    for (const each of tests) addTest(all, path, Object(each) as Assertion);
    // A file that cannot be loaded has no tests, and is a failure of its own.
    if (tests.length === 0 && status === "failed") all.add([path], "failed", true);
  }
  const said = report.numTotalTests;
  const files = report.testResults.filter((each) => Object(each).status === "failed" && Object(each).assertionResults?.length === 0).length; // biome-ignore format: one
  if (typeof said === "number" && said !== all.size - files) all.fault(`it says ${said} tests, and ${all.size - files} are in it`);
  return all.report(format);
} // biome-ignore format: one

function addTest(all: Collected, path: string, { ancestorTitles, title, status }: Assertion): void {
  const above = Array.isArray(ancestorTitles) ? ancestorTitles.map(String) : [];
  const state = Object.hasOwn(states, String(status)) ? states[String(status)] : undefined;
  if (state === undefined) all.fault(`a test has the status ${JSON.stringify(status)?.slice(0, 40)}`);
  else all.add([path, ...above, String(title)], state);
}

/** A file's name from the root, whichever of its names the root has. */
export function withoutRoot(path: string, roots: readonly string[]): string {
  const root = roots.find((each) => path.startsWith(`${each}/`));
  return root === undefined ? path : path.slice(root.length + 1);
}

interface Shape {
  readonly testResults: readonly unknown[];
  readonly numTotalTests?: unknown;
}

/** The whole text, or the one line of it that is the report: a package manager prints lines of its own before it. */
function parse(text: string): Shape | undefined {
  const lines = text.split("\n").filter((line) => line.startsWith('{"num'));
  for (const candidate of [text, ...(lines.length === 1 ? lines : [])]) {
    try {
      const value = JSON.parse(candidate) as unknown;
      if (Array.isArray(Object(value).testResults)) return value as Shape;
    } catch {
      // The next one may be it.
    }
  }
  return undefined;
}
