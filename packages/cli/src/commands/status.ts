import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { stateDir } from "@goalpost/verify";
import type { Command } from "commander";
import type { Answers } from "../answers/answers.ts";
import { wire } from "../answers/wire.ts";
import { idOf, startedContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { neverStarted, statusIn } from "../run/status-in.ts";
import { statusLine } from "../run/status-line.ts";
import type { RunStatus } from "../targets.ts";

/** `goalpost status`: how runs of this project stand. */
export function registerStatus(program: Command, session: Session): void {
  addCommand<CommonOptions & LoadFlags>(program, session, {
    name: "status",
    group: "Daily:",
    summary: "say how a run stands, from any terminal",
    arguments: [["[contract]", "file or id; without it, every run of this project"]],
    options: [formatOption(), ...loadOptions()],
    examples: ["goalpost status", "goalpost status port-billing --format json"],
    run: async ([argument], flags, io) => {
      const known = typeof argument === "string" ? [await statusOf(argument, io)] : await statusesHere(io);
      if (flags.format === "json") printJson<Answers["status"]>(io, { runs: wire(known) });
      else if (known.length === 0) print(io, "no run was started here; start one: goalpost run CONTRACT");
      else for (const run of known) print(io, statusLine(run));
      return exitCode.done;
    },
  });
}

async function statusOf(argument: string, io: Io): Promise<RunStatus> {
  const found = await startedContract(argument, io);
  const run = found === undefined ? undefined : await statusIn(found.state);
  if (run === undefined) throw neverStarted(found?.seal.contract.id ?? idOf(argument));
  return run;
}

/** The runs of every contract of this project that was started. */
async function statusesHere(io: Io): Promise<readonly RunStatus[]> {
  const project = stateDir({ cwd: io.cwd, env: io.env });
  const names = await readdir(project).catch(() => []);
  const runs = await Promise.all(names.sort().map((name) => statusIn(join(project, name))));
  return runs.filter((run) => run !== undefined);
}
