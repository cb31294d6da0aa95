import type { Matcher } from "@goalpost/core/glob";
import type { CheckContext } from "../check/context.ts";
import { cannotRun, fail, type Outcome, pass } from "../check/outcome.ts";
import { makeContext, type RunSettings } from "../context.ts";
import { Guard } from "../room/guard.ts";
import { openRoom } from "../room/open-room.ts";
import { roomParts } from "../room/room-parts.ts";
import type { Base } from "../seal/base.ts";
import type { Seal } from "../seal/seal.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { openStore } from "../store/store-place.ts";
import { parseTree, type Tree } from "../store/tree.ts";
import { placeOver } from "./place.ts";
import type { SealedHeldOut } from "./record.ts";
import { runHeldOut } from "./run-counted.ts";

/** What a held-out check is judged with. */
export interface HeldOutRun {
  readonly seal: Pick<
    Seal,
    | "contract"
    | "tree"
    | "room"
    | "layer"
    | "git"
    | "repository"
    | "since"
    | "held_out"
    | "made"
    | "rewritten"
    | "test_files"
  > &
    Partial<Pick<Seal, "tests">>;
  /** The project's root, as a real path. */
  readonly root: string;
  /** Where the work is, when it is not in the project itself. */
  readonly work?: string | undefined;
  readonly settings: RunSettings;
  readonly own: Pick<CheckContext, "contractSha256" | "validateSchema" | "readJunit"> &
    Partial<Pick<CheckContext, "keep">>;
  readonly base: Base | undefined;
  /** False for the start alone. */
  readonly withWork: boolean;
  readonly addedTests: boolean;
  /** What a test runner takes for a test, beside what is called one. */
  readonly isTest?: Matcher;
}

/**
 * Judges held-out checks, each in a fresh room of its own: the work as every check sees it, and the sealed files over it, which no other check and
 * nothing that ran before has seen. Its tests are counted against the start. What came of it is said in one word: the output goes to the evidence alone.
 */
export const heldOutJudge =
  (run: HeldOutRun): NonNullable<CheckContext["heldOut"]> =>
  async (id) => {
    const held = run.seal.held_out?.[id];
    if (held === undefined) return cannotRun("nothing said at the start what it is", { help: "say it: --held-out FOLDER" });
    return inHeldOutRoom(run, held, async (context, { files, store, touched }) => {
      const outcome = await runHeldOut(held.check, id, { ...context, tests: run.seal.tests }, testFilesOf(files, store));
      return inOneWord(outcome, (await touched()).length > 0);
    });
  }; // biome-ignore format: one

/** The files of a held-out check, placed over a room. */
interface Placed {
  readonly files: Tree;
  readonly store: BlobStore;
  /** Looks whether anything that decides the check was changed. */
  touched(): Promise<readonly string[]>;
}

/** Opens a room with the files of one held-out check over it. */
export async function inHeldOutRoom<Result>(
  { seal, root, work, settings, own, base, withWork, addedTests, isTest }: HeldOutRun,
  held: SealedHeldOut,
  use: (context: CheckContext, placed: Placed) => Promise<Result>,
): Promise<Result> {
  const { env = process.env, signal } = settings;
  const room = await openRoom({ seal, root, work, env, withWork, addedTests, signal, ...(isTest === undefined ? {} : { isTest }) });
  const store = openStore(root, env);
  try {
    const files = parseTree(store.get(held.list_sha256).toString("utf8"));
    const placed = new Map([...room.filled.placed].filter(([path]) => !files.has(path)));
    const guard = new Guard(seal.contract, room.root, { placed, layered: new Set([...room.filled.layered, ...files.keys()]) }, { ...seal, commands: 1 });
    const changed = placeOver(room.root, files, store);
    const context = makeContext(room.root, settings, { ...own, ...roomParts(room, seal, root, env, guard), base });
    return await use(context, { files, store, touched: async () => [...(await changed()), ...(await guard.end()).map(({ path }) => path)] });
  } finally {
    store.close();
    await room.close();
  }
} // biome-ignore format: one

/** Files that define tests by name for node's runner, which names a file itself when that defines none. */
const testFilesOf = (files: Tree, store: BlobStore): ReadonlySet<string> =>
  new Set(
    [...files].flatMap(([path, entry]) =>
      entry.kind === "file" && entry.bytes < 1_000_000 && store.get(entry.sha256).includes("node:test") ? [path] : [],
    ),
  );

/** What is held out stays so when it fails: neither its words nor its exit code are told. */
function inOneWord({ status, evidence }: Outcome, touched: boolean): Outcome {
  const kept = evidence === undefined ? {} : { evidence };
  if (touched) return fail("failed: what decides it was changed while it ran", kept);
  if (status === "pass") return pass("holds", kept);
  return status === "fail" ? fail("failed", kept) : cannotRun("could not be run", kept);
}
