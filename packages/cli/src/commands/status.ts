import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { stateDir } from "@goalpost/verify";
import type { Command } from "commander";
import { wire } from "../answers/wire.ts";
import { idOf, startedContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { neverStarted, statusIn } from "../run/status-in.ts";
import { statusLine } from "../run/status-line.ts";
import { nowLines, type StatusNow, statusNow } from "../run/status-now.ts";
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
      const runs = known.map(({ run, state }) => ({ run, now: statusNow(state, run) }));
      if (flags.format === "json")
        printJson<"status">(io, { runs: runs.map(({ run, now = null }) => ({ ...wire(run), now })) });
      else if (runs.length === 0) print(io, "no run was started here; start one: goalpost run CONTRACT");
      else for (const { run, now } of runs) tell(run, now, io);
      return exitCode.done;
    },
  });
}

function tell(run: RunStatus, now: StatusNow | undefined, io: Io): void {
  print(io, statusLine(run));
  if (now !== undefined) for (const line of nowLines(now)) print(io, `  ${line}`);
}

/** A run, and the state folder of its contract. */
interface Known {
  readonly run: RunStatus;
  readonly state: string;
}

async function statusOf(argument: string, io: Io): Promise<Known> {
  const found = await startedContract(argument, io);
  const run = found === undefined ? undefined : await statusIn(found.state);
  if (found === undefined || run === undefined) throw neverStarted(found?.seal.contract.id ?? idOf(argument));
  return { run, state: found.state };
}

/** The runs of every contract of this project that was started. */
async function statusesHere(io: Io): Promise<readonly Known[]> {
  const project = stateDir({ cwd: io.cwd, env: io.env });
  const states = (await readdir(project).catch(() => [])).sort().map((name) => join(project, name));
  const runs = await Promise.all(states.map(async (state) => ({ run: await statusIn(state), state })));
  return runs.flatMap(({ run, state }) => (run === undefined ? [] : [{ run, state }]));
}
