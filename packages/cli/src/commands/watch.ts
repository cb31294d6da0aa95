import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { readLog } from "@goalpost/log";
import { isRunning } from "@goalpost/target/internal";
import { type Command, Option } from "commander";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, print } from "../io.ts";
import { addCommand, type CommonOptions, type LoadFlags, loadOptions, type Session, wholeNumber } from "../program.ts";
import { recordTeller } from "../run/record-line.ts";
import { noRunHere, type RunHere, runNamed, runsHere, statusOfState } from "../run/runs-here.ts";

interface WatchFlags extends CommonOptions, LoadFlags {
  readonly port?: number;
  readonly text?: boolean;
}

/** How often a log is looked at, in milliseconds. */
const pollMs = 250;

/** `goalpost watch`: a page to watch runs on, or the same in the terminal. */
export function registerWatch(program: Command, session: Session): void {
  addCommand<WatchFlags>(program, session, {
    name: "watch",
    group: "Daily:",
    summary: "watch runs on a page of this machine, live and as a replay",
    description:
      "Serves a page on 127.0.0.1 until Ctrl-C: every run of this project, live, and afterwards as a replay; pause, resume and stop; and approvals by a person, with a code that only this terminal shows. The token in the link is made anew each time; nothing leaves the machine.",
    arguments: [["[run]", "a run's id or its beginning, or a contract; default: the newest run"]],
    options: [
      new Option("--port <number>", "default: one that is free").argParser(wholeNumber(1, 65_535)),
      new Option("--text", "no page: print what happens here, until the run ends"),
      ...loadOptions(),
    ],
    examples: ["goalpost watch", "goalpost watch port-billing --text"],
    run: async ([argument], { port, text = false }, io) => {
      const run = typeof argument === "string" ? await runNamed(argument, io) : undefined;
      if (text) return follow(run ?? (await newest(io)), io);
      return serve(run, port, io);
    },
  });
}

async function serve(run: RunHere | undefined, port: number | undefined, io: Io): Promise<ExitCode> {
  const [{ startWatch }, { ProjectSource }] = await Promise.all([
    import("@goalpost/watch"),
    import("../run/watch-source.ts"),
  ]);
  const watching = await startWatch({ source: new ProjectSource(io), port, run: run?.log.runId });
  print(io, `watch: ${watching.url}`);
  if (watching.code !== undefined)
    print(io, `code for approvals on the page: ${watching.code.slice(0, 3)} ${watching.code.slice(3)}`);
  print(io, "Ctrl-C ends the page; runs go on");
  if (!io.signal.aborted) await once(io.signal, "abort");
  await watching.close();
  return exitCode.done;
}

async function newest(io: Io): Promise<RunHere> {
  const [first] = await runsHere(io);
  if (first === undefined) throw noRunHere();
  return first;
}

/** Prints a run from its beginning to its end, and the receipt that its process makes after that; a run whose process is gone ends here too. */
async function follow({ log, state }: RunHere, io: Io): Promise<ExitCode> {
  const tell = recordTeller(io);
  let from = 0;
  for (let isLastLook = false; ; ) {
    for (const line of readLog(log.path, { from })) {
      io.signal.throwIfAborted();
      if (line.fault === "torn") break;
      from = line.to;
      if (line.record !== undefined) tell(line.record);
    }
    if (isLastLook) return exitCode.done;
    const status = await statusOfState(state);
    // what was written between the look at the log and the one at the status is still to be read
    isLastLook = status?.runId !== log.runId || !isRunning(status.owner);
    if (!isLastLook) await sleep(pollMs, undefined, { signal: io.signal });
  }
}
