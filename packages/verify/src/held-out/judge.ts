import type { CheckContext } from "../check/context.ts";
import { cannotRun, fail, type Outcome, pass } from "../check/outcome.ts";
import { makeContext, type RunSettings } from "../context.ts";
import { checkCommand } from "../counting/check-tests.ts";
import type { Matcher } from "../files/glob.ts";
import { Guard } from "../room/guard.ts";
import { openRoom } from "../room/open-room.ts";
import { roomParts } from "../room/room-parts.ts";
import type { Base } from "../seal/base.ts";
import type { Seal } from "../seal/seal.ts";
import { openStore } from "../store/store-place.ts";
import { parseTree } from "../store/tree.ts";
import { placeOver } from "./place.ts";
import type { SealedHeldOut } from "./record.ts";

/** What a held-out check is judged with. */
export interface HeldOutRun {
  readonly seal: Pick<Seal, "contract" | "tree" | "room" | "layer" | "git" | "repository" | "since" | "held_out"> &
    Partial<Pick<Seal, "tests">>;
  /** The project's root, as a real path. */
  readonly root: string;
  readonly settings: RunSettings;
  readonly own: Pick<CheckContext, "contractSha256" | "validateSchema"> & Partial<Pick<CheckContext, "keep">>;
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
    if (held === undefined) return cannotRun("nothing said at the start what it is", { mend: "say it: --held-out FOLDER" });
    return inHeldOutRoom(run, held, async (context, touched) => {
      const outcome = await checkCommand(held.check, id, { ...context, tests: run.seal.tests });
      return inOneWord(outcome, (await touched()).length > 0);
    });
  }; // biome-ignore format: one

/**
 * Opens a room with the files of one held-out check over it.
 *
 * @param use - Is given what looks afterwards whether anything that decides the check was changed.
 */
export async function inHeldOutRoom<Result>(
  { seal, root, settings, own, base, withWork, addedTests, isTest }: Omit<HeldOutRun, "seal"> & { readonly seal: Omit<HeldOutRun["seal"], "tests"> },
  held: SealedHeldOut,
  use: (context: CheckContext, touched: () => Promise<readonly string[]>) => Promise<Result>,
): Promise<Result> {
  const { env = process.env, signal } = settings;
  const room = await openRoom({ seal, root, env, withWork, addedTests, signal, ...(isTest === undefined ? {} : { isTest }) });
  const store = openStore(root, env);
  try {
    const files = parseTree(store.get(held.list_sha256).toString("utf8"));
    const placed = new Map([...room.filled.placed].filter(([path]) => !files.has(path)));
    const guard = new Guard(seal.contract, room.root, { placed, layered: new Set([...room.filled.layered, ...files.keys()]) });
    const changed = placeOver(room.root, files, store);
    const context = makeContext(room.root, settings, { ...own, ...roomParts(room, seal, root, env, guard), base });
    return await use(context, async () => [...(await changed()), ...(await guard.end()).map(({ path }) => path)]);
  } finally {
    store.close();
    await room.close();
  }
} // biome-ignore format: one

/** What is held out stays so when it fails: neither its words nor its exit code are told. */
function inOneWord({ status, evidence }: Outcome, touched: boolean): Outcome {
  const kept = evidence === undefined ? {} : { evidence };
  if (touched) return fail("failed: what decides it was changed while it ran", kept);
  if (status === "pass") return pass("holds", kept);
  return status === "fail" ? fail("failed", kept) : cannotRun("could not be run", kept);
}
