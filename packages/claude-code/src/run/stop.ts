import { setTimeout as sleep } from "node:timers/promises";
import { amendRecord, endRun, isRunning, readRecord, requestStop } from "@goalpost/runtime";
import { stateKind } from "./record.ts";
import { type RunStatus, statusOf } from "./status.ts";

/** How a run is stopped from another process. */
export interface StopOptions {
  /** Seconds for the run's own process to stop it in good order, before its client is ended from here; default 15. */
  readonly waitSeconds?: number;
}

/** Stops the run in `stateDir`; see the package's `stop`. The goal stays in the session: nothing runs there without a prompt. */
export async function stopRun(stateDir: string, { waitSeconds = 15 }: StopOptions): Promise<RunStatus> {
  const ended = () => readRecord(stateKind, stateDir).phase === "ended";
  if (ended()) return statusOf(stateDir);
  const record = readRecord(stateKind, stateDir);
  if (isRunning(record.owner)) {
    requestStop(stateDir);
    await until(() => ended() || !isRunning(record.owner), waitSeconds * 1000);
  }
  if (ended()) return statusOf(stateDir);
  await endRun(record.client, record.runId);
  // an owner that lives notices that its client is gone and writes the end itself; one that hangs may do so later
  await until(() => ended() || !isRunning(record.owner), 3000);
  if (!ended()) amendRecord(stateKind, stateDir, { phase: "ended" });
  return statusOf(stateDir);
}

const until = async (done: () => boolean, withinMs: number): Promise<void> => {
  for (let waited = 0; !done() && waited < withinMs; waited += 100) await sleep(100);
};
