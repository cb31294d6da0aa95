import { rm } from "node:fs/promises";
import { scratchFolder } from "../files/scratch.ts";
import { type GitAnswer, type GitPlace, git } from "./git.ts";
import { plainRepository } from "./plain-repository.ts";

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
 * commit holds them. Of a submodule its commit counts.
 *
 * @param among - Paths from the root, where it is known that no other file that the commit holds is another: git reads these alone.
 * @param options - `orMore`: whether there is a change is asked, not which: what is found first is enough.
 */
export async function changesSinceCommit(
  place: GitPlace,
  commit: string | null,
  among?: readonly string[],
  { orMore = false }: { readonly orMore?: boolean } = {},
): Promise<TreeChanges> {
  const folder = await scratchFolder(place.root);
  try {
    const own = await plainRepository(folder, place);
    if ("fault" in own) return own;
    // Before the first commit everything is new: nothing is asked about a base.
    const since = (args: readonly string[]): Promise<GitAnswer> =>
      commit === null ? nothing : git(place, args, own.env);
    const read = await since(["read-tree", commit ?? ""]);
    if (read.fault !== undefined) return read;
    const differing = among?.length === 0 ? nothing : since([...rawDiff, commit ?? "", "--", ...(among ?? [])]);
    if (orMore) {
      const found = await differing;
      if (found.fault === undefined && found.text !== "") return { changes: new Map(readRaw(found.text)) };
    }
    const [diff, others, later] = await Promise.all([
      differing,
      git(place, ["ls-files", "--others", "--exclude-standard", "-z"], own.env),
      // What later commits have added: git may ignore these files, and yet they are part of the work.
      own.head === undefined || own.head === commit
        ? nothing
        : since([...rawDiff, "--diff-filter=A", commit ?? "", own.head]),
    ]);
    return allOf(diff, others, later);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What differs, what is new, and what later commits have added. */
function allOf(diff: GitAnswer, others: GitAnswer, later: GitAnswer): TreeChanges {
  if (diff.fault !== undefined) return diff;
  if (others.fault !== undefined) return others;
  const changes = new Map<string, Change>();
  if (later.fault === undefined) for (const path of changedPaths(later.text)) changes.set(path, "added");
  for (const path of split(others.text)) changes.set(path, "added");
  for (const [path, change] of readRaw(diff.text)) changes.set(path, change);
  return { changes };
}

const nothing: Promise<GitAnswer> = Promise.resolve({ text: "" });

const rawDiff = [
  "diff",
  "--raw",
  "-z",
  "--no-renames",
  "--no-ext-diff",
  "--no-textconv",
  "--no-abbrev",
  "--ignore-submodules=dirty",
  "--relative",
];

const split = (text: string): readonly string[] => text.split("\0").filter((part) => part !== "");

/**
 * Tells whether the working tree is another than the commit at HEAD. Where the start is known by content, git reads only files that may differ: those
 * that differ from the start, that differed from its commit then, and that later commits have changed.
 *
 * @param start - Without it every file is read.
 */
export async function differsFromHead(place: GitPlace, head: string, start?: KnownStart): Promise<boolean | null> {
  const among = start === undefined ? undefined : await mayDiffer(place, head, start);
  const tree = await changesSinceCommit(place, head, among, { orMore: true });
  return tree.fault === undefined ? tree.changes.size > 0 : null;
}

/** What is known of a start that was recorded by content. */
export interface KnownStart {
  readonly commit: string;
  /** Files that differ from it now, or did from its commit then. */
  readonly differing: Iterable<string>;
}

/** More paths than this are not given to git one by one. */
const fewPaths = 500;

async function mayDiffer(place: GitPlace, head: string, { commit, differing }: KnownStart): Promise<readonly string[] | undefined> {
  const [later, held] = await Promise.all([
    head === commit ? nothing : git(place, [...rawDiff, commit, head]),
    git(place, ["ls-tree", "-r", "-z", head]),
  ]);
  if (later.fault !== undefined || held.fault !== undefined) return undefined;
  // Neither a commit of another repository nor our own folder is in the record of the start.
  const apart = split(held.text).flatMap((line) => (line.startsWith("160000 ") || line.includes("\t.goalpost/") ? [line.slice(line.indexOf("\t") + 1)] : []));
  const paths = new Set([...differing, ...changedPaths(later.text), ...apart]);
  // Attributes say how git reads other files.
  const others = [...paths].some((path) => /(?:^|\/)\.gitattributes$/.test(path));
  return others || paths.size > fewPaths ? undefined : [...paths];
} // biome-ignore format: one

const changedPaths = (text: string): readonly string[] => split(text).filter((_, index) => index % 2 === 1);

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
