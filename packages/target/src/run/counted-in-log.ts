import { GoalpostError } from "@goalpost/core";
import { foldLog, logPath, type ReadCount, type RunSummary, summaryFold } from "@goalpost/log";
import type { RunRecord } from "../run-record.ts";

/** What a run that is taken up again goes on from. */
type Counted = Pick<RunRecord, "usage" | "reactivations" | "waitingUntil">;

/**
 * What a run had counted when its process ended. The record is written at landmarks, after the log; tokens and time that were used since then,
 * and a turn that had just begun, are in the log alone: up to its last line, since nobody knows when a process died that said nothing. Where the log has gaps, the higher count holds, so that no bound is passed unseen.
 */
export function countedInLog(dir: string, record: RunRecord): Counted {
  const { usage, reactivations } = record;
  const read = readSummary(logPath(dir, record.runId));
  if (read === undefined || read.summary.run_id !== record.runId) return record;
  const { use, counts, waiting_until } = read.summary;
  const isWhole = counts.lost === 0 && read.count.damaged === 0;
  const dollars = use.dollars === null ? usage.dollars : Math.max(use.dollars, usage.dollars ?? 0);
  return {
    usage: {
      ...usage,
      seconds: Math.max(use.seconds ?? 0, usage.seconds),
      turns: isWhole ? use.turns : Math.max(use.turns, usage.turns),
      tokens: Math.max(use.tokens, usage.tokens),
      inputTokens: Math.max(use.input_tokens, usage.inputTokens),
      cachedInputTokens: Math.max(use.cached_input_tokens, usage.cachedInputTokens),
      outputTokens: Math.max(use.output_tokens, usage.outputTokens),
      ...(dollars === undefined ? {} : { dollars }),
    },
    reactivations: Math.max(counts.reactivations, reactivations),
    waitingUntil: isWhole ? (waiting_until ?? undefined) : (waiting_until ?? record.waitingUntil),
  };
}

/** Nothing where the log is gone or cannot be read: the record stands for itself. */
function readSummary(path: string): { readonly summary: RunSummary; readonly count: ReadCount } | undefined {
  const summary = summaryFold();
  try {
    return { count: foldLog(path, [summary]), summary: summary.value };
  } catch (error) {
    if (GoalpostError.is(error)) return undefined;
    throw error;
  }
}
