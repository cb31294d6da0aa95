import { rm } from "node:fs/promises";
import { join } from "node:path";
import { scratchFolder } from "../files/scratch.ts";
import { type GitAnswer, type GitPlace, git } from "./git.ts";

/** How a file differs from the base. */
export type Change = "added" | "deleted" | "mode changed" | "modified" | "type changed";

/** Every file that differs, by its path from the root; or why that cannot be said. */
export type TreeChanges =
  | { readonly changes: ReadonlyMap<string, Change>; readonly fault?: undefined; readonly missing?: undefined }
  | { readonly fault: string; readonly missing: boolean };

/** Tells what differs from the start, or from a revision. */
export interface History {
  /** Without a revision: since the start, else since `HEAD`. */
  since(revision?: string): Promise<TreeChanges>;
  /** What stands at a path that differs, where that is known without looking at the disk again. */
  state?(path: string): string;
}

/**
 * Compares the working tree with a commit. The index is a fresh one of our own: the repository's may carry bits that hide a change
 * (assume-unchanged, skip-worktree, fsmonitor). Renames appear as deleted and added. Files that git ignores are not seen, unless a later
 * commit holds them.
 */
export async function changesSinceCommit(place: GitPlace, commit: string | null): Promise<TreeChanges> {
  const folder = await scratchFolder(place.root);
  const own = { GIT_INDEX_FILE: join(folder, "index") };
  // Before the first commit everything is new: nothing is asked about a base.
  const since = (args: readonly string[]): Promise<GitAnswer> =>
    commit === null ? Promise.resolve({ text: "" }) : git(place, args, own);
  try {
    const read = await since(["read-tree", commit ?? ""]);
    if (read.fault !== undefined) return read;
    const [diff, others, later] = await Promise.all([
      since([...rawDiff, commit ?? ""]),
      git(place, ["ls-files", "--others", "--exclude-standard", "-z"], own),
      // What later commits have added: git may ignore these files, and yet they are part of the work.
      since([...rawDiff, "--diff-filter=A", commit ?? "", "HEAD"]),
    ]);
    if (diff.fault !== undefined) return diff;
    if (others.fault !== undefined) return others;
    const changes = new Map<string, Change>();
    if (later.fault === undefined) for (const path of addedPaths(later.text)) changes.set(path, "added");
    for (const path of split(others.text)) changes.set(path, "added");
    for (const [path, change] of readRaw(diff.text)) changes.set(path, change);
    return { changes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const rawDiff = [
  "diff",
  "--raw",
  "-z",
  "--no-renames",
  "--no-ext-diff",
  "--no-textconv",
  "--no-abbrev",
  "--ignore-submodules=none",
  "--relative",
];

const split = (text: string): readonly string[] => text.split("\0").filter((part) => part !== "");

const addedPaths = (text: string): readonly string[] => split(text).filter((_, index) => index % 2 === 1);

/** Reads `:100644 100755 <sha> <sha> M NUL path NUL …`. */
function* readRaw(text: string): Generator<readonly [path: string, change: Change]> {
  const parts = split(text);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [from = "", to = "", , , letter = ""] = (parts[at] ?? "").slice(1).split(" ");
    const path = parts[at + 1] ?? "";
    if (letter === "D") yield [path, "deleted"];
    else if (letter === "A") yield [path, "added"];
    else if (letter === "T") yield [path, "type changed"];
    else yield [path, from === to ? "modified" : "mode changed"];
  }
}
