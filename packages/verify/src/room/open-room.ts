import { realpathSync } from "node:fs";
import { posix } from "node:path";
import type { Contract } from "@goalpost/core";
import type { Matcher } from "@goalpost/core/glob";
import { fileOf, placesOf, runOf } from "../checks-of.ts";
import { compose } from "../files/one-form.ts";
import type { Receipt, ReceiptMine } from "../receipt/receipt.ts";
import { openSandbox } from "../sandbox/bubblewrap.ts";
import { answersAsEngine } from "../sandbox/engine.ts";
import { type Sandbox, sandboxProperties } from "../sandbox/sandbox.ts";
import type { Seal } from "../seal/seal.ts";
import { sealSha256 } from "../seal/seal.ts";
import { stateBase } from "../seal/state-dir.ts";
import { ownFiles } from "../statement/own-files.ts";
import { diskError } from "../store/blob-store.ts";
import { guardedPaths, readSealedTree, sealedRules } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import { parseTree, type Tree, treeSha256 } from "../store/tree.ts";
import { type Admission, admissionOf, dataPaths } from "./admission.ts";
import { gitTreeOf } from "./git-tree.ts";
import { givenTo, givenToChecks, someHaveNetwork } from "./given.ts";
import { judgedTree } from "./judged-tree.ts";
import { type Filled, fillRoom } from "./make-room.ts";
import { protectionOf } from "./protected.ts";
import { newRoomFolder } from "./room-folder.ts";
import { makeRoomGit, type RoomGit } from "./room-git.ts";
import { addressOf, exposedAtAll } from "./settings.ts";

/** What a room is made for. */
export interface RoomOrder {
  readonly seal: Pick<
    Seal,
    "contract" | "tree" | "room" | "git" | "layer" | "repository" | "held_out" | "made" | "rewritten" | "test_files"
  >;
  /** The project's root, as a real path. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where the work is, when it is not in the project itself. Default: the project's root. */
  readonly work?: string | undefined;
  /** False for the base alone. */
  readonly withWork: boolean;
  /** Whether test files that were added come in. Default true. */
  readonly addedTests?: boolean;
  /** What a test runner takes for a test, beside what is called one. */
  readonly isTest?: Matcher;
  /** Of the work, only tests come in. */
  readonly testsOnly?: boolean;
  /** Whether git's id of the judged tree is wanted. Default false. */
  readonly gitTree?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A room that is open. */
export interface Room {
  /** Where it stands on disk. */
  readonly root: string;
  readonly base: Tree;
  readonly filled: Filled;
  /** Of the tree that is judged, by content, in hex. */
  readonly treeSha256: string;
  /** The id that git gives to it; null without git, and where it was not wanted. */
  readonly gitTree: string | null;
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
  const plain = admissionOf(seal.contract, order.isTest, seal);
  const admission = order.testsOnly === true ? withoutSource(plain, order.isTest) : plain;
  const state = stateBase(root, env);
  const folder = await newRoomFolder(state);
  try {
    const from = order.work ?? root;
    const work = order.withWork
      ? {
          root: from,
          rules: await sealedRules(seal, base, store, { root: from, env, signal }),
          admission,
          isOurs: ownFiles(root, env),
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
    const { network } = givenTo(seal.room, undefined);
    const [gitTree, sandbox] = await allEnded([
      repositoryOf(order, folder.path, { filled, base, store }),
      openSandbox({ room: folder.path, root, state, env, network, networkForSome: someHaveNetwork(seal), expose: exposedAtAll(seal.room) }),
    ]); // biome-ignore format: one
    const judged = treeSha256(judgedTree(filled));
    return { root: folder.path, base, filled, treeSha256: judged, gitTree, admission, sandbox, close: async () => { await sandbox.close?.(); await folder.remove(); } }; // biome-ignore format: one
  } catch (error) {
    await folder.remove();
    throw diskError(folder.path, error);
  } finally {
    store.close();
  }
}

/** The room's repository, and git's id of what is judged where it is wanted. */
async function repositoryOf(
  { seal, root, env, signal, ...order }: RoomOrder,
  folder: string,
  made: Pick<RoomGit, "filled" | "base" | "store">,
): Promise<string | null> {
  if (seal.repository === null) return null;
  await makeRoomGit({ folder, sealed: seal.repository, ...made, root, env, signal });
  if (order.gitTree !== true || order.work !== undefined) return null;
  return gitTreeOf(folder, made.filled, { root, env, signal });
}

/** Waits for both, also where one fails: nothing may go on in a room that is removed. */
async function allEnded<First, Second>(both: readonly [Promise<First>, Promise<Second>]): Promise<[First, Second]> {
  await Promise.allSettled(both);
  return Promise.all(both);
}

/** Tests alone come in: whether they fail on the source of the start is to be seen. */
const withoutSource = (plain: Admission, isTest: Matcher = () => false): Admission => ({
  ...plain,
  refuse: (path, change) =>
    protectionOf(path) === "test" || isTest(path)
      ? plain.refuse(path, change)
      : { why: "outside-scope", what: "is not a test" },
});

/** The room of a receipt. */
export function roomFacts(
  room: Room,
  seal: Seal,
  sealFrom: NonNullable<Receipt["room"]>["seal_from"],
  mine: readonly ReceiptMine[],
): NonNullable<Receipt["room"]> {
  const { sandbox, filled } = room;
  const leftOut = new Set(filled.leftOut.map(({ path }) => path));
  return {
    seal_sha256: sealSha256(seal),
    base_sha256: seal.tree.sha256,
    tree_sha256: room.treeSha256,
    git_tree: room.gitTree,
    seal_from: sealFrom,
    changed: [...filled.changes.keys()].filter((path) => !leftOut.has(path)).length,
    left_out: filled.leftOut.map(({ path, change, what, why }) => ({
      path,
      change,
      what,
      ...(why === "made-again" ? { made_again: true as const } : {}),
    })),
    sandbox: sandbox.name,
    holds: sandbox.holds,
    lacks: sandboxProperties.filter((each) => !sandbox.holds.includes(each)),
    without_because: sandbox.reason ?? null,
    setup: seal.layer?.commands ?? [],
    ignored: seal.room.ignore ?? [],
    kept: keptOf(seal.contract),
    environment: seal.room.env ?? [],
    exposed: exposedAtAll(seal.room),
    ...givenFacts(seal),
    ...(mine.length === 0 ? {} : { mine }),
  };
}

/** What single checks are given beyond what every check has. */
function givenFacts(seal: Seal): Pick<NonNullable<Receipt["room"]>, "given"> {
  const given = givenToChecks(seal).flatMap(({ withheld: _, ...each }) =>
    each.network || each.environment.length > 0 || each.exposed.length > 0 ? [each] : [],
  );
  return given.length === 0 ? {} : { given };
}

/** What is part of the tree although git may ignore it: paths and globs. */
const keptOf = (contract: Contract): readonly string[] => [...new Set([...dataPaths(contract), ...guardedPaths(contract)])].sort(); // biome-ignore format: one

/** The socket of what runs containers, or its address: whoever reaches it is root on the machine. */
const isEngine = (exposed: string): boolean => {
  const address = addressOf(exposed);
  if (address !== undefined) return [2375, 2376, 2377].includes(address.port);
  return /(?:^|\/)(?:docker|podman|containerd|crio|buildkitd)[^/]*\.sock$/.test(realOr(exposed));
};

function realOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** What keeps a result from being closed, each with what would close it. */
export async function openReasons(
  contract: Contract,
  room: Room,
  exposed: readonly string[] = [],
): Promise<readonly string[]> {
  const reasons: string[] = [];
  if (!room.admission.scoped) reasons.push(`${contract.id} states no scope, so every change came in; add scope("src/**") to the constraints`); // biome-ignore format: one
  for (const path of exposed) {
    if (isEngine(path) || (await answersAsEngine(path)))
      reasons.push(`${path} lets a check start what it likes outside of the sandbox; take it out of room.expose`);
  }
  if (process.platform === "win32") reasons.push("Windows has no room that holds what a check does; verify on Linux or macOS"); // biome-ignore format: one
  for (const path of writtenByAgent(contract, room)) {
    const code = `scope(${JSON.stringify(path)})`;
    reasons.push(`${path} was written by the agent alone; let a command make it in the room with producedBy, or say that it is the work itself: ${code}`); // biome-ignore format: one
  }
  for (const [path, count] of room.filled.testsChanged) {
    const which = count === 1 ? "a test of the start that stands in it" : `${count} tests of the start that stand in it`;
    reasons.push(`${path} came in with ${which} changed; keep them as they were, or put them into a file of tests that the scope does not let change`);
  }
  return reasons;
} // biome-ignore format: one

/**
 * Files that a machine judges, and that the agent alone has made: what stands outside of the scope, and what is new and came in by a glob. What the
 * start had, or the scope names, is the work itself; a review's evidence is for a person, who knows whose it is.
 */
function writtenByAgent(contract: Contract, { filled, admission }: Pick<Room, "filled" | "admission">): readonly string[] {
  const judged = placesOf(contract).flatMap(({ item }) => {
    const path = runOf(item) === undefined ? fileOf(item) : undefined;
    return path === undefined ? [] : [compose(posix.normalize(path))];
  });
  const wanted = new Set(judged);
  const data = new Set(filled.data);
  return [...filled.changes].flatMap(([path, change]) => {
    if (!wanted.has(compose(path))) return [];
    const isNew = change === "added" && admission.scoped && !admission.isNamed(path);
    return data.has(path) || isNew ? [path] : [];
  });
} // biome-ignore format: one
