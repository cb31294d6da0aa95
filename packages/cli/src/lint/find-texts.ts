import { stat } from "node:fs/promises";
import { basename, extname, relative, resolve } from "node:path";
import { findContracts, noneFound } from "../contracts/find.ts";
import { contractFile } from "../contracts/name.ts";
import { expandFiles } from "../files/expand.ts";
import { readTextFile } from "../files/read-text.ts";

/**
 * Finds the files that lint is to look at: a file by any name, an id, a folder with contract files, a glob. A glob that names an ending
 * (`prompts/*.md`) gives all that it matches, any other the contract files among them.
 *
 * @returns Paths relative to `cwd`, in the order of the arguments, each once.
 * @throws GoalpostError `contract/not-found`, `contract/none-found`, `file/none-found`.
 */
export async function findTexts(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const argument of args.length === 0 ? ["."] : args) {
    for (const file of await expand(argument, cwd)) found.add(file);
  }
  return [...found];
}

async function expand(argument: string, cwd: string): Promise<readonly string[]> {
  const there = await stat(resolve(cwd, argument)).catch(() => undefined);
  if (there?.isFile() === true) return [relative(cwd, resolve(cwd, argument))];
  if (there === undefined && (await import("tinyglobby")).isDynamicPattern(argument)) {
    const all = await expandFiles([argument], cwd);
    const named = /^\.\w+$/.test(extname(basename(argument)));
    const files = named ? all : all.filter((file) => contractFile.test(file));
    if (files.length === 0) throw noneFound(argument, "the glob matches no contract file");
    return files;
  }
  // A name with an ending that no id has is meant as a file; reading it says that it is not there.
  if (there === undefined && /\.\w+$/.test(argument) && !contractFile.test(argument))
    await readTextFile(resolve(cwd, argument), argument);
  return (await findContracts([argument], cwd)).map((file) => relative(cwd, file));
}
