import { existsSync, realpathSync } from "node:fs";
import { resolve, sep } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";

/**
 * The specification that is meant: what was given, else SPEC.md. What a path of the project leads to stays in it: a model is told what stands there, and the result
 * is written there.
 *
 * @throws GoalpostError `spec/not-found`, `spec/outside`.
 */
export function specFile(given: unknown, { cwd }: Io): string {
  const file = typeof given === "string" ? given : "SPEC.md";
  const path = resolve(cwd, file);
  if (existsSync(path)) {
    const real = realpathSync(path);
    if (!isBelow(resolve(cwd), path) || isBelow(realpathSync(cwd), real)) return file;
    throw new GoalpostError({
      code: "spec/outside",
      where: file,
      what: `is a link that leads out of the project, to ${real}`,
      help: "put the specification in its place, or name the other one by its own path",
    });
  }
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

const isBelow = (folder: string, path: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

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
