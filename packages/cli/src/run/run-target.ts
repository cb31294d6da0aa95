import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadedTarget, type TargetEntry, targetNamed, targetNames } from "../targets.ts";
import { unloadedEntry } from "../third/entry.ts";

/** What can be done to a run that was started: by the code of its target if that is ours or was named, else by none but ours. */
export type RunTarget = Pick<
  TargetEntry,
  "name" | "title" | "client" | "program" | "status" | "stop" | "rests" | "resume"
>;

/** The client that a run was started in, by its record; Codex where there is none that says otherwise. No code that the record names is loaded. */
export function runTarget(runFolder: string): RunTarget {
  const name = recorded(runFolder) ?? "codex";
  const ours = targetNames.find((each) => each === name);
  return ours === undefined ? (loadedTarget(name) ?? unloadedEntry(name)) : targetNamed(ours);
}

function recorded(runFolder: string): string | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(join(runFolder, "run.json"), "utf8"));
    const target = typeof record === "object" && record !== null && "target" in record ? record.target : undefined;
    return typeof target === "string" ? target : undefined;
  } catch {
    return undefined; // who asks how the run stands is told by the client's own reader what is wrong
  }
}
