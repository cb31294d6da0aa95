import { abortedError, stopFromOutside } from "@goalpost/runtime";
import { AppServer } from "../app-server/client.ts";
import { GoalThread } from "../app-server/goal.ts";
import type { RunOptions } from "./options.ts";
import { type RunRecord, runKind } from "./record.ts";
import { type RunStatus, statusOf } from "./status.ts";

/** How a run is stopped from another process. */
export interface StopOptions extends Pick<RunOptions, "client" | "env"> {
  /** Seconds for the run's own process to stop it in good order, before its client is ended from here; default 15. */
  readonly waitSeconds?: number;
  /** Gives up the wait: the run stays asked to stop, and its client is not ended from here. */
  readonly signal?: AbortSignal | undefined;
}

/** Stops the run in `stateDir`; see the package's `stop`. */
export async function stopRun(stateDir: string, options: StopOptions): Promise<RunStatus> {
  await stopFromOutside(runKind, stateDir, options, async (record) => ({
    goal: await pauseFromHere(record, options),
  }));
  return statusOf(stateDir);
}

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
    signal: options.signal,
    onNotification: () => {},
    onRequest: () => Promise.resolve(undefined),
  }).catch((error: unknown) => {
    throw options.signal?.aborted === true ? abortedError("codex") : error;
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
