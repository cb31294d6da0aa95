import { type LogRecord, numberIn, textIn } from "../record.ts";
import type { Fold } from "./fold.ts";
import { hasFailed } from "./summary.ts";

/** One turn of a run. */
export interface TurnRow {
  readonly turn: number;
  readonly started_at: string;
  /** Null while it goes on, or where its end was lost. */
  readonly ended_at: string | null;
  /** `completed`, `interrupted`, `failed`; null while it goes on. */
  readonly status: string | null;
  /** That it used. */
  readonly tokens: number;
  /** That it used; null where nobody knows the price. */
  readonly dollars: number | null;
  readonly commands: number;
  readonly failed_commands: number;
  readonly file_changes: number;
}

type Draft = { -readonly [Key in keyof TurnRow]: TurnRow[Key] };

/** Makes a row for each turn; what is counted after a turn's end, and before the next, belongs to the turn that ended. */
export function turnsFold(): Fold<readonly TurnRow[]> {
  const rows: Draft[] = [];
  let before = { tokens: 0, dollars: 0 };
  let now: { tokens: number; dollars: number | undefined } = { tokens: 0, dollars: undefined };
  const takes: Readonly<Record<string, (row: Draft | undefined, record: LogRecord) => void>> = {
    turn_started: (_row, record) => {
      before = { tokens: now.tokens, dollars: now.dollars ?? 0 };
      const turn = numberIn(record, "turn") ?? rows.length + 1;
      rows.push({ turn, started_at: record.at, ended_at: null, status: null, tokens: 0, dollars: null, commands: 0, failed_commands: 0, file_changes: 0 }); // biome-ignore format: one
    },
    turn_ended: (row, record) => {
      if (row === undefined) return;
      row.ended_at = record.at;
      row.status = textIn(record, "status");
    },
    tokens: (row, record) => {
      now = { tokens: numberIn(record, "tokens") ?? now.tokens, dollars: numberIn(record, "dollars") ?? now.dollars };
      if (row === undefined) return;
      row.tokens = Math.max(0, now.tokens - before.tokens);
      row.dollars = now.dollars === undefined ? null : Math.max(0, now.dollars - before.dollars);
    },
    command_ended: (row, record) => {
      if (row === undefined) return;
      row.commands += 1;
      if (hasFailed(record)) row.failed_commands += 1;
    },
    file_change: (row, record) => {
      if (row !== undefined && record.status !== "inProgress" && Array.isArray(record.changes))
        row.file_changes += record.changes.length;
    },
  };
  return {
    take: (record) => {
      if (Object.hasOwn(takes, record.type)) takes[record.type]?.(rows.at(-1), record);
    },
    get value() {
      return rows;
    },
  };
}
