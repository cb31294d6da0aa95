import { readLog } from "../read.ts";
import type { LogRecord } from "../record.ts";

/** What is made of a log, record by record. */
export interface Fold<Value> {
  /** Takes the next record in; one that it does not know changes nothing. */
  take(record: LogRecord): void;
  /** What has come out so far. */
  readonly value: Value;
}

/** How much of a log could be read. */
export interface ReadCount {
  readonly records: number;
  /** Lines that are not a record, or are too long. */
  readonly damaged: number;
  /** Whether the last line was cut off, or is being written. */
  readonly torn: boolean;
  /** The byte after the last whole line. */
  readonly to: number;
}

/**
 * Reads a log once, and gives every record to each fold.
 *
 * @throws GoalpostError `log/unreadable`.
 * @example
 * const log = LogWriter.open("turns.jsonl");
 * log.append({ type: "turn_started", turn: 1 });
 * log.close();
 * const turns = turnsFold();
 * foldLog("turns.jsonl", [turns]).records; // 1
 * turns.value.length; // 1
 */
export function foldLog(path: string, folds: readonly Fold<unknown>[]): ReadCount {
  let records = 0;
  let damaged = 0;
  let torn = false;
  let to = 0;
  for (const line of readLog(path)) {
    if (line.record !== undefined) {
      records += 1;
      for (const fold of folds) fold.take(line.record);
    } else if (line.fault === "torn") torn = true;
    else damaged += 1;
    if (!torn) to = line.to;
  }
  return { records, damaged, torn, to };
}
