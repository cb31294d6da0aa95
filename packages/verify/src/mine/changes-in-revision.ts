import { createHash } from "node:crypto";
import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { contentIds } from "../git/blob-id.ts";
import { type GitPlace, git, resolveCommit } from "../git/git.ts";
import type { Change } from "../git/tree-changes.ts";
import type { TreeEntry } from "../store/tree.ts";

/** A revision, and which changes are just as it has them. */
export interface InRevision {
  /** The commit, with who made it and what for: `1a2b3c4d5e6f by Ada: Fix the docs`. */
  readonly commit: string;
  /** Paths that stand as in that commit. */
  readonly same: ReadonlySet<string>;
}

/**
 * Finds which changes brought a file to where a commit has it: what a pull did, and nobody has touched since.
 *
 * @returns Nothing when git knows no such commit.
 */
export async function changesInRevision(
  revision: string,
  changes: ReadonlyMap<string, Change>,
  now: ReadonlyMap<string, TreeEntry>,
  place: GitPlace,
): Promise<InRevision | undefined> {
  const commit = await resolveCommit(place, revision);
  if (commit.fault !== undefined) return undefined;
  const [listed, said] = await Promise.all([
    git(place, ["ls-tree", "-r", "-z", commit.text]),
    git(place, ["log", "-1", "--no-show-signature", "--format=%h by %an: %s", commit.text]),
  ]);
  if (listed.fault !== undefined) return undefined;
  const there = new Map(listed.text.split("\0").flatMap((line) => rowOf(line)));
  const same = [...changes.keys()].filter((path) => isSame(now.get(path), there.get(path), join(place.root, path)));
  return { commit: said.fault === undefined ? said.text.trim() : commit.text, same: new Set(same) };
}

interface Row {
  readonly mode: string;
  readonly id: string;
}

function rowOf(line: string): readonly (readonly [string, Row])[] {
  const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
  return mode === undefined || id === undefined || path === undefined ? [] : [[path, { mode, id }]];
}

function isSame(now: TreeEntry | undefined, then: Row | undefined, full: string): boolean {
  if (now === undefined || then === undefined) return now === undefined && then === undefined;
  if (now.kind === "folder") return false;
  const mode = now.kind === "link" ? "120000" : now.executable ? "100755" : "100644";
  if (mode !== then.mode) return false;
  const algorithm = then.id.length === 40 ? "sha1" : "sha256";
  if (now.kind === "file") return contentIds(full, algorithm)?.blob === then.id;
  try {
    const content = Buffer.from(readlinkSync(full));
    return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex") === then.id;
  } catch {
    return false;
  }
}
