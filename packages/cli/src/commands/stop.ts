import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { wire } from "../answers/wire.ts";
import { attemptStates } from "../attempts/worktrees.ts";
import { idOf, startedContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { withProgress } from "../output/progress.ts";
import { shellWord } from "../output/shell-word.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { neverStarted, statusIn } from "../run/status-in.ts";
import { statusLine } from "../run/status-line.ts";
import { stopRunIn } from "../run/stop-run.ts";
import type { RunStatus } from "../targets.ts";

/** `goalpost stop`: ends a run in good order. */
export function registerStop(program: Command, session: Session): void {
  addCommand<CommonOptions & LoadFlags & { readonly client?: string }>(program, session, {
    name: "stop",
    group: "Daily:",
    summary: "end a run, from any terminal; it can be resumed",
    description:
      "Asks the run's own process to stop; when it does not answer, ends the client from here and pauses the goal. Attempts of it that have not ended are stopped too.",
    arguments: [["<contract>", "file or id"]],
    options: [new Option("--client <program>", "the client's program"), formatOption(), ...loadOptions()],
    examples: ["goalpost stop port-billing"],
    run: async ([argument], flags, io) => {
      const states = await statesToStop(String(argument), io);
      const { runs, failed } = await stopAll(states, flags.client, io);
      if (flags.format === "json") printJson<Answers["stop"]>(io, { runs: runs.map(wire) });
      else
        for (const run of runs) {
          const at = run.cwd === io.cwd ? "" : ` --cwd ${shellWord(run.cwd)}`;
          print(io, `${statusLine(run)}; go on with goalpost run ${run.contractId} --resume${at}`);
        }
      if (failed.length > 0) throw failed[0];
      return exitCode.done;
    },
  });
}

/** Stops one after the other; one that cannot be stopped in good order keeps no other from it. */
async function stopAll(
  states: readonly string[],
  client: string | undefined,
  io: Io,
): Promise<{ readonly runs: readonly RunStatus[]; readonly failed: readonly unknown[] }> {
  const runs: RunStatus[] = [];
  const failed: unknown[] = [];
  for (const state of states) {
    try {
      runs.push(await withProgress(io, "stopping", () => stopRunIn(state, io, client)));
    } catch (error) {
      if (states.length === 1 || io.signal.aborted) throw error;
      failed.push(error);
    }
  }
  return { runs, failed };
}

/** Where the run of a contract is, and the runs of its attempts that have not ended: their process may be gone, and what it started not. */
async function statesToStop(argument: string, io: Io): Promise<readonly string[]> {
  const found = await startedContract(argument, io);
  const id = found?.seal.contract.id ?? idOf(argument);
  const own = found === undefined || (await statusIn(found.state)) === undefined ? [] : [found.state];
  const goingOn: string[] = [];
  for (const state of await attemptStates(id, io)) {
    const run = await statusIn(state);
    if (run !== undefined && run.phase !== "ended") goingOn.push(state);
  }
  if (own.length + goingOn.length === 0) throw neverStarted(id);
  return [...own, ...goingOn];
}
