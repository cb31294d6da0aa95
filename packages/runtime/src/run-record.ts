import { setTimeout as sleep } from "node:timers/promises";
import { GoalpostError } from "@goalpost/core";
import { textOf } from "./error-data.ts";
import { endRun } from "./process/end.ts";
import { isRunning, type ProcessIdentity } from "./process/identity.ts";
import { sha256 } from "./sha256.ts";
import { fits, list, maybe, number, object, type Shape, string } from "./shape.ts";
import {
  amendRecord,
  type Logged,
  type RecordBase,
  type RunState,
  readLaunch,
  readRecord,
  requestStop,
  type StateKind,
} from "./state.ts";

/** Parts of a record, and of a launch that is kept beside it, that are the same for every client. */
export const recordShapes = {
  process: object({ pid: number, startedAt: string }),
  usage: object({
    turns: number,
    seconds: number,
    tokens: number,
    inputTokens: number,
    cachedInputTokens: number,
    outputTokens: number,
    dollars: maybe(number),
  }),
  bounds: object({ turns: maybe(number), minutes: maybe(number), tokens: maybe(number), dollars: maybe(number) }),
  files: list(object({ path: string, sha256: string })),
} as const;

/** A record that also says what the run has started. */
export interface ProcessRecord extends RecordBase {
  readonly runId: string;
  readonly client?: ProcessIdentity;
}

/** How a run stands; `lost`: its process is gone without having ended the run. */
export const phaseOf = ({ phase, owner }: RecordBase): "running" | "ended" | "lost" =>
  phase === "running" && !isRunning(owner) ? "lost" : phase;

/**
 * Keeps a run on disk as it goes. A disk that is full in the middle of a run is said once, and does not end the run.
 *
 * @param standing - What the record says after an event.
 */
export function keepEvents<Kept extends RecordBase, Event extends Logged>(
  state: RunState<Kept>,
  standing: (event: Event) => Partial<Kept>,
  warn: (code: string, message: string) => void,
): (event: Event) => void {
  let failed = false;
  const keep = (event: Event): void => {
    state.log(event);
    if (["turnStarted", "turnEnded", "goalStatus", "reactivated", "ended"].includes(event.type))
      state.update(standing(event));
    if (event.type === "ended") state.release();
  };
  return (event) => {
    if (failed) return;
    try {
      keep(event);
    } catch (error) {
      failed = true;
      warn("state-unwritable", `the run goes on, but cannot be resumed: ${textOf(error)}`);
    }
  };
}

/**
 * Reads the launch that a run was started with.
 *
 * @param hash - The sha256 of its text, from the run's record.
 * @throws GoalpostError `<area>/state-unreadable` if it is another, or has another shape.
 */
export function keptLaunch<Launch>(
  area: string,
  shape: Shape<Launch>,
  dir: string,
  hash: string,
): { readonly launch: Launch; readonly text: string } {
  const text = readLaunch(area, dir);
  const value: unknown = sha256(text) === hash ? JSON.parse(text) : undefined;
  if (fits(shape, value)) return { launch: value as Launch, text };
  throw new GoalpostError({
    code: `${area}/state-unreadable`,
    where: `${dir}/launch.json`,
    what: "is not the launch that this run was started with",
    mend: "start the run anew",
  });
}

/** Ends what a run left behind whose own process was killed; one whose process lives is left alone. */
export async function endWhatIsLeft(record: ProcessRecord): Promise<void> {
  if (phaseOf(record) === "lost") await endRun(record.client, record.runId);
}

/**
 * Stops a run from another process: its own is asked first; if that does not answer, the client is ended from here.
 *
 * @param waitSeconds - For the run's own process to stop it in good order.
 * @param leave - Called when the client was ended from here; what it gives is kept in the record.
 */
export async function stopFromOutside<Kept extends ProcessRecord>(
  kind: StateKind<Kept>,
  dir: string,
  waitSeconds: number,
  leave: (record: Kept) => Promise<Partial<Kept>>,
): Promise<void> {
  const record = readRecord(kind, dir);
  const ended = () => readRecord(kind, dir).phase === "ended";
  const settled = () => ended() || !isRunning(record.owner);
  if (record.phase !== "ended" && isRunning(record.owner)) {
    requestStop(dir);
    await until(settled, waitSeconds * 1000);
  }
  if (ended()) return;
  await endRun(record.client, record.runId);
  const left = await leave(record);
  // an owner that lives notices that its client is gone and writes the end itself; one that hangs may do so later
  await until(settled, 3000);
  if (!ended()) amendRecord(kind, dir, { ...left, phase: "ended" });
}

const until = async (done: () => boolean, withinMs: number): Promise<void> => {
  for (let waited = 0; !done() && waited < withinMs; waited += 100) await sleep(100);
};
