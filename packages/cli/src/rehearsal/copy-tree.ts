import { execFile } from "node:child_process";
import { appendFile, copyFile, lstat, mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { GoalpostError } from "@goalpost/core";
import { gitThatLooks, isWithin } from "@goalpost/target/internal";
import { glob } from "tinyglobby";

const run = promisify(execFile);

/** Files of a project that are not copied where there is no git to ask. */
const heavy = ["**/node_modules/**", "**/.git/**", "**/dist/**", "**/.goalpost/**"];

/** Options of {@link copyTree}. */
export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly env: NodeJS.ProcessEnv;
  /** Leaves a file out, by its path from the root. */
  readonly leaveOut?: (path: string) => boolean;
}

/**
 * Copies a project to a folder of its own and makes it a git repository with one commit, so that a rehearsal works on the copy. What git
 * ignores is left behind; `node_modules` is linked, and the client's sandbox keeps it from being written.
 *
 * @returns How many files were copied.
 * @throws GoalpostError `rehearsal/nothing-to-copy`, `rehearsal/no-git`.
 */
export async function copyTree({ from, to, env, leaveOut = () => false }: CopyOptions): Promise<number> {
  const paths = (await filesOf(from, env)).filter((path) => !leaveOut(path));
  if (paths.length === 0) throw nothing(from);
  for (const path of paths) await copyOne(join(from, path), join(to, path), to);
  await commit(to, env);
  const modules = join(from, "node_modules");
  if (!leaveOut("node_modules/") && (await exists(modules))) {
    await linkModules(modules, join(to, "node_modules"));
    // The project's own .gitignore may name the folder with a slash at its end, which does not match a link.
    await appendFile(join(to, ".git/info/exclude"), "/node_modules\n");
  }
  return paths.length;
}

/** Links a folder of packages; where some of it was copied, because git tracks it, only what is missing, scope by scope. */
async function linkModules(from: string, to: string): Promise<void> {
  const there = await lstat(to).catch(() => undefined);
  if (there === undefined) return symlink(from, to, "dir");
  if (!there.isDirectory()) return;
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name.startsWith("@") && entry.isDirectory()) await linkModules(source, target);
    else if (!(await exists(target))) await symlink(source, target, entry.isDirectory() ? "dir" : "file");
  }
}

async function filesOf(from: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const { words, env: quiet } = gitThatLooks(env);
  const listed = await run("git", [...words, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: from,
    env: quiet,
    maxBuffer: 256 * 1024 * 1024,
  }).catch(() => undefined);
  const paths = listed?.stdout.split("\0").filter((path) => path !== "") ?? [];
  // Everything ignored, as in an example inside of an installed package, is not an answer either.
  if (paths.length > 0) return [...new Set(paths)].filter((path) => !path.startsWith(".goalpost/"));
  return glob("**/*", { cwd: from, dot: true, ignore: heavy, followSymbolicLinks: false });
}

async function copyOne(source: string, target: string, root: string): Promise<void> {
  const found = await lstat(source).catch(() => undefined);
  // A file that was deleted and not yet committed is still listed.
  if (found === undefined || found.isDirectory()) return;
  await mkdir(dirname(target), { recursive: true });
  if (!found.isSymbolicLink()) return copyFile(source, target);
  const to = await readlink(source);
  // A link that leads out of the tree would lead the rehearsal's work out of its copy.
  if (isWithin(resolve(dirname(target), to), root)) await symlink(to, target);
}

/** One commit with an identity of its own: what unchanged and scope compare with. */
async function commit(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const own = {
    ...env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "goalpost rehearsal",
    GIT_AUTHOR_EMAIL: "rehearsal@goalpost.invalid",
    GIT_COMMITTER_NAME: "goalpost rehearsal",
    GIT_COMMITTER_EMAIL: "rehearsal@goalpost.invalid",
  };
  const git = (...args: readonly string[]) =>
    run("git", [...args], { cwd: folder, env: own, maxBuffer: 64 * 1024 * 1024 });
  try {
    await git("init", "--quiet", "--initial-branch", "main");
    await git("add", "--all");
    await git("commit", "--quiet", "--no-verify", "--message", "The tree as it was copied");
  } catch (cause) {
    throw new GoalpostError({
      code: "rehearsal/no-git",
      where: folder,
      what: `cannot be made a git repository (${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)})`,
      help: "install git",
      cause,
    });
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const nothing = (from: string): GoalpostError =>
  new GoalpostError({
    code: "rehearsal/nothing-to-copy",
    where: from,
    what: "holds no file that could be rehearsed on",
    help: "run it in the project's root",
  });
