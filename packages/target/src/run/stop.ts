import { readRecord } from "../run-record.ts";
import { stopFromOutside } from "../stop-from-outside.ts";
import type { RunTarget } from "../target/target.ts";
import type { StopOptions } from "./options.ts";
import { type RunStatus, statusOf } from "./status.ts";

/**
 * Stops a run from any process: its own process is asked first; if that does not answer, the client is ended from here. Only processes that
 * this run started are ended; a recycled process number is never touched.
 *
 * @param target - Who leaves the goal at rest in the client; without it the goal is left as it is, and no code of the target is loaded.
 * @throws GoalpostError `<name>/no-run`, `<name>/state-unreadable`, `<name>/state-newer`, `<name>/other-target`, `<name>/aborted`, `<name>/goal-not-paused` (the run is over nevertheless).
 */
export async function stopRun(
  target: Pick<RunTarget<never, never>, "name" | "leave"> | undefined,
  stateDir: string,
  options: StopOptions = {},
): Promise<RunStatus> {
  const area = target?.name ?? "target";
  readRecord(area, stateDir, target?.name);
  await stopFromOutside(area, stateDir, options, async (record) => {
    const goal = await target?.leave?.(record, options);
    return goal === undefined ? {} : { goal };
  });
  return statusOf(stateDir, area, target?.name);
}
