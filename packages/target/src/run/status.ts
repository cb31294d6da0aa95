import { phaseOf, type RunRecord, readRecord } from "../run-record.ts";

/** How a run stands, seen from any process. */
export interface RunStatus extends Omit<RunRecord, "phase" | "version" | "launchHash"> {
  /** `lost`: its process is gone without having ended the run; resume or stop it. */
  readonly phase: "running" | "ended" | "lost";
}

/**
 * Reads how the run in `stateDir` stands, whatever its target; starts nothing, and loads no code that the state names.
 *
 * @param area - Who asks, for the codes of errors.
 * @param target - The target whose run it must be; default any.
 * @throws GoalpostError `<area>/no-run`, `<area>/state-unreadable`, `<area>/state-newer`, `<area>/other-target`.
 */
export function statusOf(stateDir: string, area = "target", target?: string): RunStatus {
  const { version: _version, launchHash: _hash, ...record } = readRecord(area, stateDir, target);
  return { ...record, phase: phaseOf(record) };
}
