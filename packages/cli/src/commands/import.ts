import { resolve } from "node:path";
import { formatImport, type ImportResult, importPrompt, printSource } from "@goalpost/core/import";
import { type Command, Option } from "commander";
import { idFromFile } from "../contracts/name.ts";
import { exitCode } from "../exit-codes.ts";
import { readPiped, readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { importNotes } from "../output/import-notes.ts";
import { styleFor } from "../output/style.ts";
import { addCommand, type CommonOptions, type Session } from "../program.ts";

interface ImportFlags extends CommonOptions {
  readonly id?: string;
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
      const result = importPrompt(text, { file, id: flags.id ?? idFromFile(file) });
      if (flags.format === "json") io.stdout.write(formatImport(result));
      else tellSource(result, file, flags.id !== undefined, io);
      return result.contract === null ? exitCode.notDone : exitCode.done;
    },
  });
}

/** A draft that lacks something is printed too: it is a beginning. A text without any block gives none. */
function tellSource(result: ImportResult, file: string, withId: boolean, io: Io): void {
  const { contract, draft, blocks } = result;
  if (blocks.length > 0) io.stdout.write(printSource(contract ?? draft, { withId }));
  for (const line of importNotes(result, file, styleFor(io.stderr, io.env))) io.stderr.write(`${line}\n`);
}
