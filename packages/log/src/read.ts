import { closeSync, openSync, readSync } from "node:fs";
import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { type LogRecord, parseRecord } from "./record.ts";

/** One line of a log: a record, or what is wrong with it. */
export type LogLine =
  | { readonly record: LogRecord; readonly fault?: undefined; readonly from: number; readonly to: number }
  | {
      readonly record?: undefined;
      /** `torn`: the end of the file, where a line was cut off or is being written. `damaged`: no record. `too-long`: passed over. */
      readonly fault: "torn" | "damaged" | "too-long";
      readonly from: number;
      readonly to: number;
    };

/** How a log is read. */
export interface ReadOptions {
  /** The byte to begin at, where a line begins. Default 0. */
  readonly from?: number;
  /** A longer line is passed over, in bytes. Default 16 MiB. */
  readonly maxLineBytes?: number;
}

const optionNames = namesOf<ReadOptions>({ from: true, maxLineBytes: true });

const chunkBytes = 256 * 1024;
const newline = 10;

/**
 * Reads a log line by line, in memory that does not grow with it. A line that is not a record is told as that, never thrown.
 *
 * @throws GoalpostError `log/unreadable` when the file is not there, or cannot be read: at the first step; `log/bad-option`.
 * @example
 * const log = LogWriter.open("events.jsonl");
 * log.append({ type: "turn_started", turn: 1 });
 * log.close();
 * [...readLog("events.jsonl")].length; // 1
 */
export function readLog(path: string, options: ReadOptions = {}): Generator<LogLine> {
  requireKnown("readLog", options, optionNames, "log/bad-option");
  const { from = 0, maxLineBytes = 16 * 1024 * 1024 } = options;
  return linesOf(path, from, maxLineBytes);
}

function* linesOf(path: string, from: number, maxLineBytes: number): Generator<LogLine> {
  const file = opened(path);
  try {
    const lines = new Lines(from, maxLineBytes);
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (let at = from; ; ) {
      const read = readSync(file, chunk, 0, chunkBytes, at);
      if (read === 0) break;
      yield* lines.take(chunk.subarray(0, read));
      at += read;
    }
    yield* lines.rest();
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    closeSync(file);
  }
}

/** Puts lines together from pieces. */
class Lines {
  readonly #max: number;
  /** Copies of what came before the piece that is looked at. */
  #before: Buffer[] = [];
  #held = 0;
  #from: number;
  #tooLong = false;

  constructor(from: number, max: number) {
    this.#from = from;
    this.#max = max;
  }

  *take(chunk: Buffer): Generator<LogLine> {
    let at = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, at)) {
      const piece = chunk.subarray(at, end);
      at = end + 1;
      const line = this.#whole(piece);
      if (line !== undefined) yield line;
    }
    if (at < chunk.length) this.#hold(chunk.subarray(at));
  }

  *rest(): Generator<LogLine> {
    // however long it is: whoever goes on from its end would begin in the middle of a line
    if (this.#held > 0) yield { fault: "torn", from: this.#from, to: this.#from + this.#held };
  }

  #hold(piece: Buffer): void {
    this.#held += piece.length;
    if (this.#held > this.#max) {
      this.#tooLong = true;
      this.#before = [];
    } else this.#before.push(Buffer.from(piece));
  }

  /** A line that has come to its end; nothing for an empty one. */
  #whole(last: Buffer): LogLine | undefined {
    const from = this.#from;
    const length = this.#held + last.length;
    const tooLong = this.#tooLong || length > this.#max;
    const text = tooLong ? "" : this.#held === 0 ? last.toString("utf8") : Buffer.concat([...this.#before, last]).toString("utf8"); // biome-ignore format: one
    const to = from + length + 1;
    this.#before = [];
    this.#held = 0;
    this.#tooLong = false;
    this.#from = to;
    if (tooLong) return { fault: "too-long", from, to };
    if (text.trim() === "") return undefined;
    const record = parseRecord(text);
    return record === undefined ? { fault: "damaged", from, to } : { record, from, to };
  }
}

const opened = (path: string): number => {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw unreadable(path, error);
  }
};

function unreadable(path: string, error: unknown): unknown {
  if (GoalpostError.is(error)) return error;
  const { code } = Object(error) as { readonly code?: unknown };
  if (typeof code !== "string") return error;
  return new GoalpostError({
    code: "log/unreadable",
    where: path,
    what: code === "ENOENT" ? "is not there" : `cannot be read: ${code}`,
    help: "goalpost runs says which logs there are",
    cause: error,
  });
}
