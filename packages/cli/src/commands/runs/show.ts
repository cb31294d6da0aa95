import type { Command } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { counted, figure } from "../../output/figure.ts";
import { oneLine, plainText } from "../../output/plain-text.ts";
import {
  addCommand,
  type CommonOptions,
  formatOption,
  type LoadFlags,
  loadOptions,
  type Session,
} from "../../program.ts";
import { type RunHere, type RunView, runNamed, viewOf } from "../../run/runs-here.ts";
import { runJson, runLine } from "./list.ts";

/** Turns that are shown one by one; of more, the first and the last are. */
const shownTurns = 40;

/** `goalpost runs show`: one run on a page. */
export function registerRunsShow(runs: Command, session: Session): void {
  addCommand<CommonOptions & LoadFlags>(runs, session, {
    name: "show",
    group: "Daily:",
    summary: "show one run: how it ended, its turns, and how each check came from red to green",
    arguments: [["<run>", "a run's id or its beginning; or a contract's id, which means its newest run"]],
    options: [formatOption(), ...loadOptions()],
    examples: ["goalpost runs show port-billing", "goalpost runs show 7f3a91c2 --format json"],
    run: async ([argument], flags, io) => {
      const run = await runNamed(String(argument), io);
      const view = await viewOf(run);
      const { turns, checks } = view;
      if (flags.format === "json")
        printJson<Answers["runs show"]>(io, { run: runJson(run, view), turns, checks }); // biome-ignore format: one
      else tell(run, view, io);
      return exitCode.done;
    },
  });
}

function tell(run: RunHere, view: RunView, io: Io): void {
  const { summary, turns, checks, read } = view;
  const { use, counts } = summary;
  print(io, io.style.bold(runLine(run, view, io)));
  print(io, oneLine(`${summary.client} ${summary.client_version}, model ${summary.model}, in ${summary.cwd}`));
  if (summary.why !== "") print(io, `why: ${oneLine(summary.why)}`);
  if (summary.second !== null) print(io, `second key: ${oneLine(summary.second.says)}`);
  const dollars = use.dollars === null ? "" : `, ${use.dollars.toFixed(2)} dollars`;
  const did = `${counted(counts.commands, "command")} (${figure(counts.failed_commands)} failed), ${counted(counts.file_changes, "change")} of files`;
  const again = `taken up again ${counted(counts.reactivations, "time")}, ${counted(counts.compactions, "compaction")}`;
  print(io, `${did}, ${again}${dollars}`);
  for (const line of turnLines(turns)) print(io, line);
  if (checks.length > 0) print(io, io.style.bold("\nchecks, from the start to the end"));
  for (const { id, title, points } of checks) {
    print(io, oneLine(`${id} ${points.map(({ status }) => status).join(" → ")} ${title}`));
  }
  if (summary.last_message !== "") {
    print(io, io.style.bold("\nthe last message"));
    for (const line of plainText(summary.last_message).trimEnd().split("\n").slice(0, 20)) print(io, `  ${line}`);
  }
  if (read.damaged > 0 || counts.lost > 0) print(io, `\ndamaged lines of the log: ${figure(read.damaged)}; records lost to a full disk: ${figure(counts.lost)}`); // biome-ignore format: one
  print(io, `\nlog: ${oneLine(run.log.path)}`);
}

function* turnLines(turns: RunView["turns"]): Generator<string> {
  const half = shownTurns / 2;
  for (const [index, row] of turns.entries()) {
    if (turns.length > shownTurns && index === half) yield `… ${figure(turns.length - shownTurns)} more turns …`;
    if (turns.length > shownTurns && index >= half && index < turns.length - half) continue;
    const failed = row.failed_commands === 0 ? "" : ` (${row.failed_commands} failed)`;
    const did = `${counted(row.commands, "command")}${failed}, ${counted(row.file_changes, "change")}`;
    yield oneLine(`${row.turn} ${row.status ?? "running"}, ${figure(row.tokens)} tokens, ${did}`);
  }
}
