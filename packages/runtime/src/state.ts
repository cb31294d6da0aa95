import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import writeFileAtomic from "write-file-atomic";
import { isRunning } from "./process/identity.ts";
import { type RunRecord, readRecord, recordVersion, stateFiles } from "./run-record.ts";
import { isRecord } from "./shape.ts";
import { toWire } from "./wire.ts";

/** One line of the event log. */
export interface Logged {
  readonly type: string;
}

/** The state of one run on disk: `run.json`, `launch.json`, `events.jsonl`. Only the process that claimed it writes the record. */
export class RunState {
  readonly dir: string;
  readonly #area: string;
  #record: RunRecord;
  #log: number | undefined;

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
      rmSync(join(dir, stateFiles.stop), { force: true });
      if (before !== undefined && before.version !== recordVersion) keepOld(dir, before.version);
      writeFileAtomic.sync(join(dir, stateFiles.launch), launch, { mode: 0o600 });
      state.#log = openSync(join(dir, stateFiles.events), "a", 0o600);
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

  /** Notes an event. What commands print stays out of the log: it may hold secrets, and the client keeps it in its own session file. */
  log(event: Logged): void {
    if (this.#log === undefined || event.type === "commandOutput") return;
    const kept = event.type === "commandEnded" ? { ...event, output: "" } : event;
    writeSync(this.#log, `${JSON.stringify(toWire(kept))}\n`);
  }

  /** Whether another process asked this run to stop. */
  get stopRequested(): boolean {
    return existsSync(join(this.dir, stateFiles.stop));
  }

  release(): void {
    if (this.#log !== undefined) closeSync(this.#log);
    this.#log = undefined;
    rmSync(join(this.dir, stateFiles.stop), { force: true });
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
