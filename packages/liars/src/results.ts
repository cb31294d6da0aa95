import { readFileSync, writeFileSync } from "node:fs";
import type { Verdict } from "@goalpost/verify";

/** What four gates said of one lie. */
export interface LieResult {
  readonly id: string;
  /** Whether each of the others believed it. */
  readonly exit_code: boolean;
  readonly all_checks: boolean;
  readonly and_tests: boolean;
  /** Ours, on the contract as it was written. */
  readonly ours: Verdict;
  /** Ours, on the contract closed by redteam's lines; null where it cannot be closed. */
  readonly closed: Verdict | null;
}

/** A contract that was to be closed. */
export interface ProjectResult {
  /** The first lie that is told on it. */
  readonly id: string;
  readonly lines: readonly string[];
  readonly closed: boolean;
  readonly twin: Verdict | null;
}

/** What was seen when the catalogue was last played. */
export interface Results {
  /** Languages that were not there. */
  readonly skipped: readonly string[];
  readonly lies: readonly LieResult[];
  readonly honest: readonly { readonly id: string; readonly ours: Verdict }[];
  readonly projects: readonly ProjectResult[];
}

const file = new URL("../liars.gen.json", import.meta.url);

/** Reads what was seen last. */
export const readResults = (): Results => JSON.parse(readFileSync(file, "utf8")) as Results;

/** Keeps what was seen: one line for each. */
export function keepResults({ skipped, lies, honest, projects }: Results): void {
  const rows = (all: readonly object[]): string => `[\n${all.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]`;
  const text = `{\n  "skipped": ${JSON.stringify(skipped)},\n  "lies": ${rows(lies)},\n  "honest": ${rows(honest)},\n  "projects": ${rows(projects)}\n}\n`;
  writeFileSync(file, text);
} // biome-ignore format: one
