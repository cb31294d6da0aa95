import { Command, Option } from "commander";
import { commands } from "./commands/index.ts";
import { type ExitCode, exitCode } from "./exit-codes.ts";
import { tellFailure } from "./failure.ts";
import { isHookEvent } from "./hook/events.ts";
import { hookFailed } from "./hook/failed.ts";
import type { Io } from "./io.ts";
import { fitted } from "./output/wrap.ts";
import type { Register, Session } from "./program.ts";
import { version } from "./version.ts";

/** Runs the command line, and returns how it ends; it never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const session: Session = {
    io,
    exitCode: exitCode.done,
    json: false,
    call: (words, other = io) => main(words, other),
  };
  try {
    const program = await createProgram(session, argv);
    await program.parseAsync([...argv], { from: "user" });
    return session.exitCode;
  } catch (error) {
    // To both clients exit code 2 means that the agent must go on: nothing that goes wrong with us may say so.
    if (argv[0] === "hook" && isHookEvent(argv[1])) return hookFailed(error, io);
    const { command } = session;
    return tellFailure(error, command === undefined ? io : { ...io, command }, {
      debug: argv.includes("--debug"),
      json: session.json,
    });
  }
}

async function createProgram(session: Session, argv: readonly string[]): Promise<Command> {
  const { stdout, stderr } = session.io;
  const program = new Command("goalpost")
    .description("Goalposts that do not move: contracts for coding agents, checked like code, verified afterwards.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .addOption(new Option("-C, --cwd <folder>", "the project's root; default: the current folder"))
    .addOption(new Option("--debug", "show the stack of an error"))
    .configureOutput({
      writeOut: (text) => void stdout.write(fitted(text, stdout)),
      writeErr: (text) => void stderr.write(fitted(text, stderr)),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ helpWidth: helpWidth(stdout), minWidthToWrap: 20 })
    .showHelpAfterError("(goalpost --help lists the commands)")
    .exitOverride()
    .commandsGroup("Advanced:")
    .helpCommand("help [command]", "print help for a command")
    .addHelpText("after", help);
  for (const load of wanted(argv)) (await load())(program, session);
  for (const command of program.commands) helpBy(command, `goalpost ${command.name()}`);
  return program;
}

/** After a misuse a command names its own help. */
function helpBy(command: Command, words: string): void {
  command.showHelpAfterError(
    `(${words} --help shows ${command.commands.length > 0 ? "its commands" : "how it is called"})`,
  );
  for (const each of command.commands) helpBy(each, `${words} ${each.name()}`);
}

/** A terminal's width, as far as lines stay easy to read; 100 columns elsewhere. */
const helpWidth = ({ isTTY, columns }: Io["stdout"]): number =>
  isTTY === true ? Math.min(Math.max(columns ?? 0, 60), 100) : 100;

/** The command that the first word names; all of them where it names none, for the help and for suggestions. */
function wanted(argv: readonly string[]): readonly (() => Promise<Register>)[] {
  if (argv[0] === "--version" || argv[0] === "-V") return [];
  const word = argv.find((each) => !each.startsWith("-")) ?? "";
  const named = Object.hasOwn(commands, word) ? commands[word] : undefined;
  return named === undefined ? Object.values(commands) : [named];
}

const help = `
CONTRACT is a file (goals/port-billing.goal.ts, .goal.md, .goal.json) or its id (port-billing).

Exit codes: 0 done · 1 not done · 2 misuse, or no answer · 3 needs review

Examples:
  $ goalpost init
  $ goalpost lint goals/
  $ goalpost preflight port-billing
  $ goalpost run port-billing --target codex
  $ goalpost verify port-billing`;
