import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";

/**
 * The specification that is meant: what was given, else SPEC.md.
 *
 * @throws GoalpostError `spec/not-found`.
 */
export function specFile(given: unknown, { cwd }: Io): string {
  const file = typeof given === "string" ? given : "SPEC.md";
  if (existsSync(resolve(cwd, file))) return file;
  throw new GoalpostError({
    code: "spec/not-found",
    where: file,
    what: "is not there, expected the specification",
    help:
      typeof given === "string"
        ? "correct the path"
        : "name the file, or write SPEC.md with one requirement per line: - R1: `npm test` exits 0",
  });
}

/**
 * Reads a specification that may still be a rough idea.
 *
 * @throws GoalpostError `spec/empty`, and what reading a file throws.
 */
export async function readIdea(file: string, { cwd }: Io): Promise<string> {
  const text = await readTextFile(resolve(cwd, file), file);
  if (text.trim() !== "") return text;
  throw new GoalpostError({
    code: "spec/empty",
    where: file,
    what: "is empty, expected an idea to be asked about",
    help: "write in a few sentences what you want, then start again",
  });
}
