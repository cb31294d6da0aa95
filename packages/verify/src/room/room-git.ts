import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BlobStore } from "../store/blob-store.ts";
import { compareEntries, type Tree } from "../store/tree.ts";
import { gitPrivately, type PrivateGit } from "./git-privately.ts";
import type { Filled } from "./make-room.ts";
import { emptyRepository, isCommitted, placeHistory, type SealedGit } from "./sealed-git.ts";
import { stampIndex } from "./stamp-index.ts";

/** How the repository of a room is made. */
export interface RoomGit {
  readonly folder: string;
  readonly sealed: SealedGit;
  readonly filled: Filled;
  readonly base: Tree;
  readonly store: BlobStore;
  /** The project, whose programs are not asked. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives a room a git repository of its own, without remotes, hooks or a user's settings: one commit of the start, as it was sealed, and one of
 * the changes that were let in.
 */
export async function makeRoomGit({ folder, sealed, filled, base, store, root, env, signal }: RoomGit): Promise<void> {
  const git = gitPrivately(folder, { root, env, signal });
  const own = join(folder, ".git");
  emptyRepository(own);
  writeFileSync(join(own, "refs/heads/main"), `${sealed.commit}\n`);
  if (sealed.history !== undefined) placeHistory(own, sealed.history, store);
  store.copy(sealed.pack_sha256, join(own, "objects/pack/pack-start.pack"));
  store.copy(sealed.index_sha256, join(own, "objects/pack/pack-start.idx"));
  await git.run(["read-tree", "main"]);
  const differing = [...filled.changes.keys()].filter((path) => compareEntries(base.get(path), filled.placed.get(path)) !== undefined); // biome-ignore format: one
  await refresh(git, join(own, "index"), filled, new Set(differing));
  const come = differing.filter((path) => isCommitted(path, filled.placed.get(path)));
  const stays = new Set(come);
  const gone = differing.filter((path) => !stays.has(path) && isCommitted(path, base.get(path)));
  if (gone.length + come.length === 0) return;
  const line = (path: string): string => `0 ${"0".repeat(40)}\t${path}\0`;
  if (gone.length > 0) await git.run(["update-index", "-z", "--index-info"], gone.map(line).join(""));
  if (come.length > 0) {
    await git.run(["--literal-pathspecs", "add", "-f", "--pathspec-from-file=-", "--pathspec-file-nul"], come.map((path) => `${path}\0`).join("")); // biome-ignore format: one
  }
  await git.run(["commit", "-q", "--allow-empty", "--no-verify", "-m", "the changes that were let in"]);
}

/** The index stands for what was just written: a check may ask a command of git that looks at nothing but it. */
async function refresh(git: PrivateGit, index: string, { stamps }: Filled, differing: ReadonlySet<string>): Promise<void> {
  const stamped = stampIndex(readFileSync(index), stamps, differing);
  if (stamped !== undefined) {
    writeFileSync(index, stamped);
    return;
  }
  await git.run(["update-index", "-q", "--refresh"]).catch((error: unknown) => {
    // It ends with 1 where files differ, which the changes do.
    if ((error as { readonly code?: unknown }).code !== 1) throw error;
  });
} // biome-ignore format: one
