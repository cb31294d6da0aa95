import { GoalpostError } from "@goalpost/core";
import type { CheckContext } from "../check/context.ts";
import { few } from "../check/outcome.ts";
import { type Decidable, placesOf } from "../checks-of.ts";
import type { RunSettings } from "../context.ts";
import { fromRoot } from "../files/inside.ts";
import { inBaseRoom, type StartFacts } from "../room/base-room.ts";
import { MadeByChecks, type SeenAtStart } from "../room/made-by-checks.ts";
import { heldOf, lostOf } from "./judge-tests.ts";
import { type CountedRun, runCounted, runsTests } from "./run-tests.ts";
import { runnersOf } from "./runner-of.ts";
import { type SealedTests, type StartTests, sealRuns, sumOf } from "./sealed-tests.ts";
import { testFilesAtStart } from "./test-files.ts";

/**
 * Runs the tests of a contract twice in a room of the start, and keeps their names: those of each tests item, and of each command that is known
 * to run tests.
 *
 * @param onSeen - Is told what they left in that room, and which of its files are tests though they are not called so.
 * @throws GoalpostError `verify/tests-not-counted` when a tests item names no test at the start, and nothing in it says what must pass.
 */
export async function countAtStart(
  start: StartFacts,
  root: string,
  settings: RunSettings,
  contractSha256: string,
  onSeen: (seen: SeenAtStart) => void = () => {},
): Promise<Readonly<Record<string, StartTests>>> {
  const counted = placesOf(start.contract).flatMap(({ item }) => countedOf(item, root) ?? []);
  const found: Record<string, StartTests> = {};
  if (counted.length === 0) return found;
  const own = { contractSha256, validateSchema: () => Promise.resolve(undefined) };
  await inBaseRoom(start, root, settings, own, async (context) => {
    const made = new MadeByChecks(context);
    for (const { id, run, mayBeNone } of counted) found[id] = await twice(run, id, context, mayBeNone);
    const left = await made.left();
    onSeen({ ...left, test_files: await testFilesAtStart(found, context) });
  });
  for (const { id, isStated, saysMore } of counted) {
    const kept = found[id];
    if (!isStated || saysMore || kept === undefined) continue;
    if (kept.fault !== undefined) throw notCounted(id, kept.fault);
    const lost = kept.sealed.format === "summary" || heldOf(kept.sealed).length > 0 ? [] : lostOf(kept.sealed);
    if (lost.length > 0) throw notCounted(id, `${few(lost.map(({ name }) => name))} cannot be loaded`);
  }
  return found;
}

interface ToCount {
  readonly id: string;
  readonly run: CountedRun;
  /** It is a tests item, and no command. */
  readonly isStated: boolean;
  /** It says itself what must pass. */
  readonly saysMore: boolean;
  /** It asks for new tests, so a start that has none is one to hold them against. */
  readonly mayBeNone: boolean;
}

function countedOf(item: Decidable, root: string): readonly ToCount[] | undefined {
  if (item.kind === "tests") {
    const saysMore = item.at_least !== undefined || item.names !== undefined || item.new_at_least !== undefined;
    return [{ id: item.id, run: item, isStated: true, saysMore, mayBeNone: item.new_at_least !== undefined }];
  }
  if (item.kind !== "command" && item.kind !== "shell") return undefined;
  if (item.exit_code !== 0 || !runsTests(item, root)) return undefined;
  return [{ id: item.id, run: { run: item }, isStated: false, saysMore: false, mayBeNone: false }];
}

/** Runs tests twice, and keeps what both runs have in common. */
export async function twice(run: CountedRun, id: string, context: CheckContext, mayBeNone = false): Promise<StartTests> {
  const runners = runnersOf(run.run, context.root).map(({ runner, words, cwd }) => ({ runner, words, cwd: fromRoot(context.root, cwd) }));
  const start = await twoRuns(run, id, context, mayBeNone);
  return start.fault === undefined ? { runners, sealed: start.sealed } : { runners, fault: start.fault };
} // biome-ignore format: one

type TwoRuns = { readonly sealed: SealedTests; readonly fault?: undefined } | { readonly fault: string };

async function twoRuns(run: CountedRun, id: string, context: CheckContext, mayBeNone: boolean): Promise<TwoRuns> {
  const first = await runCounted(run, id, context);
  if (first.report === undefined) return { fault: context.mask(first.fault ?? first.outcome.what) };
  const second = await runCounted(run, id, context);
  if (second.report === undefined) return { fault: context.mask(second.fault ?? second.outcome.what) };
  const contradicting = first.report.faults[0] ?? second.report.faults[0];
  if (contradicting !== undefined) return { fault: `its report contradicts itself: ${contradicting}` };
  const sealed = sealRuns(first.report, second.report);
  if (sumOf(sealed.counts) === 0 && !mayBeNone) return { fault: `no test ran (${first.outcome.what})` };
  return { sealed };
}

const notCounted = (id: string, why: string): GoalpostError =>
  new GoalpostError({
    code: "verify/tests-not-counted",
    where: id,
    what: `counts tests, and the start has none to count: ${why}`,
    help: 'say what must pass at the end: tests("npm test", { atLeast: 12 }) or { names: ["adds"] }; or where the report is: { report: "junit", reportFile: "reports/junit.xml" }',
  });
