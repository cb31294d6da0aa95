import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { contractFile } from "../contracts/name.ts";
import { openFile } from "../contracts/open.ts";
import type { Io } from "../io.ts";
import type { LoadFlags } from "../program.ts";

/** A git command's output, as bytes. */
const git = (args: readonly string[], cwd: string): Promise<Buffer> =>
  new Promise((done, reject) => {
    execFile("git", [...args], { cwd, encoding: "buffer", maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else reject(new Error(stderr.toString("utf8").split("\n")[0] || error.message, { cause: error }));
    });
  });

/**
 * Finds the commit that a name stands for.
 *
 * @throws GoalpostError `diff/unknown-ref`.
 */
export async function commitOf(ref: string, cwd: string): Promise<string> {
  try {
    return (await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`], cwd))
      .toString()
      .trim();
  } catch (cause) {
    throw new GoalpostError({
      code: "diff/unknown-ref",
      where: ref,
      what: "is no commit, branch or tag of this repository, and no file",
      mend: "name one that git knows, such as main or HEAD~1; or give two files",
      cause,
    });
  }
}

/**
 * Loads a contract as it stood in a commit: the file alone is written to a folder of its own beside the present one, where its imports of packages
 * resolve as they do now, and loaded like any other, in its own process. Imports of other files of the project are those of that commit too.
 *
 * @returns Undefined where the commit does not have the file.
 */
export async function contractAt(
  commit: string,
  file: string,
  flags: LoadFlags,
  io: Io,
): Promise<Contract | undefined> {
  const root = (await git(["rev-parse", "--show-toplevel"], io.cwd)).toString().trim();
  const path = relative(root, file).replaceAll("\\", "/");
  const listed = (await git(["ls-tree", "-r", "--name-only", "-z", commit, "--", path], root)).toString();
  if (!listed.split("\0").includes(path)) return undefined;
  const folder = await isolated(io.cwd);
  try {
    for (const each of await wanted(commit, path, root)) {
      const target = resolve(folder, each);
      if (relative(folder, target).startsWith("..")) continue;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, await git(["show", `${commit}:${each}`], root));
    }
    return (await openFile(join(folder, path), flags, io)).contract;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Below node_modules, so that packages are found and no tool takes the files for the project's own. */
async function isolated(cwd: string): Promise<string> {
  const parent = join(cwd, "node_modules/.cache/goalpost");
  await mkdir(parent, { recursive: true });
  return await mkdtemp(join(parent, "diff-"));
}

/** The contract; for TypeScript also the sources that it may import: those of its own folder and below, and JSON. */
async function wanted(commit: string, path: string, root: string): Promise<readonly string[]> {
  if (!path.endsWith(".ts")) return [path];
  const folder = dirname(path);
  const listed = await git(["ls-tree", "-r", "--name-only", "-z", commit, "--", folder === "." ? "." : folder], root);
  const sources = listed
    .toString("utf8")
    .split("\0")
    .filter((each) => /\.(?:[mc]?[jt]s|json)$/.test(each));
  return [...new Set([path, ...sources.slice(0, 500)])];
}

/** Contract files of a commit, below the current folder, that are here no longer; relative paths. */
export async function goneSince(commit: string, cwd: string): Promise<readonly string[]> {
  const listed = (await git(["ls-tree", "-r", "--name-only", "-z", commit, "--", "."], cwd)).toString("utf8");
  return listed.split("\0").filter((file) => contractFile.test(file) && !existsSync(join(cwd, file)));
}
