import { relative } from "node:path";
import { type Contract, GoalpostError, render } from "@goalpost/core";
import { isLabelled } from "@goalpost/core/internal";
import type { RedteamReport } from "@goalpost/verify/redteam";
import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import type { LoadedFile } from "../contracts/loaded.ts";
import { codeFile } from "../contracts/name.ts";
import { openContract, stdinName } from "../contracts/open.ts";
import { exitCode } from "../exit-codes.ts";
import { readTextFile } from "../files/read-text.ts";
import { type Io, print, printJson, say } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { withProgress } from "../output/progress.ts";
import { redteamText } from "../output/redteam-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { roomSettings } from "../run/room-settings.ts";
import { type CheckFlags, runSettings, timeoutOption } from "./check-options.ts";

interface RedteamFlags extends CommonOptions, CheckFlags, LoadFlags {
  readonly fix?: boolean;
}

/** `goalpost redteam`: which lies a contract would believe. */
export function registerRedteam(program: Command, session: Session): void {
  addCommand<RedteamFlags>(program, session, {
    name: "redteam",
    group: "Advanced:",
    summary: "play lies on a contract: which would it believe?",
    description:
      "Plays what an agent could write to get a done without the work: each lie in a scratch copy of the tree, judged in a room as verify would. Nothing in the tree is touched, no model is asked.\nSays which lies the contract would believe, and the line that stops each, as it was seen.\nExit code 1 when one that was played is believed.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [
      new Option(
        "--fix",
        "write the lines into labelled text and JSON, the old file is kept as FILE.goalpost.bak; for TypeScript they are printed",
      ),
      formatOption(),
      timeoutOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost redteam port-billing",
      "goalpost redteam goals/port-billing.goal.md --fix",
      "goalpost redteam port-billing --format json",
    ],
    run: async ([argument], flags, io) => {
      const loaded = await openContract(String(argument), flags, io);
      if (flags.fix === true) refuseStdin(loaded);
      const { redteam } = await import("@goalpost/verify/redteam");
      const room = await roomSettings(io);
      const report = await withProgress(io, "playing lies", (progress) =>
        redteam(loaded.contract, {
          ...runSettings(flags, io),
          room,
          onEvent: ({ id, index, total }) => progress.update(`lie ${index + 1} of ${total}: ${id}`),
        }),
      );
      if (flags.format === "json") printJson<Answers["redteam"]>(io, report);
      else for (const line of redteamText(report, io.style)) print(io, line);
      if (report.interrupted) return exitCode.interrupted;
      if (flags.fix === true) await writeLines(loaded, report, io);
      return report.lies.some(({ verdict, believed }) => believed && verdict !== null) ? exitCode.notDone : exitCode.done;
    },
  });
} // biome-ignore format: one

function refuseStdin({ file }: LoadedFile): void {
  if (file !== stdinName) return;
  throw new GoalpostError({
    code: "cli/fix-stdin",
    where: "--fix",
    what: "does not write standard input",
    help: "name a file: goalpost redteam goals/x.goal.md --fix",
  });
}

/** Writes what a machine can write; says on standard error what was written, and what is left to a person. */
async function writeLines({ file, contract }: LoadedFile, report: RedteamReport, io: Io): Promise<void> {
  const shown = oneLine(relative(io.cwd, file));
  const tell = (line: string): void => say(io, line);
  const wanted = report.lines.filter(({ stops }) => stops.length > 0);
  const usable = wanted.filter(({ item }) => item !== null);
  for (const { code, block } of wanted.filter(({ item }) => item === null)) tell(`${shown}: a person has to say this one, in ${block}: ${code}`);
  if (usable.length === 0) return;
  if (codeFile.test(file)) {
    for (const { code, block, replaces } of usable) tell(`${shown}: write it yourself, in ${block}${replaces === null ? "" : ` in place of ${replaces}`}: ${code}`);
    return;
  }
  const { withLines } = await import("@goalpost/verify/redteam");
  const { shownPath, writePlanned } = await import("@goalpost/config/node");
  const before = await readTextFile(file, shown);
  const { backup } = writePlanned(file, before, textOf(withLines(contract, usable), before, file), shown);
  const kept = backup === undefined ? "" : `; what was there is kept as ${shownPath(backup, io)}`;
  tell(`${shown}: wrote ${usable.map(({ code }) => code).join(", ")}${kept}`);
} // biome-ignore format: one

/** In the file's own form. */
function textOf(contract: Contract, before: string, file: string): string {
  if (file.endsWith(".json")) return `${JSON.stringify(contract, null, 2)}\n`;
  if (!isLabelled(before)) {
    throw new GoalpostError({
      code: "cli/fix-prose",
      where: file,
      what: "is a prompt as people write it, which --fix does not rewrite",
      help: "make a contract of it first: goalpost import FILE",
    });
  }
  return render(contract, { format: /^## [a-z_]+$/m.test(before) ? "markdown" : "xml" });
}
