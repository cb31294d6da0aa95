import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import writeFileAtomic from "write-file-atomic";
import { isRunning } from "./process/identity.ts";
import { type RecordBase, readRecord, type StateKind, stateFiles } from "./run-record.ts";
import { toWire } from "./wire.ts";

/** One line of the event log. */
export interface Logged {
  readonly type: string;
}

/** The state of one run on disk: `run.json`, `launch.json`, `events.jsonl`. Only the process that claimed it writes the record. */
export class RunState<Kept extends RecordBase> {
  readonly dir: string;
  readonly #kind: StateKind<Kept>;
  #record: Kept;
  #log: number | undefined;

  private constructor(kind: StateKind<Kept>, dir: string, record: Kept) {
    this.#kind = kind;
    this.dir = dir;
    this.#record = record;
  }

  /**
   * Takes the directory for this process.
   *
   * @throws GoalpostError `<area>/already-running` if another live process has it, `<area>/state-unwritable`.
   */
  static claim<Kept extends RecordBase>(
    kind: StateKind<Kept>,
    dir: string,
    record: Kept,
    launch: string,
  ): RunState<Kept> {
    const before = existsSync(join(dir, stateFiles.record)) ? readRecord(kind, dir) : undefined;
    if (before?.phase === "running" && isRunning(before.owner)) throw alreadyRunning(kind.area, dir, before);
    const state = new RunState(kind, dir, record);
    guarded(kind.area, dir, () => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      rmSync(join(dir, stateFiles.stop), { force: true });
      writeFileAtomic.sync(join(dir, stateFiles.launch), launch, { mode: 0o600 });
      state.#log = openSync(join(dir, stateFiles.events), "a", 0o600);
      state.update({});
    });
    return state;
  }

  get record(): Kept {
    return this.#record;
  }

  update(change: Partial<Kept>): void {
    this.#record = { ...this.#record, ...change, updatedAt: new Date().toISOString() };
    writeRecord(this.#kind.area, this.dir, this.#record);
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

/** Changes the record of a run whose own process does not. */
export const amendRecord = <Kept extends RecordBase>(kind: StateKind<Kept>, dir: string, change: Partial<Kept>): void =>
  writeRecord(kind.area, dir, { ...readRecord(kind, dir), ...change, updatedAt: new Date().toISOString() });

const writeRecord = (area: string, dir: string, record: RecordBase): void => {
  const text = `${JSON.stringify(toWire(record), undefined, 2)}\n`;
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
      mend: "free space or choose another directory with GOALPOST_STATE_DIR",
      cause,
    });
  }
};

const alreadyRunning = (area: string, dir: string, { owner, threadId }: RecordBase): GoalpostError =>
  new GoalpostError({
    code: `${area}/already-running`,
    where: dir,
    what: `process ${owner.pid} is running this goal${threadId === undefined ? "" : ` in thread ${threadId}`}`,
    mend: "follow it with goalpost status, or end it with goalpost stop",
  });
