import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "./exit-codes.ts";
import type { Io } from "./io.ts";
import { TargetOption, targetNamed, useTarget } from "./targets.ts";

/** Options that every command takes. */
export interface CommonOptions {
  readonly cwd?: string;
  readonly debug?: boolean;
  readonly format?: string;
}

/** What one run of the command line keeps: its world, and how it ends. */
export interface Session {
  readonly io: Io;
  exitCode: ExitCode;
  /** Whether errors are told as JSON. */
  json: boolean;
  /** Runs another command, as if it had been typed; in this world, where no other is given. */
  readonly call: (argv: readonly string[], io?: Io) => Promise<ExitCode>;
  /** The command that runs, once it is known. */
  command?: string;
}

/** One command: adds itself to the program. */
export type Register = (program: Command, session: Session) => void;

/** Seconds that a TypeScript contract may take to load. */
export const defaultLoadSeconds = 20;

/** Adds a command whose action returns the exit code. The handler gets the command's arguments, its options, and the world it runs in. */
export function addCommand<Options extends CommonOptions>(
  parent: Command,
  session: Session,
  definition: {
    readonly name: string;
    /** Whether it is what its group does when no command is named. */
    readonly isDefault?: boolean;
    readonly arguments?: readonly (readonly [name: string, description: string])[];
    /** Whether words that it does not take are handed to it all the same: it says itself what is wrong with them. */
    readonly saysWhatIsWrong?: boolean;
    readonly summary: string;
    readonly description?: string;
    readonly group: "Daily:" | "Advanced:";
    readonly options?: readonly Option[];
    readonly examples: readonly string[];
    readonly run: (
      args: readonly (string | readonly string[] | undefined)[],
      options: Options,
      io: Io,
    ) => Promise<ExitCode>;
  },
): Command {
  const {
    name,
    isDefault = false,
    saysWhatIsWrong = false,
    summary,
    description = summary,
    examples,
    run,
  } = definition;
  const command = parent
    .command(name, { isDefault })
    .summary(summary)
    .description(description)
    .helpGroup(definition.group)
    .allowExcessArguments(saysWhatIsWrong);
  for (const [argument, text] of definition.arguments ?? []) command.argument(argument, text);
  for (const option of definition.options ?? []) command.addOption(option);
  command.addHelpText("after", `\nExamples:\n${examples.map((line) => `  $ ${line}`).join("\n")}`);
  command.action(async () => {
    const options = command.optsWithGlobals<Options>();
    session.json = options.format === "json";
    // Every verb that takes a client takes the same ones, and says so alike.
    session.command = nameOf(command);
    const closers: (() => void)[] = [];
    const cwd = options.cwd === undefined ? session.io.cwd : resolve(session.io.cwd, options.cwd);
    const io: Io = { ...session.io, cwd, command: session.command, closers };
    const takesPackages = definition.options?.some((option) => option instanceof TargetOption) === true;
    try {
      if (takesPackages && command.getOptionValueSource("target") === "default") await takeDefaultTarget(options, io);
      const { target } = options as { readonly target?: string };
      if (target !== undefined && takesPackages) await useTarget(target, io);
      else if (target !== undefined) targetNamed(target);
      session.exitCode = await run(saysWhatIsWrong ? command.args : command.processedArgs, options, io);
    } finally {
      for (const close of closers) close();
    }
  });
  return command;
}

/** How a command is called: `config explain`. */
function nameOf(command: Command): string {
  const above = command.parent?.parent ? `${nameOf(command.parent)} ` : "";
  return `${above}${command.name()}`;
}

/** Where the command line names no client, the first one of the project's settings is meant. */
async function takeDefaultTarget(options: CommonOptions & LoadFlags, io: Io): Promise<void> {
  const { projectSettings } = await import("./settings/project-settings.ts");
  const { settings } = await projectSettings(io, { exec: options.exec });
  const [first] = settings.targets ?? [];
  if (first !== undefined) Object.assign(options, { target: first });
}

/** Adds a command that only holds others. */
export const addGroup = (
  parent: Command,
  { name, group, summary, description }: Record<"name" | "group" | "summary" | "description", string>,
): Command => parent.command(name).summary(summary).description(description).helpGroup(group);

/** `--format text|json`, and what else a command can print. */
export const formatOption = (...more: readonly string[]): Option =>
  new Option("--format <format>", "how the result is printed").choices(["text", "json", ...more]).default("text");

/** A whole number within bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
  };

/** The options with which contract files are loaded. */
export const loadOptions = (): readonly Option[] => [
  new Option("--no-exec", "refuse TypeScript contracts: loading one runs it"),
  new Option("--load-timeout <seconds>", "how long a TypeScript contract, or a preset or rule, may take to load")
    .argParser(wholeNumber(1, 3600))
    .default(defaultLoadSeconds),
];

/** The values of {@link loadOptions}. */
export interface LoadFlags {
  readonly exec?: boolean;
  readonly loadTimeout?: number;
}
