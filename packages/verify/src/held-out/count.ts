import type { RunSettings } from "../context.ts";
import { twice } from "../counting/count-at-start.ts";
import { runsTests } from "../counting/run-tests.ts";
import type { StartTests } from "../counting/sealed-tests.ts";
import { type HeldOutRun, inHeldOutRoom } from "./judge.ts";

/** Counts the tests of held-out checks on the source of the start: what ends their runner early, or answers for it, loses their names. */
export async function countHeldOut(
  seal: HeldOutRun["seal"],
  root: string,
  settings: RunSettings,
  contractSha256: string,
): Promise<Readonly<Record<string, StartTests>>> {
  const found: Record<string, StartTests> = {};
  const own = { contractSha256, validateSchema: () => Promise.resolve(undefined) };
  const run = { seal, root, settings, own, base: undefined, withWork: false, addedTests: false };
  for (const [id, held] of Object.entries(seal.held_out ?? {})) {
    const { check } = held;
    const counts = (at: string): boolean => check.kind === "tests" || (check.exit_code === 0 && runsTests(check, at));
    const item = check.kind === "tests" ? check : { run: check };
    const counted = await inHeldOutRoom(run, held, async (context) =>
      counts(context.root) ? twice(item, id, context) : undefined,
    );
    if (counted !== undefined) found[id] = counted;
  }
  return found;
}
