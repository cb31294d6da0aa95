import { createHash } from "node:crypto";
import { join } from "node:path";
import { contentIds } from "../git/blob-id.ts";
import type { GitPlace } from "../git/git.ts";
import { gitPrivately } from "./git-privately.ts";
import { type Filled, isOwn } from "./make-room.ts";
import { isCommitted } from "./sealed-git.ts";

/** A file as git knows it. */
export interface Blob {
  readonly mode: string;
  readonly id: string;
}

/**
 * The id that git gives to the tree that is judged, as a commit of it would name it: what CI compares with a commit. It is read from the room's
 * own repository, before any check has run.
 *
 * @returns Nothing where the room is not all of that tree: tests that were added wait for the second one.
 */
export async function gitTreeOf(
  room: string,
  filled: Pick<Filled, "now" | "leftOut" | "data" | "ours" | "placed">,
  place: GitPlace,
): Promise<string | null> {
  if (filled.leftOut.some(({ why }) => why === "added-test")) return null;
  const git = gitPrivately(room, place);
  // What is committed in the room is what is judged, but for our own files and for data.
  if (filled.data.length === 0 && filled.ours.size === 0 && ![...filled.placed.keys()].some(isOwn))
    return (await git.run(["rev-parse", "HEAD^{tree}"])).trim();
  const blobs = new Map<string, Blob>();
  const listed = await git.run(["ls-files", "-s", "-z"]);
  for (const line of listed.split("\0")) {
    const [, mode, id, path] = /^(\d+) ([0-9a-f]+) 0\t([\s\S]+)$/.exec(line) ?? [];
    if (mode === undefined || id === undefined || path === undefined) continue;
    if (!isOwn(path) && !filled.ours.has(path)) blobs.set(path, { mode, id });
  }
  for (const path of filled.data) {
    const entry = filled.now.get(path);
    if (entry?.kind !== "file" || !isCommitted(path, entry)) continue;
    const content = contentIds(join(place.root, path), "sha1");
    // It was read before, and is another since: nothing is said of it.
    if (content?.sha256 !== entry.sha256) return null;
    blobs.set(path, { mode: entry.executable ? "100755" : "100644", id: content.blob });
  }
  return gitTreeId([...blobs]);
}

/** The id of the tree that holds these files, as git counts it. */
export const gitTreeId = (files: readonly (readonly [path: string, blob: Blob])[]): string =>
  treeId(files).toString("hex");

/** Folds a list of files into the trees that hold them, from the root. */
function treeId(files: readonly (readonly [path: string, blob: Blob])[]): Buffer {
  const entries = new Map<string, { readonly mode: string; readonly id: Buffer }>();
  const folders = new Map<string, [string, Blob][]>();
  for (const [path, { mode, id }] of files) {
    const at = path.indexOf("/");
    if (at < 0) entries.set(path, { mode, id: Buffer.from(id, "hex") });
    else {
      const folder = path.slice(0, at);
      const inside = folders.get(folder) ?? [];
      inside.push([path.slice(at + 1), { mode, id }]);
      folders.set(folder, inside);
    }
  }
  for (const [folder, inside] of folders) entries.set(folder, { mode: "40000", id: treeId(inside) });
  // Git sorts by bytes, a folder as if its name ended in a slash.
  const named = [...entries].map(([name, entry]) => ({ ...entry, name: Buffer.from(name), key: Buffer.from(entry.mode === "40000" ? `${name}/` : name) })); // biome-ignore format: one
  named.sort((left, right) => Buffer.compare(left.key, right.key));
  return treeObjectId(Buffer.concat(named.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} `), name, Buffer.from([0]), id]))); // biome-ignore format: one
}

const treeObjectId = (content: Buffer): Buffer =>
  createHash("sha1").update(`tree ${content.length}\0`).update(content).digest();
