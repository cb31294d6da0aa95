import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import type { Side } from "@goalpost/spec";
import { Option } from "commander";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { AnswersFront } from "./answers-front.ts";
import type { Front } from "./front.ts";
import { JsonFront } from "./json-front.ts";
import { ScreenFront } from "./screen-front.ts";

/** Who answers for the author. */
export interface FrontFlags {
  readonly answers?: string;
  readonly format?: string;
  readonly onConflict?: Side;
}

/** `--on-conflict SIDE`. */
export const conflictOption = (): Option =>
  new Option(
    "--on-conflict <side>",
    "with --answers: what is taken where you and the interview changed the same lines",
  ).choices(["mine", "theirs", "both"]);

/** The options of {@link FrontFlags}, but for `--format`. */
export const frontOptions = (): readonly Option[] => [
  new Option("--answers <file>", "answers instead of a person: JSON lines, or a decisions.jsonl"),
  conflictOption(),
];

/**
 * The front that the flags name: a file, another program, else the terminal.
 *
 * @throws GoalpostError `cli/no-terminal`, `spec/bad-answers`, and what reading a file throws.
 */
export async function openFront(flags: FrontFlags, command: string, io: Io): Promise<Front> {
  const { answers, format, onConflict } = flags;
  if (answers !== undefined && format === "json")
    throw new GoalpostError({
      code: "cli/two-fronts",
      where: "--answers --format json",
      what: "are two who answer, expected one",
      help: "leave one of them out",
    });
  if (answers !== undefined)
    return new AnswersFront(await readTextFile(resolve(io.cwd, answers), answers), answers, io, onConflict);
  if (format === "json") return new JsonFront(io, command);
  if (io.stdin.isTTY === true && io.stdout.isTTY === true) return ScreenFront.open(io);
  throw new GoalpostError({
    code: "cli/no-terminal",
    where: command,
    what: "nobody can be asked: standard input and output are not a terminal",
    help: "run it in a terminal, give the answers with --answers FILE, or let another program answer with --format json",
  });
}
