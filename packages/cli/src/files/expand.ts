import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";

/**
 * Gives the files that arguments name, in their order: a path stays as it was written, a glob becomes what it matches.
 *
 * @throws GoalpostError `file/none-found` for a glob that matches nothing.
 */
export async function expandFiles(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const argument of args) {
    for (const file of await expand(argument, cwd)) found.add(file);
  }
  return [...found];
}

async function expand(argument: string, cwd: string): Promise<readonly string[]> {
  const isThere = await stat(resolve(cwd, argument)).catch(() => undefined);
  if (isThere !== undefined) return [argument];
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(argument)) return [argument];
  const files = await glob(argument, { cwd, dot: true, ignore: ["**/node_modules/**", "**/.git/**"] });
  if (files.length > 0) return files.sort();
  throw new GoalpostError({
    code: "file/none-found",
    where: argument,
    what: "the glob matches no file",
    help: "correct it; quote it, so that the shell does not change it",
  });
}
