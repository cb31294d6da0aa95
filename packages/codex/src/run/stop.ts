import { setTimeout as sleep } from "node:timers/promises";
import { amendRecord, endRun, isRunning, readRecord, requestStop } from "@goalpost/runtime";
import { AppServer } from "../app-server/client.ts";
import { GoalThread } from "../app-server/goal.ts";
import type { RunOptions } from "./options.ts";
import { type RunRecord, runKind } from "./record.ts";
import { type RunStatus, statusOf } from "./status.ts";

/** How a run is stopped from another process. */
export interface StopOptions extends Pick<RunOptions, "client" | "env"> {
  /** Seconds for the run's own process to stop it in good order, before its client is ended from here; default 15. */
  readonly waitSeconds?: number;
}

/** Stops the run in `stateDir`; see the package's `stop`. */
export async function stopRun(stateDir: string, options: StopOptions): Promise<RunStatus> {
  const record = readRecord(runKind, stateDir);
  if (record.phase === "ended") return statusOf(stateDir);
  if (isRunning(record.owner)) await askOwner(stateDir, record, options.waitSeconds ?? 15);
  if (readRecord(runKind, stateDir).phase === "ended") return statusOf(stateDir);
  await endRun(record.client, record.runId);
  const goal = await pauseFromHere(record, options);
  // an owner that lives notices that its client is gone and writes the end itself; one that hangs may do so later
  await until(() => readRecord(runKind, stateDir).phase === "ended" || !isRunning(record.owner), 3000);
  if (readRecord(runKind, stateDir).phase !== "ended") amendRecord(runKind, stateDir, { phase: "ended", goal });
  return statusOf(stateDir);
}

async function askOwner(stateDir: string, record: RunRecord, waitSeconds: number): Promise<void> {
  requestStop(stateDir);
  await until(() => readRecord(runKind, stateDir).phase === "ended" || !isRunning(record.owner), waitSeconds * 1000);
}

const until = async (done: () => boolean, withinMs: number): Promise<void> => {
  for (let waited = 0; !done() && waited < withinMs; waited += 100) await sleep(100);
};

/** Pauses the goal through a client of our own: it needs no loaded thread, and starts no turn. */
async function pauseFromHere(record: RunRecord, options: StopOptions): Promise<RunRecord["goal"]> {
  const { threadId } = record;
  if (threadId === undefined) return "none";
  const home = record.codexHome === undefined ? {} : { CODEX_HOME: record.codexHome };
  const server = await AppServer.open({
    client: options.client ?? ["codex"],
    cwd: record.cwd,
    env: { ...(options.env ?? process.env), ...home },
    runId: `${record.runId}-stop`,
    onNotification: () => {},
    onRequest: () => Promise.resolve(undefined),
  });
  try {
    const thread = new GoalThread(server, threadId);
    const status = (await thread.get())?.status ?? "none";
    if (status !== "active") return status;
    await thread.pause();
    return "paused";
  } finally {
    await server.close();
  }
}
