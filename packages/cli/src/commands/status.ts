import type { Command } from "commander";
import type { Answers } from "../answers/answers.ts";
import { wire } from "../answers/wire.ts";
import { attemptStates } from "../attempts/worktrees.ts";
import { idOf, startedContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { statesHere } from "../run/runs-here.ts";
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
      const known =
        typeof argument === "string" ? await statusesOf(argument, io) : await statusesIn(await statesHere(io));
      const runs = known.map(({ run, state }) => ({ run, now: statusNow(state, run) }));
      if (flags.format === "json")
        printJson<Answers["status"]>(io, { runs: runs.map(({ run, now = null }) => ({ ...wire(run), now })) });
      else if (runs.length === 0) print(io, "no run was started here; start one: goalpost run CONTRACT");
      else for (const { run, now } of runs) tell(run, now, io);
      return exitCode.done;
    },
  });
}

function tell(run: RunStatus, now: StatusNow | undefined, io: Io): void {
  print(io, run.cwd === io.cwd ? statusLine(run) : oneLine(`${statusLine(run)}; in ${run.cwd}`));
  if (now !== undefined) for (const line of nowLines(now)) print(io, `  ${line}`);
}

/** A run, and the state folder of its contract. */
interface Known {
  readonly run: RunStatus;
  readonly state: string;
}

/** How the run of a contract stands; where it was only tried in worktrees, those of its attempts. */
async function statusesOf(argument: string, io: Io): Promise<readonly Known[]> {
  const found = await startedContract(argument, io);
  const id = found?.seal.contract.id ?? idOf(argument);
  const own = found === undefined ? [] : await statusesIn([found]);
  const known = own.length > 0 ? own : await statusesIn((await attemptStates(id, io)).map((state) => ({ state })));
  if (known.length === 0) throw neverStarted(id);
  return known;
}

/** The runs of contracts that were started, by their state folders. */
async function statusesIn(states: readonly { readonly state: string }[]): Promise<readonly Known[]> {
  const runs = await Promise.all(states.map(async ({ state }) => ({ run: await statusIn(state), state })));
  return runs.flatMap(({ run, state }) => (run === undefined ? [] : [{ run, state }]));
}
