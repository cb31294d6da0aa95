import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { maskSecrets } from "@goalpost/core/secrets";
import { LogWriter, logPath, type NewRecord } from "@goalpost/log";
import writeFileAtomic from "write-file-atomic";
import { isRunning } from "./process/identity.ts";
import { phaseOf, type RunRecord, readRecord, recordVersion, stateFiles } from "./run-record.ts";
import { isRecord } from "./shape.ts";
import { toWire } from "./wire.ts";

/** One line of the event log. */
export interface Logged {
  readonly type: string;
}

/**
 * The events after which the log is waited for until it is on the disk, and then the record says what is new: what a crash may take is a part of
 * one turn, and the record is never ahead of the log.
 */
export const landmarks: ReadonlySet<string> = new Set([
  "turnStarted",
  "turnEnded",
  "goalStatus",
  "judged",
  "reactivated",
  "waitingUntil",
  "ended",
]);

/** The state of one run on disk: `run.json`, `launch.json`, and its log below `logs`. Only the process that claimed it writes the record. */
export class RunState {
  readonly dir: string;
  readonly #area: string;
  #record: RunRecord;
  #log: LogWriter | undefined;

  private constructor(area: string, dir: string, record: RunRecord) {
    this.#area = area;
    this.dir = dir;
    this.#record = record;
  }

  /**
   * Takes the directory for this process. A record of an older version is kept beside the new one, as `run.v1.json`.
   *
   * @throws GoalpostError `<area>/already-running` if another live process has it, `<area>/state-unwritable`, and as `readRecord`.
   */
  static claim(area: string, dir: string, record: RunRecord, launch: string): RunState {
    const before = existsSync(join(dir, stateFiles.record)) ? readRecord(area, dir) : undefined;
    if (before?.phase === "running" && isRunning(before.owner)) throw alreadyRunning(area, dir, before);
    const state = new RunState(area, dir, record);
    guarded(area, dir, () => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      for (const asked of [stateFiles.stop, stateFiles.pause]) rmSync(join(dir, asked), { force: true });
      if (before !== undefined && before.version !== recordVersion) keepOld(dir, before.version);
      writeFileAtomic.sync(join(dir, stateFiles.launch), launch, { mode: 0o600 });
      state.#log = LogWriter.open(logPath(dir, record.runId));
      state.#log.append(opening(record, before?.runId === record.runId), true);
      state.update({});
    });
    return state;
  }

  get record(): RunRecord {
    return this.#record;
  }

  update(change: Partial<RunRecord>): void {
    this.#record = { ...this.#record, ...change, updatedAt: new Date().toISOString() };
    writeRecord(this.#area, this.dir, toWire(this.#record));
  }

  /**
   * Notes an event, with secrets masked. What commands print stays out of the log: the client keeps it in its own session file.
   *
   * @param seconds - How long the run has worked by then, over all its processes; not by the clock, which may be set.
   * @throws GoalpostError `log/unwritable`; the next event that can be written says how many are missing.
   */
  log(event: Logged, seconds: number): void {
    if (event.type === "commandOutput") return;
    const kept = event.type === "commandEnded" ? { ...event, output: "" } : event;
    const record = { ...(masked(toWire(kept)) as NewRecord), active_seconds: Math.round(seconds * 1000) / 1000 };
    this.#log?.append(record, landmarks.has(event.type));
  }

  /** Whether another process asked this run to stop. */
  get stopRequested(): boolean {
    return existsSync(join(this.dir, stateFiles.stop));
  }

  /** Whether another process wants this run to rest. */
  get pauseRequested(): boolean {
    return existsSync(join(this.dir, stateFiles.pause));
  }

  /** Keeps, in the log and in the record, that somebody elsewhere has paused the run, or lets it go on. */
  rests(isPaused: boolean): void {
    this.#log?.append({ type: "control", order: isPaused ? "pause" : "resume" }, true);
    this.update({ paused: isPaused });
  }

  release(): void {
    this.#log?.close();
    this.#log = undefined;
    for (const asked of [stateFiles.stop, stateFiles.pause]) rmSync(join(this.dir, asked), { force: true });
  }
}

/** The first record of each process of a run. */
const opening = (
  { runId, contractId, target, clientVersion, cwd, bounds, owner }: RunRecord,
  resumed: boolean,
): NewRecord => ({
  type: "run",
  run_id: runId,
  contract_id: contractId,
  target,
  client_version: clientVersion,
  cwd,
  bounds: toWire(bounds),
  pid: owner.pid,
  resumed,
});

/** A value of the wire without what has the form of a secret. */
function masked(value: unknown): unknown {
  if (typeof value === "string") return maskSecrets(value);
  if (Array.isArray(value)) return value.map(masked);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, masked(entry)]));
}

/**
 * Adds a record of somebody beside the client to the log of the run that `dir` holds: a receipt, an approval.
 *
 * @param dir - The `stateDir` that the run was started with.
 * @throws GoalpostError `<area>/no-run` and as `readRecord`, `log/unwritable`.
 */
export function noteInLog(dir: string, note: NewRecord, area = "target"): void {
  const log = LogWriter.open(logPath(dir, readRecord(area, dir).runId));
  try {
    log.append(note, true);
  } finally {
    log.close();
  }
}

const keepOld = (dir: string, version: number): void => {
  const kept = join(dir, `run.v${version}.json`);
  if (!existsSync(kept)) copyFileSync(join(dir, stateFiles.record), kept, constants.COPYFILE_EXCL);
};

/** Changes the record of a run whose own process does not. It keeps the version that it has, and every field that this one does not know. */
export function amendRecord(area: string, dir: string, change: Partial<Pick<RunRecord, "phase" | "goal">>): void {
  const path = join(dir, stateFiles.record);
  readRecord(area, dir);
  const kept: unknown = JSON.parse(readFileSync(path, "utf8"));
  const changed = toWire({ ...change, updatedAt: new Date().toISOString() });
  writeRecord(area, dir, { ...(isRecord(kept) ? kept : {}), ...(isRecord(changed) ? changed : {}) });
}

const writeRecord = (area: string, dir: string, record: unknown): void => {
  const text = `${JSON.stringify(record, undefined, 2)}\n`;
  guarded(area, dir, () => writeFileAtomic.sync(join(dir, stateFiles.record), text, { mode: 0o600 }));
};

/** Asks the process that owns the run to stop. */
export const requestStop = (dir: string): void => writeFileSync(join(dir, stateFiles.stop), "", { mode: 0o600 });

/**
 * Asks the process that owns the run to pause it, from another process: the turn is interrupted and its commands are ended. It is done when the log says so.
 *
 * @throws GoalpostError `<area>/not-running`, `<area>/already-paused`, `<area>/state-unwritable`, and as `readRecord`.
 */
export function requestPause(dir: string, area = "target"): void {
  const { contractId } = runningRecord(area, dir, "pause it");
  const asked = join(dir, stateFiles.pause);
  if (existsSync(asked))
    throw new GoalpostError({
      code: `${area}/already-paused`,
      where: contractId,
      what: "is paused already, or is about to be",
      help: `let it go on: goalpost resume ${contractId}`,
    });
  guarded(area, dir, () => writeFileSync(asked, "", { mode: 0o600 }));
}

/**
 * Lets a run go on that {@link requestPause} has paused.
 *
 * @throws GoalpostError `<area>/not-running`, `<area>/not-paused`, `<area>/state-unwritable`, and as `readRecord`.
 */
export function requestResume(dir: string, area = "target"): void {
  const { contractId } = runningRecord(area, dir, "let it go on");
  const asked = join(dir, stateFiles.pause);
  if (!existsSync(asked))
    throw new GoalpostError({
      code: `${area}/not-paused`,
      where: contractId,
      what: "is not paused: it goes on",
      help: `see how it stands: goalpost status ${contractId}`,
    });
  guarded(area, dir, () => rmSync(asked, { force: true }));
}

function runningRecord(area: string, dir: string, order: string): RunRecord {
  const record = readRecord(area, dir);
  const phase = phaseOf(record);
  if (phase === "running") return record;
  throw new GoalpostError({
    code: `${area}/not-running`,
    where: record.contractId,
    what: phase === "lost" ? `has lost its process, so nobody can ${order}` : "has ended",
    help: `take it up again: goalpost run ${record.contractId} --resume`,
  });
}

const guarded = (area: string, dir: string, write: () => void): void => {
  try {
    write();
  } catch (cause) {
    throw new GoalpostError({
      code: `${area}/state-unwritable`,
      where: dir,
      what: `cannot be written (${cause instanceof Error ? cause.message : String(cause)})`,
      help: "free space or choose another directory with GOALPOST_STATE_DIR",
      cause,
    });
  }
};

const alreadyRunning = (area: string, dir: string, { owner, threadId }: RunRecord): GoalpostError =>
  new GoalpostError({
    code: `${area}/already-running`,
    where: dir,
    what: `process ${owner.pid} is running this goal${threadId === undefined ? "" : ` in thread ${threadId}`}`,
    help: "follow it with goalpost status, or end it with goalpost stop",
  });
