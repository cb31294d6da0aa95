import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { importPrompt, printSource } from "@goalpost/core/import";
import { type Command, Option } from "commander";
import { manyOption } from "../config/loosen.ts";
import { contractFile, contractIdOf } from "../contracts/name.ts";
import { exitCode } from "../exit-codes.ts";
import { writeNew } from "../files/write-new.ts";
import { endingFor } from "../init/ending-for.ts";
import { firstContract, projectFacts } from "../init/first-contract.ts";
import { planPresets } from "../init/plan-presets.ts";
import { type Io, print, printJson, readStdin } from "../io.ts";
import { importNotes } from "../output/import-notes.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../program.ts";
import { projectCommands } from "../project-commands/project-commands.ts";

interface InitFlags extends CommonOptions {
  readonly from?: string;
  readonly folder: string;
  readonly preset: readonly string[];
  readonly exec?: boolean;
}

interface FirstText {
  readonly text: string;
  /** What was made of the prompt, for people. */
  readonly notes: readonly string[];
}

/** `goalpost init`: a first contract, and what to do next. */
export function registerInit(program: Command, session: Session): void {
  addCommand<InitFlags>(program, session, {
    name: "init",
    group: "Daily:",
    summary: "write a first contract, and say what to do next",
    description:
      "Writes goals/<name>.goal.ts with what the project shows: its test command and its sources. In a project of CommonJS it is <name>.goal.mts,\nwhich TypeScript takes for a module whatever its options are.\nWith --from, reads a prompt as people write it and says what it made of each part. Nothing is ever replaced.\nWith --preset, the preset is loaded, and named in goalpost.json; of a goalpost.json that is there every other byte stays.",
    arguments: [["[name]", "the contract's id, kebab-case; default: first-goal, or the name of the --from file"]],
    options: [
      new Option("--from <file>", "a prompt to begin with; - is standard input"),
      new Option("--folder <path>", "where contracts are kept").default("goals"),
      manyOption(
        "--preset <preset>",
        "a preset for the project, as a package or file: goalpost.json names it; may be repeated",
      ),
      new Option("--no-exec", "refuse presets of packages: loading one runs it"),
      formatOption(),
    ],
    examples: [
      "goalpost init",
      "goalpost init port-billing",
      "goalpost init --from GOAL.md",
      "goalpost init --preset @acme/goalpost-preset",
    ],
    run: async ([given], flags, io) => {
      const name = idOf(typeof given === "string" ? given : nameFrom(flags));
      const { text, notes }: FirstText =
        flags.from === undefined
          ? { text: firstContract(await projectFacts(io.cwd)), notes: [] }
          : await fromPrompt(flags.from, name, io);
      const file = join(flags.folder, `${name}${await endingFor(resolve(io.cwd, flags.folder))}`);
      await refuseSameId(flags.folder, name, io);
      const settings = await planPresets(flags.preset, flags.exec !== false, io);
      await writeNew(resolve(io.cwd, file), text, file, "give another name: goalpost init NAME");
      await settings?.write();
      if (flags.format === "json")
        printJson<"init">(io, { id: name, file, ...(settings === undefined ? {} : { settings: settings.file }) });
      else for (const line of [...notes, ...(settings?.lines ?? []), ...next(name, file, io)]) print(io, line);
      return exitCode.done;
    },
  });
}

const nameFrom = ({ from }: InitFlags): string =>
  from === undefined || from === "-"
    ? "first-goal"
    : basename(from)
        .replace(/(?:\.goal)?\.\w+$/, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");

function idOf(name: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name.length <= 64) return name;
  throw new GoalpostError({
    code: "cli/bad-name",
    where: name === "" ? "name" : name,
    what: 'is not a contract id, expected kebab-case such as "port-billing"',
    help: "use lower-case letters, digits and single hyphens, at most 64",
  });
}

/** A prompt as the TypeScript that a person would have written of it, and what was made of its text. */
async function fromPrompt(from: string, id: string, io: Io): Promise<FirstText> {
  const shown = from === "-" ? "<stdin>" : from;
  const text =
    from === "-" ? await readStdin(io) : await readFile(resolve(io.cwd, from), "utf8").catch(() => undefined);
  if (text === undefined) {
    throw new GoalpostError({ code: "cli/no-prompt", where: from, what: "cannot be read", help: "correct the path" });
  }
  const result = importPrompt(text, { file: shown, id, commands: await projectCommands(io.cwd) });
  const notes = [...importNotes(result, shown, io.style)];
  return { text: printSource({ ...(result.contract ?? result.draft), id }), notes };
}

/** A file of another ending with the same name would be the same contract twice. */
async function refuseSameId(folder: string, id: string, { cwd }: Io): Promise<void> {
  const names = await readdir(resolve(cwd, folder)).catch(() => []);
  const there = names.find((name) => contractFile.test(name) && contractIdOf(name) === id);
  if (there === undefined) return;
  throw new GoalpostError({
    code: "cli/exists",
    where: join(folder, there),
    what: "is there already",
    help: "give another name: goalpost init NAME",
  });
}

/** Whether the project's own .gitignore names the folder that build writes. */
function ignoresBuilt(cwd: string): boolean {
  const file = join(cwd, ".gitignore");
  return existsSync(file) && /^\/?(?:\*\*\/)?\.goalpost\/?\s*$/m.test(readFileSync(file, "utf8"));
}

function* next(name: string, file: string, { cwd, style }: Io): Generator<string> {
  yield `wrote ${style.bold(file)}`;
  yield "";
  yield "What to do next:";
  yield `  1. open it, and say what must be true at the end: ${relative(cwd, resolve(cwd, file))}`;
  yield `  2. npx goalpost lint ${name}          the rules`;
  yield `  3. npx goalpost preflight ${name}     which checks will show the work?`;
  yield `  4. npx goalpost run ${name}           start the goal, follow it, verify`;
  if (!ignoresBuilt(cwd)) {
    yield "";
    yield "What build and run write is made anew from the contract: put .goalpost/ into .gitignore.";
  }
  if (!existsSync(join(cwd, "node_modules/goalpost"))) {
    yield "";
    yield "For types in your editor, install goalpost as a dev dependency; it is not needed to run.";
  }
}
