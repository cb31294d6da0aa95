import type { GitPlace } from "../git/git.ts";
import type { Seal } from "../seal/seal.ts";
import { stateBase } from "../seal/state-dir.ts";
import { ownFiles } from "../statement/own-files.ts";
import { readSealedTree, sealedRules } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import { type Tree, type TreeEntry, treeSha256 } from "../store/tree.ts";
import { admissionOf } from "./admission.ts";
import { type Filled, fillRoom, isOwn } from "./make-room.ts";
import { newRoomFolder } from "./room-folder.ts";

/**
 * The tree that a verdict is about: what stands in the room, the tests that were added, and the evidence that items name. It is what a checkout
 * holds, whatever passes it took to judge it; our own folder is not part of it.
 */
export function judgedTree(filled: Pick<Filled, "placed" | "now" | "leftOut" | "data">): Tree {
  const tree = new Map<string, TreeEntry>();
  for (const [path, entry] of filled.placed) if (!isOwn(path)) tree.set(path, entry);
  // What a check makes again is in nobody's tree: here it is one time the file of the start, elsewhere the one that was made last.
  for (const { path, why } of filled.leftOut) if (why === "made-again") tree.delete(path);
  const added = filled.leftOut.flatMap(({ path, why }) => (why === "added-test" ? [path] : []));
  for (const path of [...added, ...filled.data]) {
    const entry = filled.now.get(path);
    if (entry !== undefined) tree.set(path, entry);
  }
  return tree;
}

/** The digest of the tree that would be judged now: what an approval is bound to. Nothing is run. */
export async function judgedTreeNow(seal: Seal, place: GitPlace): Promise<string> {
  const { root, env, signal } = place;
  const store = openStore(root, env);
  const base = readSealedTree(store, seal.tree);
  const rules = await sealedRules(seal, base, store, place);
  const folder = await newRoomFolder(stateBase(root, env));
  try {
    const work = {
      root,
      rules,
      admission: admissionOf(seal.contract, undefined, seal),
      isOurs: ownFiles(root, env),
      addedTests: true,
    };
    return treeSha256(judgedTree(await fillRoom({ folder: folder.path, base, store, work, signal })));
  } finally {
    store.close();
    await folder.remove();
  }
}
