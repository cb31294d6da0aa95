import { stopFromOutside } from "@goalpost/runtime";
import { stateKind } from "./record.ts";
import { type RunStatus, statusOf } from "./status.ts";

/** How a run is stopped from another process. */
export interface StopOptions {
  /** Seconds for the run's own process to stop it in good order, before its client is ended from here; default 15. */
  readonly waitSeconds?: number;
  /** Gives up the wait: the run stays asked to stop, and its client is not ended from here. */
  readonly signal?: AbortSignal | undefined;
}

/** Stops the run in `stateDir`; see the package's `stop`. The goal stays in the session: nothing runs there without a prompt. */
export async function stopRun(stateDir: string, options: StopOptions): Promise<RunStatus> {
  await stopFromOutside(stateKind, stateDir, options, () => Promise.resolve({}));
  return statusOf(stateDir);
}
