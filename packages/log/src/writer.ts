import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { GoalpostError } from "@goalpost/core/errors";
import { recordVersion } from "./record.ts";

/** How bytes come to a disk: node's own way, unless a test plays a disk that is full. */
export interface LogDisk {
  /** Writes bytes at the end of an open file; returns how many it took. */
  readonly write: (file: number, bytes: Uint8Array) => number;
  /** Waits until what was written is on the disk. */
  readonly sync: (file: number) => void;
}

const disk: LogDisk = { write: (file, bytes) => writeSync(file, bytes), sync: fsyncSync };

/** What a record is made of; its version is the writer's, and its time too where it has none. */
export interface NewRecord {
  /** In snake_case: `turn_started`. */
  readonly type: string;
  /** ISO 8601, UTC. Default: now. */
  readonly at?: string;
  readonly [key: string]: unknown;
}

/**
 * Writes the log of one run: one record a line, only ever at the end of the file. Several writers may have one log open.
 * A line that was cut off by a crash stays what it is, and the next record begins on a line of its own.
 */
export class LogWriter {
  readonly path: string;
  readonly #disk: LogDisk;
  #file: number | undefined;
  /** Where the last whole line of ours ended. */
  #end: number | undefined;
  #lost = 0;

  private constructor(path: string, file: number, disk: LogDisk) {
    this.path = path;
    this.#file = file;
    this.#disk = disk;
  }

  /**
   * Opens a log, and makes it and its folder where there is none, for their owner alone.
   *
   * @throws GoalpostError `log/unwritable`.
   * @example
   * const log = LogWriter.open("state/logs/7f3a/events.jsonl");
   * log.append({ type: "note", text: "a line of its own" });
   * log.close();
   */
  static open(path: string, io: LogDisk = disk): LogWriter {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      return new LogWriter(path, openSync(path, "a+", 0o600), io);
    } catch (error) {
      throw unwritable(path, error);
    }
  }

  /** Records that could not be written since the last one that could. */
  get lost(): number {
    return this.#lost;
  }

  /**
   * Adds one record. After a failure the next record that can be written again is preceded by one of type `gap`, which says how many are missing.
   *
   * @param record - `at` and `v` are added where they are missing; keys in snake_case.
   * @param sync - Wait until it is on the disk. Default false.
   * @throws GoalpostError `log/unwritable` when the disk is full or refuses, `log/closed`. The record is lost then, and counted.
   */
  append(record: NewRecord, sync = false): void {
    const file = this.#opened();
    const { type, at = new Date().toISOString(), ...more } = record;
    const gap = this.#lost === 0 ? "" : line({ at, type: "gap", lost: this.#lost });
    try {
      this.#write(file, gap + line({ at, type, ...more }));
      if (sync) this.#disk.sync(file);
    } catch (error) {
      this.#lost += 1;
      throw unwritable(this.path, error);
    }
    this.#lost = 0;
  }

  /** Closes the file. Does nothing when it is closed. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #write(file: number, text: string): void {
    const { size } = fstatSync(file);
    const torn = size > 0 && size !== this.#end && !endsLine(file, size);
    const bytes = Buffer.from(torn ? `\n${text}` : text);
    this.#end = undefined;
    for (let done = 0; done < bytes.length; ) done += this.#disk.write(file, bytes.subarray(done));
    this.#end = size + bytes.length;
  }

  #opened(): number {
    if (this.#file !== undefined) return this.#file;
    const [what, help] = ["is closed", "open it again with LogWriter.open()"];
    throw new GoalpostError({ code: "log/closed", where: this.path, what, help });
  }
}

const line = (record: object): string => `${JSON.stringify({ v: recordVersion, ...record })}\n`;

function endsLine(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] === 10;
}

const full: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

function unwritable(path: string, error: unknown): GoalpostError {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  return new GoalpostError({
    code: "log/unwritable",
    where: path,
    what: full.has(code) ? "has no space left on its disk" : `cannot be written: ${String(code ?? message)}`,
    help: "make room or give leave to write, or set GOALPOST_STATE_DIR to another folder outside the project",
    cause: error,
  });
}
