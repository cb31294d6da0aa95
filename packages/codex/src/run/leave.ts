import type { StopOptions } from "@goalpost/target";
import { unlessAborted } from "@goalpost/target/adapter";
import type { RunRecord } from "@goalpost/target/internal";
import { AppServer } from "../app-server/client.ts";
import { GoalThread } from "../app-server/goal.ts";

/** Pauses the goal of a run whose client was ended, through a client of our own: it needs no loaded thread, and starts no turn. */
export async function pauseFromHere(record: RunRecord, options: StopOptions): Promise<string> {
  const { threadId, home } = record;
  if (threadId === undefined) return "none";
  const server = await AppServer.open({
    client: options.client ?? ["codex"],
    cwd: record.cwd,
    env: { ...(options.env ?? process.env), ...(home === undefined ? {} : { CODEX_HOME: home }) },
    runId: `${record.runId}-stop`,
    signal: options.signal,
    onNotification: () => {},
    onRequest: () => Promise.resolve(undefined),
  }).catch((error: unknown) => {
    throw unlessAborted("codex", options.signal, error);
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
