import { readFileSync, writeFileSync } from "node:fs";
import type { Verdict } from "@goalpost/verify";

/** What was seen of one project; or why it could not be had. */
export type RealResult =
  | { readonly id: string; readonly skipped: string }
  | {
      readonly id: string;
      readonly skipped?: undefined;
      readonly files: number;
      readonly tests: number;
      readonly sandbox: string;
      /** With setup; and with a layer that is known. */
      readonly seal_cold_ms: number;
      readonly seal_warm_ms: number;
      readonly verify_ms: number;
      readonly verify_again_ms: number;
      readonly honest: Verdict;
      readonly lie: Verdict;
      /** The checks that did not pass. */
      readonly stopped_by: readonly string[];
    };

/** What was seen when the projects were last played. */
export interface RealResults {
  readonly day: string;
  readonly machine: string;
  readonly projects: readonly RealResult[];
}

const file = new URL("../../real.gen.json", import.meta.url);

export function readReal(): RealResults {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RealResults;
  } catch {
    return { day: "", machine: "", projects: [] };
  }
}

/** Keeps what was seen, in this order, beside what was seen of others; a project that could not be had now keeps what was seen of it. */
export function keepReal(seen: RealResults, order: readonly string[]): void {
  const all = new Map(readReal().projects.map((each) => [each.id, each]));
  for (const each of seen.projects) if (each.skipped === undefined || !all.has(each.id)) all.set(each.id, each);
  const projects = order.flatMap((id) => all.get(id) ?? []);
  const rows = projects.map((each) => `    ${JSON.stringify(each)}`).join(",\n");
  writeFileSync(file, `{\n  "day": ${JSON.stringify(seen.day)},\n  "machine": ${JSON.stringify(seen.machine)},\n  "projects": [\n${rows}\n  ]\n}\n`); // biome-ignore format: one
}
