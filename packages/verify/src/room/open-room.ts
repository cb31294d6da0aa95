import type { Contract } from "@goalpost/core";
import type { Receipt } from "../receipt/receipt.ts";
import { openSandbox } from "../sandbox/bubblewrap.ts";
import { type Sandbox, sandboxProperties } from "../sandbox/sandbox.ts";
import type { Seal } from "../seal/seal.ts";
import { sealSha256 } from "../seal/seal.ts";
import { stateBase } from "../seal/state-dir.ts";
import { readSealedTree, sealedRules } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import { parseTree, type Tree, treeSha256 } from "../store/tree.ts";
import { type Admission, admissionOf } from "./admission.ts";
import { type Filled, fillRoom } from "./make-room.ts";
import { newRoomFolder } from "./room-folder.ts";
import { makeRoomGit } from "./room-git.ts";

/** What a room is made for. */
export interface RoomOrder {
  readonly seal: Pick<Seal, "contract" | "tree" | "room" | "git" | "layer" | "repository">;
  /** The project's root, as a real path. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where the work is, when it is not in the project itself. Default: the project's root. */
  readonly work?: string | undefined;
  /** False for the base alone. */
  readonly withWork: boolean;
  /** Whether test files that were added come in. Default true. */
  readonly addedTests?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A room that is open. */
export interface Room {
  /** Where it stands on disk. */
  readonly root: string;
  readonly base: Tree;
  readonly filled: Filled;
  readonly admission: Admission;
  readonly sandbox: Sandbox;
  /** Removes it. */
  close(): Promise<void>;
}

/**
 * Opens a fresh room: the base, what is let in of the work, a repository of its own, and the sandbox around it.
 *
 * @throws GoalpostError `verify/base-lost`, `verify/state-not-writable`.
 */
export async function openRoom(order: RoomOrder): Promise<Room> {
  const { seal, root, env, signal } = order;
  const store = openStore(root, env);
  const base = readSealedTree(store, seal.tree);
  const layer = seal.layer === null ? undefined : parseTree(store.get(seal.layer.list_sha256).toString("utf8"));
  const admission = admissionOf(seal.contract);
  const state = stateBase(root, env);
  const folder = await newRoomFolder(state);
  try {
    const from = order.work ?? root;
    const work = order.withWork
      ? {
          root: from,
          rules: await sealedRules(seal, base, store, { root: from, env, signal }),
          admission,
          addedTests: order.addedTests ?? true,
        }
      : undefined;
    const filled = await fillRoom({
      folder: folder.path,
      base,
      store,
      layer,
      signal,
      ...(work === undefined ? {} : { work }),
    });
    if (seal.repository !== null)
      await makeRoomGit({ folder: folder.path, sealed: seal.repository, filled, base, store, root, env, signal });
    const { network = false, expose = [] } = seal.room;
    const sandbox = await openSandbox({ room: folder.path, root, state, env, network, expose });
    return { root: folder.path, base, filled, admission, sandbox, close: folder.remove };
  } catch (error) {
    await folder.remove();
    throw error;
  } finally {
    store.close();
  }
}

/** The room of a receipt. */
export function roomFacts(room: Room, seal: Seal): NonNullable<Receipt["room"]> {
  const { sandbox, filled } = room;
  const leftOut = new Set(filled.leftOut.map(({ path }) => path));
  return {
    seal_sha256: sealSha256(seal),
    base_sha256: seal.tree.sha256,
    tree_sha256: treeSha256(filled.placed),
    changed: [...filled.changes.keys()].filter((path) => !leftOut.has(path)).length,
    left_out: filled.leftOut.map(({ path, change, what }) => ({ path, change, what })),
    sandbox: sandbox.name,
    holds: sandbox.holds,
    lacks: sandboxProperties.filter((each) => !sandbox.holds.includes(each)),
    without_because: sandbox.reason ?? null,
    setup: seal.layer?.commands ?? [],
    environment: seal.room.env ?? [],
    exposed: seal.room.expose ?? [],
  };
}

/** What keeps a result from being closed, each with what would close it. */
export function openReasons(contract: Contract, room: Room): readonly string[] {
  const reasons: string[] = [];
  if (!room.admission.scoped) reasons.push(`${contract.id} states no scope, so every change came in; add scope("src/**") to the constraints`); // biome-ignore format: one
  for (const path of room.filled.data) {
    if (isReview(contract, path)) continue;
    reasons.push(`${path} was written by the agent alone; let a command make it in the room, or name it in the scope`);
  }
  return reasons;
}

/** A review's evidence is for a person, who knows whose it is. */
const isReview = (contract: Contract, path: string): boolean =>
  contract.blocks.every(
    (block) =>
      (block.kind !== "done_when" && block.kind !== "constraints") ||
      block.items.every((item) => {
        if (item.kind === "artifact") return item.path !== path;
        return item.kind !== "absent" || item.in !== path;
      }),
  );
