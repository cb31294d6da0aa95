import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { formatImport, type ImportResult, importPrompt, printSource } from "@goalpost/core/import";
import { type Command, Option } from "commander";
import { idFromFile } from "../contracts/name.ts";
import { exitCode } from "../exit-codes.ts";
import { readPiped, readTextFile } from "../files/read-text.ts";
import { type Io, printJson, say } from "../io.ts";
import { importNotes } from "../output/import-notes.ts";
import { styleFor } from "../output/style.ts";
import { addCommand, type CommonOptions, type Session } from "../program.ts";
import type { ProjectCommand } from "../project-commands/found.ts";
import { projectCommands } from "../project-commands/project-commands.ts";

interface ImportFlags extends CommonOptions {
  readonly id?: string;
  readonly root?: string;
}

/** `goalpost import`: a hand-written prompt becomes a typed contract. */
export function registerImport(program: Command, session: Session): void {
  addCommand<ImportFlags>(program, session, {
    name: "import",
    group: "Advanced:",
    summary: "turn a hand-written prompt into a typed contract, on standard output",
    description:
      "Prints the contract as TypeScript; what was lifted into checks and what was not understood is said on standard error, and kept.\nExit code 1 when the text lacks what a contract must have.",
    arguments: [["<file>", "a prompt in XML tags, Markdown headings or labels; - is standard input"]],
    options: [
      new Option("--id <id>", "the contract's id; default: the file's name"),
      new Option("--root <path>", "the project: its own commands name what the prompt leaves open"),
      new Option("--format <format>", "how the result is printed")
        .choices(["typescript", "json"])
        .default("typescript"),
    ],
    examples: ["goalpost import GOAL.md > goals/x.goal.ts", "goalpost import - --format json < GOAL.md"],
    run: async ([given], flags, io) => {
      const file = String(given);
      const text =
        file === "-"
          ? await readPiped(io, "goalpost import - < GOAL.md")
          : await readTextFile(resolve(io.cwd, file), file);
      const commands = flags.root === undefined ? [] : await commandsOf(flags.root, io);
      const result = importPrompt(text, { file, id: flags.id ?? idFromFile(file), commands });
      if (flags.format === "json") printJson<"import">(io, JSON.parse(formatImport(result)));
      else tellSource(result, file, flags.id !== undefined, io);
      return result.contract === null ? exitCode.notDone : exitCode.done;
    },
  });
}

/** A draft that lacks something is printed too: it is a beginning. A text that holds nothing gives none. */
function tellSource(result: ImportResult, file: string, withId: boolean, io: Io): void {
  const { contract, draft, blocks } = result;
  if (blocks.length > 0 || draft.blocks.length > 0) io.stdout.write(printSource(contract ?? draft, { withId }));
  for (const line of importNotes(result, file, styleFor(io.stderr, io.env))) say(io, line);
}

/** The commands of a project that is named; a folder that is not there is an error, since nothing would be looked up in silence. */
async function commandsOf(root: string, io: Io): Promise<readonly ProjectCommand[]> {
  const path = resolve(io.cwd, root);
  const folder = await stat(path).catch(() => undefined);
  if (folder?.isDirectory() === true) return projectCommands(path);
  throw new GoalpostError({
    code: "cli/no-root",
    where: root,
    what:
      folder === undefined
        ? "does not exist, expected the project's folder"
        : "is a file, expected the project's folder",
    help: "give the folder that holds package.json, Makefile, pyproject.toml, Cargo.toml, go.mod or justfile: --root .",
  });
}
