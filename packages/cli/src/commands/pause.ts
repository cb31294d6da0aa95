import type { Command } from "commander";
import type { Answers } from "../answers/answers.ts";
import { wire } from "../answers/wire.ts";
import { idOf, startedContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { print, printJson } from "../io.ts";
import { withProgress } from "../output/progress.ts";
import { addCommand, type CommonOptions, formatOption, type Register, type Session } from "../program.ts";
import { restRun } from "../run/rest-run.ts";
import { neverStarted, statusIn } from "../run/status-in.ts";
import { statusLine } from "../run/status-line.ts";

/** How long a run has to do it, in milliseconds: its receipt may be in the making. */
const waitMs = 60_000;

/** `goalpost pause`: lets a run rest. */
export const registerPause: Register = (program, session) => {
  register(program, session, "pause", {
    summary: "let a run rest, from any terminal, until it is told to go on",
    description:
      "The turn is interrupted and its commands are ended; the client stays. Minutes of the contract's budget do not count meanwhile; a --deadline does. A run that makes its receipt rests after that.",
    working: "pausing",
    asked: (id) => `it rests as soon as its receipt is made; see goalpost status ${id}`,
    next: (id) => `go on with goalpost resume ${id}`,
  });
};

/** `goalpost resume`: lets a run go on that rests. */
export const registerResume: Register = (program, session) => {
  register(program, session, "resume", {
    summary: "let a run go on that goalpost pause, or its page, has paused",
    description:
      "For a run whose process is there and rests. One that has ended, or has lost its process, is taken up with goalpost run CONTRACT --resume.",
    working: "resuming",
    asked: (id) => `it was asked to go on; see goalpost status ${id}`,
    next: (id) => `follow it with goalpost watch ${id}`,
  });
};

interface Words {
  readonly summary: string;
  readonly description: string;
  readonly working: string;
  readonly asked: (id: string) => string;
  readonly next: (id: string) => string;
}

function register(
  program: Command,
  session: Session,
  order: "pause" | "resume",
  { working, asked, next, ...words }: Words,
): void {
  addCommand<CommonOptions>(program, session, {
    name: order,
    group: "Daily:",
    ...words,
    arguments: [["<contract>", "file or id"]],
    options: [formatOption()],
    examples: [`goalpost ${order} port-billing`],
    run: async ([argument], { format }, io) => {
      const found = await startedContract(String(argument), io);
      const before = found === undefined ? undefined : await statusIn(found.state);
      if (found === undefined || before === undefined)
        throw neverStarted(found?.seal.contract.id ?? idOf(String(argument)));
      const { signal } = io;
      const rested = await withProgress(io, working, () => restRun(found.state, order, before, { signal, waitMs }));
      const kept = (await statusIn(found.state)) ?? before;
      // the log has said so; the record follows it
      const run = rested === "done" && kept.phase === "running" ? { ...kept, paused: order === "pause" } : kept;
      if (format === "json") printJson<Answers["pause"]>(io, { order, answer: rested, runs: [wire(run)] });
      else if (rested === "ended")
        print(io, `${run.contractId}: has ended before; see goalpost status ${run.contractId}`);
      else print(io, `${statusLine(run)}; ${rested === "asked" ? asked(run.contractId) : next(run.contractId)}`);
      return exitCode.done;
    },
  });
}
