import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import writeFileAtomic from "write-file-atomic";
import { read } from "../app-server/shape.ts";
import { isRunning } from "../process/identity.ts";
import type { RunEvent } from "./events.ts";
import { type RunRecord, recordShape } from "./record.ts";
import { fromWire, toWire } from "./wire.ts";

const recordFile = "run.json";
const launchFile = "launch.json";
const eventFile = "events.jsonl";
const stopFile = "stop.request";

/** The state of one run on disk. Only the process that claimed it writes the record. */
export class RunState {
  readonly dir: string;
  #record: RunRecord;
  #log: number | undefined;

  private constructor(dir: string, record: RunRecord) {
    this.dir = dir;
    this.#record = record;
  }

  /**
   * Takes the directory for this process.
   *
   * @throws {@link GoalpostError} `codex/already-running` if another live process has it, `codex/state-unwritable`.
   */
  static claim(dir: string, record: RunRecord, launch: string): RunState {
    const before = existsSync(join(dir, recordFile)) ? readRecord(dir) : undefined;
    if (before?.phase === "running" && isRunning(before.owner)) throw alreadyRunning(dir, before);
    const state = new RunState(dir, record);
    guarded(dir, () => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      rmSync(join(dir, stopFile), { force: true });
      writeFileAtomic.sync(join(dir, launchFile), launch, { mode: 0o600 });
      state.#log = openSync(join(dir, eventFile), "a", 0o600);
      state.update({});
    });
    return state;
  }

  get record(): RunRecord {
    return this.#record;
  }

  update(change: Partial<RunRecord>): void {
    this.#record = { ...this.#record, ...change, updatedAt: new Date().toISOString() };
    writeRecord(this.dir, this.#record);
  }

  /** Notes an event. What commands print stays out of the log: it may hold secrets, and the client keeps it in its own session file. */
  log(event: RunEvent): void {
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
export const amendRecord = (dir: string, change: Partial<RunRecord>): void =>
  writeRecord(dir, { ...readRecord(dir), ...change, updatedAt: new Date().toISOString() });

const writeRecord = (dir: string, record: RunRecord): void => {
  const text = `${JSON.stringify(toWire(record), undefined, 2)}\n`;
  guarded(dir, () => writeFileAtomic.sync(join(dir, recordFile), text, { mode: 0o600 }));
};

/** Asks the process that owns the run to stop. */
export const requestStop = (dir: string): void => writeFileSync(join(dir, stopFile), "", { mode: 0o600 });

/**
 * Reads the record of a run.
 *
 * @throws {@link GoalpostError} `codex/no-run` if there is none, `codex/state-unreadable` if it is damaged.
 */
export function readRecord(dir: string): RunRecord {
  const path = join(dir, recordFile);
  if (!existsSync(path)) {
    throw new GoalpostError({
      code: "codex/no-run",
      where: dir,
      what: "holds no run",
      mend: "start one with goalpost run",
    });
  }
  const reading = read(recordShape, fromWire(parse(path)));
  if (reading.ok) return reading.value;
  throw unreadable(path, `${reading.mismatch.path} is ${reading.mismatch.seen}, expected ${reading.mismatch.expected}`);
}

/** Reads the launch that the run was started with, as text. */
export function readLaunch(dir: string): string {
  try {
    return readFileSync(join(dir, launchFile), "utf8");
  } catch (error) {
    throw unreadable(join(dir, launchFile), `cannot be read (${String(error)})`);
  }
}

const parse = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw unreadable(path, `cannot be read (${String(error)})`);
  }
};

const guarded = (dir: string, write: () => void): void => {
  try {
    write();
  } catch (cause) {
    throw new GoalpostError({
      code: "codex/state-unwritable",
      where: dir,
      what: `cannot be written (${cause instanceof Error ? cause.message : String(cause)})`,
      mend: "free space or choose another directory with GOALPOST_STATE_DIR",
      cause,
    });
  }
};

const unreadable = (path: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "codex/state-unreadable",
    where: path,
    what,
    mend: "start the run anew; the thread itself is kept by the client",
  });

const alreadyRunning = (dir: string, { owner, threadId }: RunRecord): GoalpostError =>
  new GoalpostError({
    code: "codex/already-running",
    where: dir,
    what: `process ${owner.pid} is running this goal${threadId === undefined ? "" : ` in thread ${threadId}`}`,
    mend: "follow it with goalpost status, or end it with goalpost stop",
  });
