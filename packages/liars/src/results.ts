import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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

/** What was seen so far; nothing where no file is. */
function readSoFar(): Results {
  try {
    return readResults();
  } catch {
    return { skipped: [], lies: [], honest: [], projects: [] };
  }
}

/** The rows of one table by id: those that are new take the place of older ones, and all stand in this order. */
const merged = <Row extends { readonly id: string }>(old: readonly Row[], rows: readonly Row[], order: readonly string[]): readonly Row[] => {
  const all = new Map([...old, ...rows].map((row) => [row.id, row]));
  return order.flatMap((id) => all.get(id) ?? []);
}; // biome-ignore format: one

/** Keeps what was seen, beside what was seen of others before; the order is that of the catalogue. */
export function keepResults(seen: Partial<Results>, order: Readonly<Record<"lies" | "honest" | "projects", readonly string[]>>): void {
  const old = readSoFar();
  const rows = (all: readonly object[]): string => `[\n${all.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]`;
  const lies = merged(old.lies, seen.lies ?? [], order.lies);
  const honest = merged(old.honest, seen.honest ?? [], order.honest);
  const projects = merged(old.projects, seen.projects ?? [], order.projects);
  const text = `{\n  "skipped": ${JSON.stringify(seen.skipped ?? old.skipped)},\n  "lies": ${rows(lies)},\n  "honest": ${rows(honest)},\n  "projects": ${rows(projects)}\n}\n`;
  writeFileAtomic(file, text);
} // biome-ignore format: one

function writeFileAtomic(path: URL, text: string): void {
  const beside = `${fileURLToPath(path)}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
