import { phaseOf, readRecord } from "@goalpost/runtime";
import { type RunRecord, stateKind } from "./record.ts";

/** How a run stands, seen from any process. */
export interface RunStatus extends Omit<RunRecord, "phase" | "version" | "launchHash"> {
  /** `lost`: its process is gone without having ended the run; resume or stop it. */
  readonly phase: "running" | "ended" | "lost";
}

/** Reads how the run in `stateDir` stands; starts nothing. */
export function statusOf(stateDir: string): RunStatus {
  const { version: _version, launchHash: _hash, ...record } = readRecord(stateKind, stateDir);
  return { ...record, phase: phaseOf(record) };
}
