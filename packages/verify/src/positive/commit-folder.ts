import { copyFileSync, existsSync, lstatSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { requireOptions } from "../bad-option.ts";
import { inside } from "../files/inside.ts";
import { resolveCommit } from "../git/git.ts";
import { isOwn } from "../room/make-room.ts";
import { newRoomFolder } from "../room/room-folder.ts";
import type { Seal } from "../seal/seal.ts";
import { realRoot, stateBase } from "../seal/state-dir.ts";
import { openStore } from "../store/store-place.ts";
import { fillGood } from "./good-tree.ts";

/** A commit's files in a folder of ours. */
export interface CommitFolder {
  /** Absolute; nothing else lies in it. */
  readonly path: string;
  /** The commit's whole id. */
  readonly commit: string;
  /** Removes the folder. */
  remove(): Promise<void>;
}

/**
 * Puts the files of a commit into a folder of the state folder, to be judged there. No filter, hook or setting of the repository runs, and the project is not touched.
 *
 * @param revision - A commit, a branch or a tag.
 * @throws GoalpostError `verify/no-commit`, `verify/no-good-tree`, `verify/no-project`, `verify/state-not-writable`.
 * @example
 * await commitFolder("no-such-branch", { cwd: "." }).catch(({ code }) => code); // "verify/no-commit"
 */
export async function commitFolder(
  revision: string,
  options: {
    readonly cwd: string;
    /** The seal that the commit is judged by: what a build wrote for its contract, and the commit does not hold, stands there as it is in the project. */
    readonly seal?: Seal | undefined;
    readonly env?: NodeJS.ProcessEnv | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<CommitFolder> {
  requireOptions("commitFolder", options, ["cwd", "env", "seal", "signal"]);
  const { env = process.env, signal } = options;
  const place = { root: realRoot(options.cwd), env, signal };
  const found = revision === "" || revision.startsWith("-") ? { fault: "is not a revision" } : await resolveCommit(place, revision); // biome-ignore format: one
  if (found.fault !== undefined) {
    throw new GoalpostError({
      code: "verify/no-commit",
      where: `--commit ${revision}`,
      what: found.fault,
      help: "name a commit, a branch or a tag of this repository; a shallow clone may lack it",
    });
  }
  const folder = await newRoomFolder(stateBase(place.root, env));
  const store = openStore(place.root, env);
  try {
    const source = { kind: "commit", given: revision, commit: found.text } as const;
    await fillGood(source, { folder: folder.path, base: new Map(), store }, place);
    addOwn(options.seal, place.root, folder.path);
    return { path: folder.path, commit: found.text, remove: () => folder.remove() };
  } catch (error) {
    await folder.remove();
    throw error;
  } finally {
    store.close();
  }
}

/** Files that a build wrote beside the contract are seldom committed: a commit without them has deleted nothing. */
function addOwn(seal: Seal | undefined, root: string, folder: string): void {
  for (const { path, kind } of seal?.definers ?? []) {
    if (kind !== "contract" || !isOwn(path) || existsSync(join(folder, path))) continue;
    const from = inside(root, path);
    const to = inside(folder, path);
    if (from.fault !== undefined || to.fault !== undefined) continue;
    if (lstatSync(from.path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    mkdirSync(dirname(to.path), { recursive: true });
    copyFileSync(from.path, to.path);
  }
}
