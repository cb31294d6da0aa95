import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { outsidePath } from "../process/outside-path.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { compareEntries, type Tree, type TreeEntry } from "../store/tree.ts";
import type { Filled } from "./make-room.ts";

/** How the repository of a room is made. */
export interface RoomGit {
  readonly folder: string;
  readonly filled: Filled;
  readonly base: Tree;
  readonly store: BlobStore;
  /** The project, whose programs are not asked. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

const run = promisify(execFile);

/**
 * Gives a room a git repository of its own, without remotes, hooks or a user's settings: one commit of the start's files as they came in, and
 * one of the changes that were let in.
 */
export async function makeRoomGit({ folder, filled, base, store, root, env, signal }: RoomGit): Promise<void> {
  const gitEnv: NodeJS.ProcessEnv = {
    PATH: outsidePath(root, env), HOME: "/nonexistent", LC_ALL: "C", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "goalpost", GIT_AUTHOR_EMAIL: "goalpost@localhost", GIT_COMMITTER_NAME: "goalpost", GIT_COMMITTER_EMAIL: "goalpost@localhost",
    GIT_AUTHOR_DATE: "2000-01-01T00:00:00Z", GIT_COMMITTER_DATE: "2000-01-01T00:00:00Z",
  }; // biome-ignore format: a table
  const steady = ["-c", "core.looseCompression=0", "-c", "core.fsync=none", "-c", "gc.auto=0", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"]; // biome-ignore format: one
  const git = async (args: readonly string[], input?: string): Promise<string> => {
    const child = run("git", [...steady, ...args], { cwd: folder, env: gitEnv, signal, maxBuffer: 256 * 1024 * 1024 });
    child.child.stdin?.on("error", () => {}); // it may end before it has read all
    child.child.stdin?.end(input ?? "");
    return (await child).stdout;
  };
  await git(["init", "-q", "--template=", "-b", "main"]);
  const add = async (paths: readonly string[]): Promise<void> => {
    if (paths.length === 0) return;
    await git(["--literal-pathspecs", "add", "-f", "--pathspec-from-file=-", "--pathspec-file-nul"], paths.map((path) => `${path}\0`).join("")); // biome-ignore format: one
  };
  const commit = (message: string): Promise<string> => git(["commit", "-q", "--allow-empty", "--no-verify", "-m", message]); // biome-ignore format: one
  // What came in changed, or went, stands in the first commit as it was.
  const differing = [...filled.changes.keys()].filter((path) => compareEntries(base.get(path), filled.placed.get(path)) !== undefined); // biome-ignore format: one
  const changed = new Set(differing);
  await add([...filled.placed.keys()].filter((path) => !changed.has(path)));
  const before = differing.filter((path) => isBlob(base.get(path)));
  const hashes = await hashAll(before, { folder, base, store, git });
  const line = (mode: string, hash: string, path: string): string => `${mode} ${hash}\t${path}\0`;
  await git(["update-index", "-z", "--index-info"], before.map((path, index) => line(modeOf(base.get(path)), hashes[index] ?? "", path)).join("")); // biome-ignore format: one
  await commit("the start");
  await git(["update-index", "-z", "--index-info"], before.map((path) => line("0", "0".repeat(40), path)).join(""));
  await add(differing.filter((path) => isBlob(filled.placed.get(path))));
  if (differing.length > 0) await commit("the changes that were let in");
}

const isBlob = (entry: TreeEntry | undefined): boolean => entry !== undefined && entry.kind !== "folder";

const modeOf = (entry: TreeEntry | undefined): string =>
  entry?.kind === "link" ? "120000" : entry?.kind === "file" && entry.executable ? "100755" : "100644";

/** Writes what the start had at these paths into the repository; gives the objects' names. */
async function hashAll(
  paths: readonly string[],
  { folder, base, store, git }: Pick<RoomGit, "folder" | "base" | "store"> & { readonly git: (args: readonly string[], input: string) => Promise<string> }, // biome-ignore format: one
): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const scratch = join(folder, ".git", "goalpost");
  await mkdir(scratch);
  const files = await Promise.all(
    paths.map(async (path, index) => {
      const entry = base.get(path);
      const file = join(scratch, String(index));
      await writeFile(file, entry?.kind === "file" ? store.get(entry.sha256) : entry?.kind === "link" ? entry.target : "");
      return `.git/goalpost/${index}`;
    }),
  ); // biome-ignore format: one
  const hashes = await git(["hash-object", "-w", "--no-filters", "--stdin-paths"], files.map((file) => `${file}\n`).join("")); // biome-ignore format: one
  await rm(scratch, { recursive: true, force: true });
  return hashes.trim().split("\n");
}
