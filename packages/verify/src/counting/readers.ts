import type { TestReportFormat } from "@goalpost/core";
import { readCargo } from "./read-cargo.ts";
import { readGo, readGoJson } from "./read-go.ts";
import { readJestJson } from "./read-jest-json.ts";
import { readMocha } from "./read-mocha.ts";
import { readNodeSpec } from "./read-node-spec.ts";
import { readPytest } from "./read-pytest.ts";
import { readSummary } from "./read-summary.ts";
import { readTap } from "./read-tap.ts";
import { readUnittest } from "./read-unittest.ts";
import { mergeReports, type TestReport } from "./report.ts";
import type { Runner } from "./runner-of.ts";

/** Reads a report of XML; given from outside, so that what cannot need it need not carry it. */
export type JunitReader = (text: string) => Promise<TestReport | undefined>;

/** What a report may say of where it was made. */
export interface ReadOptions {
  /** Folders that stand for the root in names of files. */
  readonly roots: readonly string[];
  readonly junit: JunitReader | undefined;
}

/** Reads a report of a known format; nothing when the text holds none. */
export async function readReport(
  format: TestReportFormat,
  text: string,
  { roots, junit }: ReadOptions,
): Promise<TestReport | undefined> {
  const plain = roots.reduce((left, root) => left.replaceAll(`${root}/`, ""), text);
  switch (format) {
    case "tap":
      return readTap(plain);
    case "node-spec":
      return readNodeSpec(plain);
    case "junit":
      return junit?.(plain);
    case "vitest-json":
    case "jest-json":
      return readJestJson(text, format, roots);
    case "pytest":
      return readPytest(plain);
    case "go-json":
      return readGoJson(text);
    case "go":
      return readGo(plain);
    case "cargo":
      return readCargo(plain);
    case "unittest":
      return readUnittest(plain);
    case "mocha":
      return readMocha(plain);
  }
}

/** What each runner may write on its output, the best first. */
const ownFormats: Readonly<Record<Runner, readonly TestReportFormat[]>> = {
  node: ["tap", "node-spec"],
  vitest: ["vitest-json"],
  jest: ["jest-json"],
  pytest: ["pytest"],
  go: ["go-json", "go"],
  cargo: ["cargo"],
  unittest: ["unittest"],
  mocha: ["mocha"],
};

/** Reads what runners wrote on the output of a command, one after the other. */
export async function readOutput(
  runners: readonly Runner[],
  text: { readonly stdout: string; readonly output: string },
  options: ReadOptions,
): Promise<TestReport | undefined> {
  const reports: TestReport[] = [];
  for (const runner of new Set(runners)) {
    // unittest writes to standard error, which code under test has for itself as little as the other.
    const report = await firstOf(ownFormats[runner], runner === "unittest" ? text.output : text.stdout, options);
    // jest sums up on standard error.
    const found = report ?? (runner === "vitest" || runner === "jest" ? readSummary(text.output) : undefined);
    if (found !== undefined) reports.push(found);
  }
  return mergeReports(reports);
}

async function firstOf(
  formats: readonly TestReportFormat[],
  text: string,
  options: ReadOptions,
): Promise<TestReport | undefined> {
  for (const format of formats) {
    const report = await readReport(format, text, options);
    if (report !== undefined) return report;
  }
  return undefined;
}
