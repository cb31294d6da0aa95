import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { decodeSource } from "@goalpost/core/internal";
import { gitThatLooks } from "@goalpost/target/internal";
import { loadText } from "../contracts/load.ts";
import { contractFile, contractIdOf } from "../contracts/name.ts";
import { openFile } from "../contracts/open.ts";
import { fieldsOf } from "../failure.ts";
import type { Io } from "../io.ts";
import type { LoadFlags } from "../program.ts";
import { sourcesOf } from "./sources-of.ts";

/** Bytes of git's answer that are read: far more than a contract and its sources have. */
const maxBytes = 64 * 1024 * 1024;

/** A git command's output, as bytes. */
export const git = (args: readonly string[], cwd: string): Promise<Buffer> =>
  new Promise((done, reject) => {
    const { words, env } = gitThatLooks(process.env);
    execFile(
      "git",
      [...words, ...args],
      { cwd, env, encoding: "buffer", maxBuffer: maxBytes },
      (error, stdout, stderr) => {
        if (error === null) done(stdout);
        else reject(new Error(faultOf(stderr.toString("utf8")) || error.message, { cause: error }));
      },
    );
  });

/** What git says in its first line. Whom it would ask for an object that is missing, the repository's settings say: it may be a program. */
const faultOf = (said: string): string =>
  /transport '.*' not allowed|lazy fetching disabled/.test(said)
    ? "an object is missing here, and nothing is fetched for it; use a clone that was made without a filter"
    : (said.split("\n")[0] ?? "");

export const lines = (answer: Buffer): readonly string[] =>
  answer
    .toString("utf8")
    .split("\0")
    .filter((line) => line !== "");

/**
 * Finds the commit that a name stands for.
 *
 * @throws GoalpostError `diff/no-repository`, `diff/unknown-ref`.
 */
export async function commitOf(ref: string, cwd: string): Promise<string> {
  await git(["rev-parse", "--is-inside-work-tree"], cwd).catch((cause) => {
    throw noRepository(cwd, cause);
  });
  try {
    return (await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`], cwd))
      .toString()
      .trim();
  } catch (cause) {
    throw new GoalpostError({
      code: "diff/unknown-ref",
      where: ref,
      what: "is not a commit, branch or tag of this repository, and not a file",
      help: "name one that git knows, such as main or HEAD~1, and fetch it first where the clone is shallow; or give two files",
      cause,
    });
  }
}

const noRepository = (cwd: string, cause: unknown): GoalpostError =>
  new GoalpostError({
    code: "diff/no-repository",
    where: cwd,
    what: `is in no git repository (${cause instanceof Error ? cause.message : String(cause)}), expected one to compare with`,
    help: "run it in one, or give two files: goalpost diff old.goal.md new.goal.md",
    cause,
  });

/**
 * Loads a contract as it stood in a commit. Text is read as it is. TypeScript is written, with what it imports of that commit, to a folder of its own
 * below node_modules, where its imports of packages resolve as they do now, and loaded like any other, in its own process.
 *
 * @param path - Its path in that commit, from the repository's root.
 */
export async function contractAt(commit: string, path: string, flags: LoadFlags, io: Io): Promise<Contract> {
  const root = (await git(["rev-parse", "--show-toplevel"], io.cwd)).toString().trim();
  const shown = `${commit.slice(0, 8)}:${path}`;
  if (!path.endsWith(".ts")) {
    const text = decodeSource(await git(["show", `${commit}:${path}`], root), shown);
    const options = { shown, id: contractIdOf(basename(path)), file: path, json: path.endsWith(".json") };
    return (await loadText(text, options)).contract;
  }
  const all = new Set(lines(await git(["ls-tree", "-r", "--name-only", "-z", commit], root)));
  const files = await sourcesOf(path, all, (each) => git(["show", `${commit}:${each}`], root));
  return await inFolder(io.cwd, async (folder) => {
    for (const [each, bytes] of files) {
      const target = resolve(folder, each);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
    try {
      return (await openFile(join(folder, path), flags, io)).contract;
    } catch (error) {
      const fields = fieldsOf(error);
      if (fields === undefined) throw error;
      const where = fields.where.replaceAll(relative(io.cwd, folder), commit.slice(0, 8));
      throw new GoalpostError({ ...fields, where, cause: error });
    }
  });
}

/** Works in a folder of its own below node_modules, so that packages are found and no tool takes the files for the project's own; nothing of it stays. */
export async function inFolder<Result>(cwd: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const parent = join(cwd, "node_modules/.cache/goalpost");
  const made = await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "diff-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    // What was made for it goes too, unless somebody else works there by now.
    for (let each = parent; made !== undefined && each.length >= made.length; each = dirname(each))
      await rmdir(each).catch(() => {});
  }
}

/** Where each contract file of now stood in a commit, as a path from the repository's root, and the contracts of the commit that are gone. */
export interface OldPaths {
  readonly of: ReadonlyMap<string, string>;
  /** Relative to the current folder. */
  readonly gone: readonly string[];
}

/**
 * Finds the contracts of a commit, below the current folder. One that was moved or renamed is found by its id, else by what git calls a rename.
 *
 * @param files - The contract files of now, absolute.
 */
export async function oldPaths(commit: string, files: readonly string[], cwd: string): Promise<OldPaths> {
  const prefix = (await git(["rev-parse", "--show-prefix"], cwd)).toString("utf8").replace(/\n$/, "");
  const listed = lines(await git(["ls-tree", "-r", "--name-only", "-z", commit, "--", "."], cwd));
  const before = listed.filter((file) => contractFile.test(file));
  const gone = new Set(before.filter((file) => !existsSync(join(cwd, file))));
  const of = new Map<string, string>();
  const inCwd = files.map((file) => relative(cwd, file).replaceAll("\\", "/"));
  const renames = gone.size === 0 ? new Map<string, string>() : await renamed(commit, cwd);
  for (const [index, file] of inCwd.entries()) {
    const byId = [...gone].filter((each) => contractIdOf(basename(each)) === contractIdOf(basename(file)));
    const old = listed.includes(file) ? file : byId.length === 1 ? byId[0] : renames.get(file);
    if (old === undefined || (old !== file && !gone.delete(old))) continue;
    of.set(files[index] ?? file, posix.join(prefix, old));
  }
  return { of, gone: [...gone] };
}

/** Files that git takes for renamed since a commit: new path to old, relative to the current folder. */
async function renamed(commit: string, cwd: string): Promise<ReadonlyMap<string, string>> {
  const args = [
    "diff",
    "-M",
    "--name-status",
    "--diff-filter=R",
    "--relative",
    "--no-ext-diff",
    "-z",
    commit,
    "--",
    ".",
  ];
  const parts = lines(await git(args, cwd));
  const pairs: [string, string][] = [];
  for (let at = 0; at + 2 < parts.length; at += 3) pairs.push([parts[at + 2] ?? "", parts[at + 1] ?? ""]);
  return new Map(pairs);
}
