import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { GoalpostError } from "@goalpost/core";
import { type LogRecord, logPath, readLog } from "@goalpost/log";
import { requestPause, requestResume } from "@goalpost/target";
import type { RunStatus } from "../targets.ts";
import { runFolder } from "./drive.ts";

/** Milliseconds between two looks at the log. */
const pollMs = 100;

/** What came of an order: the run does it, will do it once its receipt is made, or has ended meanwhile. */
export type Rested = "done" | "asked" | "ended";

/**
 * Pauses a run, or lets it go on, and waits until its log says that it does.
 *
 * @param state - The contract's state folder.
 * @param waitMs - How long it is waited for; a run that makes a receipt pauses after it.
 * @throws GoalpostError `cli/pause-failed` where the client refuses, and as `requestPause`.
 */
export async function restRun(
  state: string,
  order: "pause" | "resume",
  { runId, contractId, paused = false }: RunStatus,
  { signal, waitMs }: { readonly signal: AbortSignal; readonly waitMs: number },
): Promise<Rested> {
  const dir = runFolder(state);
  const path = logPath(dir, runId);
  let from = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  (order === "pause" ? requestPause : requestResume)(dir);
  // a pause that was asked for and not yet made is taken back: the log says nothing of it
  if (order === "resume" && !paused) return "done";
  for (let waited = 0; waited < waitMs; waited += pollMs) {
    for (const { fault, record, to } of readLog(path, { from })) {
      if (fault === "torn") break;
      from = to;
      const answer = record === undefined ? undefined : answerIn(record, order);
      if (answer === "refused") throw refused(contractId, textIn(record?.message));
      if (answer !== undefined) return answer;
    }
    await sleep(pollMs, undefined, { signal });
  }
  return "asked";
}

function answerIn(record: LogRecord, order: "pause" | "resume"): "done" | "ended" | "refused" | undefined {
  if (record.type === "control" && record.order === order) return "done";
  if (record.type === "ended") return "ended";
  return record.type === "warning" && record.code === "pause-failed" ? "refused" : undefined;
}

const textIn = (value: unknown): string => (typeof value === "string" ? value : "no reason was given");

const refused = (contract: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "cli/pause-failed",
    where: contract,
    what,
    help: `the run goes on; end it with goalpost stop ${contract}, or try again: goalpost resume ${contract}, then pause`,
  });
