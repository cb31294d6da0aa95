import { chmodSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateOf } from "../files/file-facts.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { entryState } from "../store/entry-state.ts";
import type { Tree } from "../store/tree.ts";

/**
 * Places files over a room: whatever of the work stands in their way gives way, since the room is ours. Gives what looks afterwards whether they
 * stayed as they were placed, also in between.
 */
export function placeOver(room: string, tree: Tree, store: BlobStore): () => Promise<readonly string[]> {
  const made = new Set<string>([""]);
  for (const [path, entry] of tree) {
    const full = join(room, path);
    makeWay(room, path, made);
    rmSync(full, { recursive: true, force: true });
    if (entry.kind === "link") symlinkSync(entry.target, full);
    if (entry.kind !== "file") continue;
    writeFileSync(full, store.get(entry.sha256), { flag: "wx" });
    chmodSync(full, entry.executable ? 0o755 : 0o644);
  }
  const stamps = new Map([...tree.keys()].map((path) => [path, stampOf(join(room, path))]));
  return async () => {
    const changed: string[] = [];
    for (const [path, stamp] of stamps) {
      const full = join(room, path);
      if (stampOf(full) !== stamp || (await stateOf(full)) !== entryState(tree.get(path))) changed.push(path);
    }
    return changed;
  };
}

/** Makes the folders above a path; a file or a link in their place goes. */
function makeWay(room: string, path: string, made: Set<string>): void {
  const parts = path.split("/").slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const way = parts.slice(0, depth).join("/");
    if (made.has(way)) continue;
    made.add(way);
    const full = join(room, way);
    const facts = lstatSync(full, { throwIfNoEntry: false });
    if (facts?.isDirectory()) continue;
    if (facts !== undefined) rmSync(full, { force: true });
    mkdirSync(full);
  }
}

function stampOf(path: string): string {
  const facts = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return facts === undefined ? "absent" : `${facts.ino} ${facts.size} ${facts.mode} ${facts.ctimeNs}`;
}
