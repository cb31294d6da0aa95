import { setTimeout as sleep } from "node:timers/promises";
import { GoalpostError } from "@goalpost/core";
import { logPath } from "@goalpost/log";
import { dataOf } from "./error-data.ts";
import { existsSync } from "./node-fs.ts";
import { endRun } from "./process/end.ts";
import { isRunning } from "./process/identity.ts";
import { countedInLog } from "./run/counted-in-log.ts";
import { phaseOf, type RunRecord, readRecord } from "./run-record.ts";
import { amendRecord, noteInLog, requestStop } from "./state.ts";
import { toWire } from "./wire.ts";

/** Ends what a run left behind whose own process was killed; one whose process lives is left alone. */
export async function endWhatIsLeft(record: RunRecord): Promise<void> {
  if (phaseOf(record) === "lost") await endRun(record.client, record.runId);
}

/** How long to wait for a run's own process; the adapter's `stop` checks its options. */
export interface StopWait {
  readonly waitSeconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Stops a run from another process: its own is asked first; if that does not answer, the client is ended from here.
 *
 * @param options - `waitSeconds`: for the run's own process to stop it in good order. `signal` gives up the wait: the run stays asked to stop, and its client is not ended from here.
 * @param leave - Called when the client was ended from here; the word of the goal that it gives is kept in the record.
 * @throws GoalpostError `<area>/goal-not-paused` where that fails: the run is over nevertheless, and its record says so.
 */
export async function stopFromOutside(
  area: string,
  dir: string,
  { waitSeconds = 15, signal }: StopWait,
  leave: (record: RunRecord) => Promise<Partial<Pick<RunRecord, "goal">>>,
): Promise<void> {
  const record = readRecord(area, dir);
  const ended = () => readRecord(area, dir).phase === "ended";
  const settled = () => ended() || !isRunning(record.owner);
  if (record.phase !== "ended" && isRunning(record.owner)) {
    requestStop(dir);
    await until(() => settled() || signal?.aborted === true, waitSeconds * 1000);
  }
  if (signal?.aborted === true && !ended()) throw givenUp(area);
  if (ended()) return;
  await endRun(record.client, record.runId);
  let failed: unknown;
  const left = await leave(record).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    failed = error;
    return {} as Partial<Pick<RunRecord, "goal">>;
  });
  // an owner that lives notices that its client is gone and writes the end itself; one that hangs may do so later
  await until(settled, 3000);
  if (ended()) return;
  noteEnd(area, dir, record, left.goal ?? record.goal);
  amendRecord(area, dir, { ...left, phase: "ended" });
  if (failed !== undefined) throw notPaused(area, failed);
}

/** The log says the end first, as it does where the run's own process writes it; a disk that is full keeps nobody from stopping. */
function noteEnd(area: string, dir: string, record: RunRecord, goal: string): void {
  // a run of an older version has another log
  if (!existsSync(logPath(dir, record.runId))) return;
  const { usage, reactivations } = countedInLog(dir, record);
  const result = { ...usage, reason: "stopped", client: goal, threadId: record.threadId, reactivations };
  try {
    noteInLog(dir, { type: "ended", from_outside: true, result: toWire(result) }, area);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
  }
}

function notPaused(area: string, cause: unknown): GoalpostError {
  const { where, what, help } = dataOf(cause, area);
  return new GoalpostError({
    code: `${area}/goal-not-paused`,
    where: "goal",
    what: `the run is over, and nothing of it runs, but its goal could not be paused in the client: ${where}: ${what}`,
    help: `${help}; then pause the goal in the client itself, or go on with the run`,
    cause,
  });
}

const givenUp = (area: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/aborted`,
    where: "signal",
    what: "was aborted before the run had ended",
    help: "look at its status, or call stop again; the run stays asked to stop",
  });

const until = async (done: () => boolean, withinMs: number): Promise<void> => {
  for (let waited = 0; !done() && waited < withinMs; waited += 100) await sleep(100);
};
