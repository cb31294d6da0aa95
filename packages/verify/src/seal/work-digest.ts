import { join } from "node:path";
import { sha256, stateOf } from "../files/file-facts.ts";
import type { History } from "../git/tree-changes.ts";

/**
 * The sha256 of all that differs from the start: what a person's word on a claim is bound to. Goalpost's own files do not count.
 *
 * @param wanted - False saves the work, where nothing is compared with it.
 */
export async function workDigest(changes: History, root: string, wanted = true): Promise<string | undefined> {
  if (!wanted) return undefined;
  const tree = await changes.since();
  if (tree.fault !== undefined) return undefined;
  const lines: string[] = [];
  for (const path of [...tree.changes.keys()].sort()) {
    if (path.startsWith(".goalpost/")) continue;
    lines.push(JSON.stringify([path, changes.state?.(path) ?? (await stateOf(join(root, path)))]));
  }
  return sha256(lines.join("\n"));
}
