import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import type { Command } from "commander";
import type { Answers, LoggedRun, UnreadableRun } from "../../answers/answers.ts";
import { exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { counted } from "../../output/figure.ts";
import { oneLine } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";
import { type RunHere, type RunView, runsHere, viewOrFault } from "../../run/runs-here.ts";

/** `goalpost runs`: a line for each run. */
export function registerRunsList(runs: Command, session: Session): void {
  addCommand<CommonOptions>(runs, session, {
    name: "list",
    isDefault: true,
    group: "Daily:",
    summary: "list the runs of this project, the newest first",
    saysWhatIsWrong: true,
    options: [formatOption()],
    examples: ["goalpost runs", "goalpost runs list --format json"],
    run: async ([word], flags, io) => {
      if (typeof word === "string") throw notACommand(word);
      const runs = await runsHere(io);
      const found = await Promise.all(runs.map(async (run) => [run, await viewOrFault(run)] as const));
      if (flags.format === "json")
        printJson<Answers["runs list"]>(io, { runs: found.map(([run, view]) => rowJson(run, view)) });
      else if (found.length === 0) print(io, "no run was started here; start one: goalpost run CONTRACT");
      else
        for (const [run, view] of found)
          print(io, GoalpostError.is(view) ? faultLine(run, view) : runLine(run, view, io));
      return exitCode.done;
    },
  });
}

const words = ["list", "show", "replay", "export", "clean"] as const;

/** Somebody gives a run without saying what to do with it, or misspells what. */
function notACommand(word: string): GoalpostError {
  const near = nearest(word, words);
  return new GoalpostError({
    code: "cli/unknown-word",
    where: `runs ${word}`,
    what: `is not a command, expected one of ${words.join(", ")}`,
    help: `write goalpost runs ${near ?? `show ${word}`}`,
  });
}

/** A run on one line; of an attempt, in which worktree it was. */
export function runLine({ log, root }: RunHere, { phase, summary }: RunView, { cwd }: Pick<Io, "cwd">): string {
  const { use, verdict, reason, goal } = summary;
  const how =
    phase === "ended" ? `ended (${reason ?? "did not begin"})` : phase === "lost" ? "lost its process" : phase;
  const words = [how, `goal ${goal}`, ...(verdict === null ? [] : [`receipt ${verdict}`])];
  const figures = `${counted(use.turns, "turn")}, ${counted(use.tokens, "token")}`;
  const where = root === cwd ? "" : `; in ${root}`;
  return oneLine(
    `${log.runId.slice(0, 8)} ${summary.contract_id}: ${words.join("; ")}; ${figures}; ${summary.started_at}${where}`,
  );
}

const faultLine = ({ log }: RunHere, { where, what }: GoalpostError): string =>
  oneLine(`${log.runId.slice(0, 8)} cannot be shown: ${where} ${what}`);

/** A run as JSON; of one whose log cannot be read, why. */
const rowJson = (run: RunHere, view: RunView | GoalpostError): LoggedRun | UnreadableRun =>
  GoalpostError.is(view)
    ? {
        id: run.log.runId,
        phase: "unreadable",
        log: { path: run.log.path, bytes: run.log.bytes },
        error: view.toJSON(),
      }
    : runJson(run, view);

/** A run as JSON. */
export const runJson = ({ log }: RunHere, { phase, summary, read }: RunView): LoggedRun => ({
  id: log.runId,
  phase,
  ...summary,
  log: { path: log.path, bytes: log.bytes, records: read.records, damaged: read.damaged, torn: read.torn },
});
