import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { stateDir } from "@goalpost/verify";
import type { Command } from "commander";
import { countingContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { runFolder } from "../run/drive.ts";
import { runTarget } from "../run/run-target.ts";
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
      const states =
        typeof argument === "string" ? [(await countingContract(argument, flags, io)).state] : await statesHere(io);
      const runs = await Promise.all(states.map(statusIn));
      const known = runs.filter((run) => run !== undefined);
      if (flags.format === "json") printJson(io, { version: 1, runs: known });
      else if (known.length === 0) print(io, "no run was started here");
      else for (const run of known) print(io, statusLine(run));
      return exitCode.done;
    },
  });
}

/** The state folders of every contract of this project that was started. */
async function statesHere(io: Io): Promise<readonly string[]> {
  const project = stateDir({ cwd: io.cwd, env: io.env });
  const names = await readdir(project).catch(() => []);
  return names.sort().map((name) => join(project, name));
}

async function statusIn(state: string): Promise<RunStatus | undefined> {
  try {
    return await runTarget(runFolder(state)).status(runFolder(state));
  } catch (error) {
    if (GoalpostError.is(error) && error.code.endsWith("/no-run")) return undefined;
    throw error;
  }
}
