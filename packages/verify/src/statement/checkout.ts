import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { isGlob } from "@goalpost/core/glob";
import { textIfReadable } from "../files/read-whole.ts";
import { type GitPlace, git, resolveCommit } from "../git/git.ts";
import { changesSinceCommit } from "../git/tree-changes.ts";
import { type Blob, gitTreeId } from "../room/git-tree.ts";
import { isOwn } from "../room/make-room.ts";
import { IgnoreRules, keptByAny, keptPaths } from "../store/ignore-rules.ts";
import { readTree } from "../store/read-tree.ts";
import { keptByGlobs } from "../store/record-tree.ts";
import { type TreeEntry, treeSha256 } from "../store/tree.ts";

/** What says which files of a checkout are part of its tree. */
export interface TreeRules {
  /** Patterns, as in `.gitignore`. */
  readonly ignored: readonly string[];
  /** Paths and globs that are part of it whatever those say. */
  readonly kept: readonly string[];
  /** Paths that are not part of it: the receipt itself. */
  readonly without: ReadonlySet<string>;
}

/** The digest of a checkout's tree by content, as a verdict names it. Nothing of our state is needed. */
export async function checkoutSha256(place: GitPlace, { ignored, kept, without }: TreeRules): Promise<string> {
  const { root, signal } = place;
  const committed = await git(place, ["ls-tree", "-r", "-z", "--name-only", "HEAD"]);
  const paths = committed.fault === undefined ? committed.text.split("\0").filter((path) => path !== "") : [];
  const globs = kept.filter(isGlob);
  const rules = new IgnoreRules({
    gitignore: (folder) => textIfReadable(join(root, folder, ".gitignore")),
    patterns: ignored,
    kept: keptByAny([keptPaths([...paths, ...kept.filter((path) => !isGlob(path))]), keptByGlobs(globs)]),
  });
  const own = {
    file: (path: string) => isOwn(path) || without.has(path) || rules.file(path),
    folder: (path: string) => isOwn(path) || rules.folder(path),
  };
  const tree = new Map<string, TreeEntry>();
  const scratch = (): string => join(tmpdir(), `goalpost-${randomBytes(12).toString("hex")}`);
  for await (const seen of readTree({ root, rules: own, scratch, signal })) {
    if ("what" in seen) throw unreadable(seen.path, seen.what);
    if (seen.content !== undefined && "file" in seen.content) rmSync(seen.content.file, { force: true });
    if (seen.entry.kind !== "folder") tree.set(seen.path, seen.entry);
  }
  return treeSha256(tree);
}

/**
 * The id of the tree of a commit, at this folder of its repository, without our own folder and the receipt.
 *
 * @param revision - A commit. Without one, that of the checkout, and only when nothing in it differs.
 * @returns Nothing without git, or when the checkout differs from its commit.
 * @throws GoalpostError `verify/no-commit` when a revision that was named is none.
 */
export async function commitTree(
  place: GitPlace,
  revision: string | undefined,
  without: ReadonlySet<string>,
): Promise<string | undefined> {
  const commit = await resolveCommit(place, revision ?? "HEAD");
  const listed = commit.fault === undefined ? await git(place, ["ls-tree", "-r", "-z", commit.text]) : commit;
  if (listed.fault !== undefined) {
    if (revision === undefined) return undefined;
    throw new GoalpostError({
      code: "verify/no-commit",
      where: `--commit ${revision}`,
      what: "is not a commit here",
      help: "name a commit, a branch or a tag of this repository; a shallow clone may lack it",
    });
  }
  if (revision === undefined && (commit.fault !== undefined || !(await isClean(place, commit.text, without))))
    return undefined;
  const files = listed.text.split("\0").flatMap((line): readonly (readonly [string, Blob])[] => {
    const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    return mode === undefined || id === undefined || path === undefined || isOwn(path) || without.has(path)
      ? []
      : [[path, { mode, id }]];
  });
  // In a folder of which the repository around it knows nothing there is nothing to compare.
  return files.length === 0 ? undefined : gitTreeId(files);
}

/** Git is asked for the differences in a way in which no setting of the checkout's runs a program. */
async function isClean(place: GitPlace, commit: string, without: ReadonlySet<string>): Promise<boolean> {
  const tree = await changesSinceCommit(place, commit);
  return tree.fault === undefined && [...tree.changes.keys()].every((path) => without.has(path) || isOwn(path));
}

const unreadable = (path: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "verify/tree-unreadable",
    where: path,
    what: `${what}, so the tree cannot be compared`,
    help: "compare a checkout of the commit, or name the commit: --commit REV",
  });
