import { type Command, Option } from "commander";
import { wire } from "../answers/wire.ts";
import { idOf, startedContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { print, printJson } from "../io.ts";
import { withProgress } from "../output/progress.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { neverStarted, statusIn } from "../run/status-in.ts";
import { statusLine } from "../run/status-line.ts";
import { stopRunIn } from "../run/stop-run.ts";

/** `goalpost stop`: ends a run in good order. */
export function registerStop(program: Command, session: Session): void {
  addCommand<CommonOptions & LoadFlags & { readonly client?: string }>(program, session, {
    name: "stop",
    group: "Daily:",
    summary: "end a run, from any terminal; it can be resumed",
    description:
      "Asks the run's own process to stop; when it does not answer, ends the client from here and pauses the goal.",
    arguments: [["<contract>", "file or id"]],
    options: [new Option("--client <program>", "the client's program"), formatOption(), ...loadOptions()],
    examples: ["goalpost stop port-billing"],
    run: async ([argument], flags, io) => {
      const found = await startedContract(String(argument), io);
      if (found === undefined || (await statusIn(found.state)) === undefined) {
        throw neverStarted(found?.seal.contract.id ?? idOf(String(argument)));
      }
      const run = await withProgress(io, "stopping", () => stopRunIn(found.state, io, flags.client));
      if (flags.format === "json") printJson<"stop">(io, { runs: [wire(run)] });
      else print(io, `${statusLine(run)}; go on with goalpost run ${run.contractId} --resume`);
      return exitCode.done;
    },
  });
}
