import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import writeFileAtomic from "write-file-atomic";
import { isRunning, type ProcessIdentity } from "./process/identity.ts";
import { type AnyShape, read, type Shape } from "./shape.ts";
import { fromWire, toWire } from "./wire.ts";

const recordFile = "run.json";
const launchFile = "launch.json";
const eventFile = "events.jsonl";
const stopFile = "stop.request";

/** What every record of a run holds, whatever the client. */
export interface RecordBase {
  readonly phase: "running" | "ended";
  readonly owner: ProcessIdentity;
  readonly threadId?: string;
  readonly updatedAt: string;
}

/** Which target keeps its runs here, and what its record looks like. */
export interface StateKind<Kept extends RecordBase> {
  /** The package, for the codes of errors: `codex`. */
  readonly area: string;
  readonly shape: Shape<Kept>;
}

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
    const before = existsSync(join(dir, recordFile)) ? readRecord(kind, dir) : undefined;
    if (before?.phase === "running" && isRunning(before.owner)) throw alreadyRunning(kind.area, dir, before);
    const state = new RunState(kind, dir, record);
    guarded(kind.area, dir, () => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      rmSync(join(dir, stopFile), { force: true });
      writeFileAtomic.sync(join(dir, launchFile), launch, { mode: 0o600 });
      state.#log = openSync(join(dir, eventFile), "a", 0o600);
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
    return existsSync(join(this.dir, stopFile));
  }

  release(): void {
    if (this.#log !== undefined) closeSync(this.#log);
    this.#log = undefined;
    rmSync(join(this.dir, stopFile), { force: true });
  }
}

/** Changes the record of a run whose own process does not. */
export const amendRecord = <Kept extends RecordBase>(kind: StateKind<Kept>, dir: string, change: Partial<Kept>): void =>
  writeRecord(kind.area, dir, { ...readRecord(kind, dir), ...change, updatedAt: new Date().toISOString() });

const writeRecord = (area: string, dir: string, record: RecordBase): void => {
  const text = `${JSON.stringify(toWire(record), undefined, 2)}\n`;
  guarded(area, dir, () => writeFileAtomic.sync(join(dir, recordFile), text, { mode: 0o600 }));
};

/** Asks the process that owns the run to stop. */
export const requestStop = (dir: string): void => writeFileSync(join(dir, stopFile), "", { mode: 0o600 });

/**
 * Reads the record of a run.
 *
 * @throws GoalpostError `<area>/no-run` if there is none, `<area>/state-unreadable` if it is damaged.
 */
export function readRecord<Kept extends RecordBase>({ area, shape }: StateKind<Kept>, dir: string): Kept {
  const path = join(dir, recordFile);
  if (!existsSync(path)) {
    throw new GoalpostError({
      code: `${area}/no-run`,
      where: dir,
      what: "holds no run",
      mend: "start one with goalpost run",
    });
  }
  const reading = read(shape as AnyShape, fromWire(parse(area, path)));
  if (reading.ok) return reading.value as Kept;
  throw unreadable(
    area,
    path,
    `${reading.mismatch.path} is ${reading.mismatch.seen}, expected ${reading.mismatch.expected}`,
  );
}

/** Reads the launch that the run was started with, as text. */
export function readLaunch(area: string, dir: string): string {
  try {
    return readFileSync(join(dir, launchFile), "utf8");
  } catch (error) {
    throw unreadable(area, join(dir, launchFile), `cannot be read (${String(error)})`);
  }
}

const parse = (area: string, path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw unreadable(area, path, `cannot be read (${String(error)})`);
  }
};

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

const unreadable = (area: string, path: string, what: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/state-unreadable`,
    where: path,
    what,
    mend: "start the run anew; the thread itself is kept by the client",
  });

const alreadyRunning = (area: string, dir: string, { owner, threadId }: RecordBase): GoalpostError =>
  new GoalpostError({
    code: `${area}/already-running`,
    where: dir,
    what: `process ${owner.pid} is running this goal${threadId === undefined ? "" : ` in thread ${threadId}`}`,
    mend: "follow it with goalpost status, or end it with goalpost stop",
  });
