import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import {
  type CheckHistory,
  checksFold,
  type FoundLog,
  foldLog,
  logsIn,
  type ReadCount,
  type RunSummary,
  readLog,
  summaryFold,
  type TurnRow,
  turnsFold,
} from "@goalpost/log";
import { stateDir } from "@goalpost/verify";
import type { RunPhase } from "@goalpost/watch";
import { attemptFolders } from "../attempts/worktrees.ts";
import { idOf, startedContract } from "../contracts/sealed.ts";
import type { Io } from "../io.ts";
import type { RunStatus } from "../targets.ts";
import { runFolder } from "./drive.ts";
import { statusIn } from "./status-in.ts";

/** A run of this project that has a log. */
export interface RunHere {
  readonly log: FoundLog;
  /** Where the seal, approvals and evidence of its contract are. */
  readonly state: string;
  /** The folder that it is kept by: this project, or its worktree for an attempt. */
  readonly root: string;
}

/** All that a log tells of its run. */
export interface RunView {
  readonly phase: RunPhase;
  readonly summary: RunSummary;
  readonly turns: readonly TurnRow[];
  readonly checks: readonly CheckHistory[];
  readonly read: ReadCount;
}

/** Every run of this project, those of its attempts too, the newest first. */
export async function runsHere(io: Pick<Io, "cwd" | "env">): Promise<readonly RunHere[]> {
  const runs = (await statesHere(io)).flatMap(({ state, root }) => runsOf(state, root));
  return runs.sort((one, other) => (one.log.updatedAt < other.log.updatedAt ? 1 : -1));
}

/** The state of each contract that was started, in this project and in the worktrees of its attempts. */
export async function statesHere({ cwd, env }: Pick<Io, "cwd" | "env">): Promise<readonly Omit<RunHere, "log">[]> {
  const roots = [cwd, ...(await attemptFolders({ cwd, env }))];
  const found = roots.map(async (root) => {
    const project = stateDir({ cwd: root, env });
    const names = await readdir(project).catch(() => []);
    return names.sort().map((name) => ({ state: join(project, name), root }));
  });
  return (await Promise.all(found)).flat();
}

/** The runs of one contract, the newest first, by its state folder. */
export const runsOf = (state: string, root: string): readonly RunHere[] =>
  logsIn(runFolder(state)).map((log) => ({ log, state, root }));

/**
 * A run by its id, by the beginning of it, or by its contract.
 *
 * @throws GoalpostError `cli/no-such-run`, `cli/which-run`.
 */
export async function runNamed(argument: string, io: Io): Promise<RunHere> {
  const all = await runsHere(io);
  const exact = all.find(({ log }) => log.runId === argument);
  if (exact !== undefined) return exact;
  const started = await startedContract(argument, io).catch(() => undefined);
  const [newest] = started === undefined ? [] : runsOf(started.state, io.cwd);
  if (newest !== undefined) return newest;
  const ofContract = all.find(({ log }) => contractOf(log.path) === idOf(argument));
  if (ofContract !== undefined) return ofContract;
  const begin = /^[0-9a-z-]{4,}$/i.test(argument) ? all.filter(({ log }) => log.runId.startsWith(argument)) : [];
  if (begin.length === 1 && begin[0] !== undefined) return begin[0];
  if (begin.length > 1) throw severalRuns(argument, begin);
  throw noSuchRun(argument, all);
}

/** Which contract a log is of, by its first record. */
export function contractOf(path: string): string {
  const summary = summaryFold();
  try {
    for (const { record } of readLog(path)) {
      if (record !== undefined) summary.take(record);
      if (summary.value.contract_id !== "") break;
    }
  } catch {
    return ""; // it was removed meanwhile
  }
  return summary.value.contract_id;
}

/** How a run stands at this moment: its log, and whether its process lives. */
export async function viewOf({ log, state }: RunHere): Promise<RunView> {
  const summary = summaryFold();
  const turns = turnsFold();
  const checks = checksFold();
  const read = foldLog(log.path, [summary, turns, checks]);
  const status = await statusOfState(state);
  return { phase: phaseOf(summary.value, log.runId, status), summary: summary.value, turns: turns.value, checks: checks.value, read }; // biome-ignore format: one
}

/** How a run stands, or why its log cannot be read: one log hides no other. */
export const viewOrFault = (run: RunHere): Promise<RunView | GoalpostError> =>
  viewOf(run).catch((error: unknown) => {
    if (GoalpostError.is(error)) return error;
    throw error;
  });

/** Of a run that is not the contract's last, no process is left. */
export function phaseOf(summary: RunSummary, runId: string, status: RunStatus | undefined): RunPhase {
  if (summary.ended_at !== null || status === undefined) return summary.ended_at !== null ? "ended" : "lost";
  if (status.runId !== runId) return "lost";
  return status.phase === "running" && status.paused === true ? "paused" : status.phase;
}

/** How the last run of a contract stands; nothing where its record cannot be read. */
export const statusOfState = (state: string): Promise<RunStatus | undefined> =>
  statusIn(state).catch((error: unknown) => {
    if (GoalpostError.is(error)) return undefined;
    throw error;
  });

function severalRuns(argument: string, found: readonly RunHere[]): GoalpostError {
  const ids = found.map(({ log }) => log.runId.slice(0, argument.length + 4));
  return new GoalpostError({
    code: "cli/which-run",
    where: argument,
    what: `is how ${found.length} runs begin: ${ids.slice(0, 5).join(", ")}`,
    help: "write more of the id; goalpost runs lists them",
  });
}

/** Somebody asks for the newest run where there is none. */
export const noRunHere = (): GoalpostError =>
  new GoalpostError({
    code: "cli/no-such-run",
    where: "this folder",
    what: "has no run: none was started here",
    help: "start one: goalpost run CONTRACT; runs are kept by the folder that they are started in",
  });

function noSuchRun(argument: string, all: readonly RunHere[]): GoalpostError {
  const contracts = [...new Set(all.map(({ log }) => contractOf(log.path)))];
  const names = [...contracts, ...all.map(({ log }) => log.runId.slice(0, 8))];
  const near = nearest(argument, names) ?? names[0];
  return new GoalpostError({
    code: "cli/no-such-run",
    where: argument,
    what:
      all.length === 0
        ? "is not a run: none was started here"
        : "is not a run of this project, nor a contract that has one",
    help: near === undefined ? "start one: goalpost run CONTRACT; runs are kept by the folder that they are started in" : `write ${near}; goalpost runs lists them all`, // biome-ignore format: one
  });
}
