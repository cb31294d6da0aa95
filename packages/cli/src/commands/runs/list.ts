import { GoalpostError, nearest } from "@goalpost/core";
import type { Command } from "commander";
import type { Answers, LoggedRun } from "../../answers/answers.ts";
import { exitCode } from "../../exit-codes.ts";
import { print, printJson } from "../../io.ts";
import { figure } from "../../output/launch-text.ts";
import { oneLine } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";
import { type RunHere, type RunView, runsHere, viewOf } from "../../run/runs-here.ts";

/** `goalpost runs`: a line for each run. */
export function registerRunsList(runs: Command, session: Session): void {
  addCommand<CommonOptions>(runs, session, {
    name: "list",
    isDefault: true,
    group: "Daily:",
    summary: "list the runs of this project, the newest first",
    arguments: [["[word]", "not used: a run is shown with goalpost runs show RUN"]],
    options: [formatOption()],
    examples: ["goalpost runs", "goalpost runs list --format json"],
    run: async ([word], flags, io) => {
      if (typeof word === "string") throw notACommand(word);
      const found: (readonly [RunHere, RunView])[] = [];
      for (const run of await runsHere(io)) found.push([run, await viewOf(run)]);
      if (flags.format === "json")
        printJson<Answers["runs list"]>(io, { runs: found.map(([run, view]) => runJson(run, view)) }); // biome-ignore format: one
      else if (found.length === 0) print(io, "no run was started here; start one: goalpost run CONTRACT");
      else for (const [run, view] of found) print(io, runLine(run, view));
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

/** A run on one line. */
export function runLine({ log }: RunHere, { phase, summary }: RunView): string {
  const { use, verdict, reason, goal } = summary;
  const how =
    phase === "ended" ? `ended (${reason ?? "did not begin"})` : phase === "lost" ? "lost its process" : phase;
  const words = [how, `goal ${goal}`, ...(verdict === null ? [] : [`receipt ${verdict}`])];
  const figures = `${figure(use.turns)} turns, ${figure(use.tokens)} tokens`;
  return oneLine(
    `${log.runId.slice(0, 8)} ${summary.contract_id}: ${words.join("; ")}; ${figures}; ${summary.started_at}`,
  );
}

/** A run as JSON. */
export const runJson = ({ log }: RunHere, { phase, summary, read }: RunView): LoggedRun => ({
  id: log.runId,
  phase,
  ...summary,
  log: { path: log.path, bytes: log.bytes, records: read.records, damaged: read.damaged, torn: read.torn },
});
