import { existsSync } from "node:fs";
import { GoalpostError } from "@goalpost/core";
import { type CheckPoint, checksFold, foldLog, logPath, type RunSummary, summaryFold, turnsFold } from "@goalpost/log";
import { counted } from "../output/figure.ts";
import { oneLine } from "../output/plain-text.ts";
import type { RunStatus } from "../targets.ts";
import { runFolder } from "./drive.ts";

/** What the log of a run says of this moment, beside its record. */
export interface StatusNow {
  /** The turn that runs, or was cut off; null where none does. */
  readonly turn: {
    readonly turn: number;
    readonly started_at: string;
    readonly commands: number;
    readonly failed_commands: number;
    readonly file_changes: number;
  } | null;
  /** When the checks were looked at last; null where they never were. */
  readonly checked: CheckPoint["when"] | null;
  /** Those that did not pass then. */
  readonly failing: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly what: string;
  }[];
  readonly stuck: RunSummary["stuck"];
  /** What a second client said at the last receipt; null where none was asked. */
  readonly second: RunSummary["second"];
  readonly waiting_until: string | null;
}

/** Reads the log of the run that a contract's state holds; nothing where there is none that can be read: the record stands for itself. */
export function statusNow(state: string, { runId, phase }: RunStatus): StatusNow | undefined {
  const path = logPath(runFolder(state), runId);
  const [summary, turns, checks] = [summaryFold(), turnsFold(), checksFold()];
  try {
    if (!existsSync(path)) return undefined;
    foldLog(path, [summary, turns, checks]);
  } catch (error) {
    if (GoalpostError.is(error)) return undefined;
    throw error;
  }
  const last = turns.value.at(-1);
  const points = checks.value.flatMap(({ id, title, points: all }) => {
    const point = all.at(-1);
    return point === undefined ? [] : [{ id, title, point }];
  });
  return {
    turn: last === undefined || last.ended_at !== null || phase === "ended" ? null : { turn: last.turn, started_at: last.started_at, commands: last.commands, failed_commands: last.failed_commands, file_changes: last.file_changes },
    checked: points.at(-1)?.point.when ?? null,
    failing: points
      .filter(({ point }) => point.status !== "pass")
      .map(({ id, title, point: { status, what } }) => ({ id, title, status, what })),
    stuck: summary.value.stuck,
    second: summary.value.second,
    waiting_until: summary.value.waiting_until,
  };
} // biome-ignore format: one

const whenWords: Readonly<Record<CheckPoint["when"], string>> = {
  preflight: "before the work",
  claim: "when the client said complete",
  end: "at the last receipt",
};

/** Checks that are named; of more, the others are counted. */
const mostNamed = 8;

/** The same for people, below the line of the run. */
export function* nowLines({ turn, checked, failing, stuck, second }: StatusNow): Generator<string> {
  if (turn !== null) {
    const failed = turn.failed_commands === 0 ? "" : ` (${turn.failed_commands} failed)`;
    yield oneLine(`turn ${turn.turn} since ${turn.started_at}: ${counted(turn.commands, "command")}${failed}, ${counted(turn.file_changes, "change")}`); // biome-ignore format: one
  }
  if (stuck !== null) {
    const since = `${stuck.kind} since turn ${stuck.since_turn ?? "?"}`;
    yield oneLine(stuck.is_end ? `stuck: ${since}` : `seemed to get nowhere: ${since}; the agent was told`);
  }
  if (checked === null) return;
  yield failing.length === 0
    ? `every check passed ${whenWords[checked]}`
    : `${failing.length} did not pass ${whenWords[checked]}:`;
  for (const { id, title, status, what } of failing.slice(0, mostNamed))
    yield `  ${oneLine(`${id} ${status}: ${what || title}`)}`;
  if (failing.length > mostNamed) yield `  … ${failing.length - mostNamed} more`;
  if (second !== null) yield oneLine(`second key: ${second.says}`);
}
