import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TargetEntry, targetNamed, targetNames } from "../targets.ts";

/** The client that a run was started in, by its record; Codex where there is none that says otherwise. */
export function runTarget(runFolder: string): TargetEntry {
  return targetNamed(targetNames.find((name) => name === recorded(runFolder)) ?? "codex");
}

function recorded(runFolder: string): unknown {
  try {
    const record: unknown = JSON.parse(readFileSync(join(runFolder, "run.json"), "utf8"));
    return typeof record === "object" && record !== null && "target" in record ? record.target : undefined;
  } catch {
    return undefined; // who asks how the run stands is told by the client's own reader what is wrong
  }
}
