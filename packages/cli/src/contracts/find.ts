import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { contractEndings, contractFile, contractGlob, contractIdOf } from "./name.ts";

/** Folders that hold no contract of the project's own. */
const ignored = ["**/node_modules/**", "**/.git/**", "**/.goalpost/**", "**/dist/**"];

/**
 * Finds the contract file that an argument names: by path, or by id, which is the file's name.
 *
 * @returns Absolute path.
 * @throws GoalpostError `contract/not-found`, `contract/ambiguous-id`, `contract/not-a-contract-file`.
 */
export async function findContract(argument: string, cwd: string): Promise<string> {
  const path = resolve(cwd, argument);
  const kind = await kindOf(path);
  if (kind === "file") return asContractFile(path, argument);
  if (kind === "folder" && !isId(argument)) throw isFolder(argument);
  if (!isId(argument)) throw noSuchFile(argument);
  return byId(argument, cwd);
}

/**
 * Finds every contract file that the arguments name: files, ids, folders, globs. Without arguments, all below `cwd`.
 *
 * @returns Absolute paths, sorted, each once.
 * @throws GoalpostError as {@link findContract}, and `contract/none-found` for a folder or glob that holds none.
 */
export async function findContracts(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const argument of args.length === 0 ? ["."] : args) {
    for (const path of await expand(argument, cwd)) found.add(path);
  }
  return [...found].sort();
}

async function expand(argument: string, cwd: string): Promise<readonly string[]> {
  const path = resolve(cwd, argument);
  const kind = await kindOf(path);
  if (kind === "folder") {
    const files = await allBelow(path);
    if (files.length === 0) throw noneFound(argument, "the folder holds no contract file");
    return files;
  }
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (kind === "none" && isDynamicPattern(argument)) {
    const segments = argument.split("/");
    const named = segments.slice(
      0,
      segments.findIndex((segment) => isDynamicPattern(segment)),
    );
    const matched = await glob(argument, { cwd, ignore: ignored, absolute: true, dot: false });
    const files = ownOf(matched.filter((file) => contractFile.test(file)).map((file) => resolve(file)), resolve(cwd, named.join("/"))); // biome-ignore format: one
    if (files.length === 0) throw noneFound(argument, "the glob matches no contract file");
    return files;
  }
  return [await findContract(argument, cwd)];
}

const allBelow = async (folder: string): Promise<readonly string[]> => ownOf(await everyBelow(folder), folder);

const everyBelow = async (folder: string): Promise<readonly string[]> =>
  (
    await (
      await import("tinyglobby")
    ).glob(contractGlob, { cwd: folder, ignore: ignored, absolute: true, followSymbolicLinks: false })
  )
    .map((file) => resolve(file))
    .sort();

/** Without the contracts of a submodule, a clone or a worktree that lies within the project: they are judged there. */
function ownOf(files: readonly string[], top: string): readonly string[] {
  const seen = new Map<string, string | undefined>();
  return files.filter((file) => repositoryBetween(dirname(file), top, seen) === undefined);
}

/** The repository that holds a folder and lies below `top`. */
function repositoryBetween(folder: string, top: string, seen: Map<string, string | undefined>): string | undefined {
  if (folder.length <= resolve(top).length) return undefined;
  if (!seen.has(folder))
    seen.set(folder, existsSync(join(folder, ".git")) ? folder : repositoryBetween(dirname(folder), top, seen));
  return seen.get(folder);
}

async function byId(id: string, cwd: string): Promise<string> {
  const every = await everyBelow(cwd);
  const all = ownOf(every, cwd);
  const hasId = (file: string): boolean => contractIdOf(basename(file)) === id;
  const [first, second] = all.filter(hasId);
  const elsewhere = every.find(hasId);
  if (first === undefined && elsewhere !== undefined) throw ofAnother(id, elsewhere, cwd);
  if (first === undefined) throw unknownId(id, all);
  if (second === undefined) return first;
  throw new GoalpostError({
    code: "contract/ambiguous-id",
    where: id,
    what: `is the id of two contracts: ${relative(cwd, first)} and ${relative(cwd, second)}`,
    help: "rename one of the files, or give the file's path",
  });
}

async function kindOf(path: string): Promise<"file" | "folder" | "none"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch {
    return "none";
  }
}

/** An id holds no separator and no ending of a contract file; all else is meant as a path. */
const isId = (argument: string): boolean =>
  !/[/\\]/.test(argument) && !isAbsolute(argument) && !contractFile.test(argument) && !/^\.{1,2}$/.test(argument);

function asContractFile(path: string, argument: string): string {
  if (contractFile.test(path)) return path;
  throw notAContractFile(argument);
}

/** A program is told how it is to be called; a text may also be piped in. */
export function notAContractFile(argument: string): GoalpostError {
  const program = /^(.*?)(?:\.(?:goal|contract))?\.[cm]?[jt]sx?$/.exec(argument)?.[1];
  return new GoalpostError({
    code: "contract/not-a-contract-file",
    where: argument,
    what: `is not a contract file, expected a name that ends in ${contractEndings}`,
    help:
      program === undefined
        ? "rename it, or pass labelled text on standard input with -"
        : `rename it to ${program}.goal.mts`,
  });
}

const isFolder = (argument: string): GoalpostError =>
  new GoalpostError({
    code: "contract/not-found",
    where: argument,
    what: "is a folder, expected one contract",
    help: `name a file in it, for example ${join(argument, "x.goal.ts")}, or an id`,
  });

const noSuchFile = (argument: string): GoalpostError =>
  new GoalpostError({
    code: "contract/not-found",
    where: argument,
    what: "does not exist",
    help: "correct the path, or give the contract's id: the file's name without .goal.ts",
  });

export const noneFound = (argument: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "contract/none-found",
    where: argument,
    what: `${what} (a name that ends in ${contractEndings})`,
    help: "write one with goalpost init, or correct the path",
  });

const ofAnother = (id: string, file: string, cwd: string): GoalpostError =>
  new GoalpostError({
    code: "contract/not-found",
    where: id,
    what: `no contract of this project has this id; ${relative(cwd, file)} is in a repository of its own`,
    help: `run goalpost in ${relative(cwd, repositoryBetween(dirname(file), cwd, new Map()) ?? dirname(file))}, or give the file's path`,
  });

function unknownId(id: string, all: readonly string[]): GoalpostError {
  const ids = [...new Set(all.map((file) => contractIdOf(basename(file))))];
  const near = nearest(id, ids);
  const seen =
    ids.length === 0
      ? "there is no contract file here"
      : `found ${ids.slice(0, 8).join(", ")}${ids.length > 8 ? ", …" : ""}`;
  return new GoalpostError({
    code: "contract/not-found",
    where: id,
    what: `no contract has this id: ${seen}`,
    help:
      near === undefined
        ? ids.length === 0
          ? "write one with goalpost init"
          : "use one of them, or give the file's path; FILE#ID names one contract of a file that holds several"
        : `did you mean ${near}?`,
  });
}
