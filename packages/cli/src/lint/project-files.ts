import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { gitThatLooks } from "@goalpost/target/internal";
import { glob } from "tinyglobby";

/** Files that are looked at: more than any project's reading list needs, few enough to be held at once. */
const most = 200_000;

/**
 * Lists the files of a project, relative to its root: those that git knows or would add, and without git all but dependencies.
 *
 * @throws GoalpostError `lint/no-root` when the root is not a folder.
 */
export async function projectFiles(root: string, cwd: string): Promise<readonly string[]> {
  const folder = resolve(cwd, root);
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory() !== true) throw noRoot(root);
  const known = (await gitFiles(folder)) ?? [];
  // a folder that a repository above it ignores is a project all the same
  const files =
    known.length > 0
      ? known
      : await glob("**", { cwd: folder, dot: true, ignore: ["**/node_modules/**", "**/.git/**"] });
  return files.slice(0, most);
}

const gitFiles = (cwd: string): Promise<readonly string[] | undefined> =>
  new Promise((done) => {
    const { words, env } = gitThatLooks(process.env);
    const args = [...words, "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    execFile("git", args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) =>
      done(error === null ? stdout.split("\0").filter((file) => file !== "") : undefined),
    );
  });

const noRoot = (root: string): GoalpostError =>
  new GoalpostError({
    code: "lint/no-root",
    where: root,
    what: "is not a folder, expected the project that the contract is for",
    help: "name its root: goalpost lint GOAL.md --root .",
  });
