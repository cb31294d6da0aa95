import { type CheckHistory, checksFold } from "../fold/checks.ts";
import { foldLog, type ReadCount } from "../fold/fold.ts";
import { type RunSummary, summaryFold } from "../fold/summary.ts";
import { type TurnRow, turnsFold } from "../fold/turns.ts";
import { isObject, type LogRecord, listIn, textIn } from "../record.ts";
import { type RecordWords, wordsOf } from "../words.ts";
import { Bounded } from "./bounded.ts";

/** A line of the timeline. */
export interface TimelineLine extends RecordWords {
  readonly at: string;
}

/** The diff of one file, as it was kept. */
export interface KeptDiff {
  readonly path: string;
  readonly change: string;
  /** Empty where it is not text. */
  readonly patch: string;
  readonly left_out: string;
}

/** All that exports are made of: bounded, whatever the size of the log. */
export interface Collected {
  readonly summary: RunSummary;
  readonly turns: readonly TurnRow[];
  readonly checks: readonly CheckHistory[];
  readonly read: ReadCount;
  /** As JSON, unchecked: whoever uses it takes nothing for granted. */
  readonly contract: unknown;
  /** The last receipt, as JSON, unchecked; undefined where there was none. */
  readonly receipt: unknown;
  readonly diffs: readonly KeptDiff[];
  readonly timeline: Bounded<TimelineLine>;
}

/** Lines of the timeline that are kept; of more, the first and the last half. */
const mostLines = 4000;

/** Characters of one line. */
const lineChars = 600;

/** Reads a log once, and keeps what exports need. */
export function collect(path: string): Collected {
  const summary = summaryFold();
  const turns = turnsFold();
  const checks = checksFold();
  const timeline = new Bounded<TimelineLine>(mostLines);
  let contract: unknown;
  let receipt: unknown;
  let diffs: readonly KeptDiff[] = [];
  const keep = (record: LogRecord): void => {
    if (record.type === "contract") contract = record.contract;
    if (record.type === "receipt" && isObject(record.receipt)) receipt = record.receipt;
    if (record.type === "changes") diffs = listIn(record, "files").map(diffOf);
    const words = wordsOf(record, summary.value.cwd);
    if (words !== undefined) timeline.add({ at: record.at, tone: words.tone, text: shortened(words.text) });
  };
  const read = foldLog(path, [summary, turns, checks, { take: keep, value: undefined }]);
  return { summary: summary.value, turns: turns.value, checks: checks.value, read, contract, receipt, diffs, timeline };
}

const diffOf = (file: unknown): KeptDiff => ({
  path: textIn(file, "path"),
  change: textIn(file, "change"),
  patch: textIn(file, "patch"),
  left_out: textIn(file, "left_out"),
});

const shortened = (text: string): string => (text.length > lineChars ? `${text.slice(0, lineChars - 1)}…` : text);
