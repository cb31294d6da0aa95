/**
 * The log of a run: an append-only file of versioned records, read in bounded memory and folded into what people ask.
 *
 * @module @goalpost/log
 */

export { type CheckHistory, type CheckPoint, checksFold } from "./fold/checks.ts";
export { type Fold, foldLog, type ReadCount } from "./fold/fold.ts";
export type { SecondWord } from "./fold/second.ts";
export { type RunCounts, type RunSummary, type RunUse, summaryFold } from "./fold/summary.ts";
export { type TurnRow, turnsFold } from "./fold/turns.ts";
export { type FoundLog, logPath, logsIn } from "./place.ts";
export { type LogLine, type ReadOptions, readLog } from "./read.ts";
export { type LogRecord, parseRecord } from "./record.ts";
export { bareCommand, type RecordWords, type Tone, wordsOf } from "./words.ts";
export { type LogDisk, LogWriter, type NewRecord } from "./writer.ts";
