import type { Contract } from "@goalpost/core";
import { checkAbsent } from "./check/absent.ts";
import { checkArtifact } from "./check/artifact.ts";
import type { CheckContext } from "./check/context.ts";
import { checkHeldOut } from "./check/held-out.ts";
import { checkMetric } from "./check/metric.ts";
import { bounded, cannotRun, type Outcome, oneLine } from "./check/outcome.ts";
import { checkClaim, checkReview } from "./check/review.ts";
import { checkScope, checkUnchanged } from "./check/tree.ts";
import { type Place, placesOf, runOf, titleOf } from "./checks-of.ts";
import { checkCommand, checkTests } from "./counting/check-tests.ts";
import { walk } from "./files/walk.ts";
import type { MissingKind } from "./reach/missing.ts";
import type { ReceiptCheck } from "./receipt/receipt.ts";
import { dataPaths, madePaths } from "./room/admission.ts";

/** What happens while checks run. */
export type CheckEvent =
  | {
      readonly type: "check-started";
      readonly id: string;
      readonly kind: string;
      readonly title: string;
      /** It starts a program, so it may take a while. */
      readonly runs: boolean;
      readonly index: number;
      readonly total: number;
    }
  | {
      readonly type: "check-ended";
      readonly id: string;
      readonly check: ReceiptCheck;
      readonly index: number;
      readonly total: number;
    };

/** One check as it came out. */
export interface Checked {
  readonly check: ReceiptCheck;
  /** There was no git to ask. */
  readonly withoutGit: boolean;
  /** What it runs is not there: a script, a program, a file. */
  readonly notThere: MissingKind | undefined;
}

/** How many run at once. */
export interface Lanes {
  /** Of those that start a program. */
  readonly parallel: number;
  readonly onProgress?: ((event: CheckEvent) => void) | undefined;
}

/** Checks that only look may run side by side. */
const lookers = 4;

/**
 * Runs every check of a contract, and gives the results in the contract's order. First what judges the work as the agent left it (unchanged,
 * scope, claims), then what runs programs, one after the other unless told otherwise, and then what reads files, since programs may make them; last what is held out, which has rooms of its own.
 */
export async function runChecks(contract: Contract, context: CheckContext, lanes: Lanes): Promise<readonly Checked[]> {
  const places = placesOf(contract);
  const results = new Array<Checked | undefined>(places.length).fill(undefined);
  const run = async (index: number): Promise<void> => {
    const place = places[index];
    if (place === undefined) return;
    const { item } = place;
    const at = { id: item.id, index, total: places.length };
    lanes.onProgress?.({
      type: "check-started",
      kind: item.kind,
      title: context.mask(titleOf(item)),
      runs: runOf(item) !== undefined,
      ...at,
    });
    const started = performance.now();
    const outcome = context.signal?.aborted
      ? interrupted
      : worse(early.get(index), await outcomeOf(place, context, contract));
    const check = receiptCheck(place, outcome, performance.now() - started, context);
    results[index] = { check, withoutGit: outcome.withoutGit === true, notThere: outcome.notThere };
    lanes.onProgress?.({ type: "check-ended", check, ...at });
  };
  const lane = (phase: number): readonly number[] =>
    places.flatMap(({ item }, index) => (phaseOf(item) === phase ? [index] : []));
  const early = context.room === undefined ? new Map<number, Outcome>() : await lookEarly(places, context, contract);
  await inLanes(lane(0), lookers, run);
  await inLanes(lane(1), lanes.parallel, run);
  context.room?.placeData();
  await inLanes(lane(2), lookers, run);
  await inLanes(lane(3), lanes.parallel, run);
  return results.filter((result) => result !== undefined);
}

/**
 * Judges files before any command has run, where they are there: the code under test runs in the same room, and might rewrite what is looked
 * at afterwards. Gives those that do not hold.
 */
async function lookEarly(
  places: readonly Place[],
  context: CheckContext,
  contract: Contract,
): Promise<ReadonlyMap<number, Outcome>> {
  const early = new Map<number, Outcome>();
  for (const [index, place] of places.entries()) {
    const { item } = place;
    if (phaseOf(item) !== 2 || context.signal?.aborted) continue;
    if (item.kind !== "absent" && item.kind !== "artifact") continue;
    const path = item.kind === "absent" ? item.in : item.path;
    if (walk(context.root, [path], { modules: () => true }).length === 0) continue;
    const outcome = await outcomeOf(place, context, contract);
    if (outcome.status !== "pass") early.set(index, outcome);
  }
  return early;
}

const worse = (early: Outcome | undefined, late: Outcome): Outcome =>
  early === undefined || late.status !== "pass" ? late : { ...early, what: `${early.what}, before any command ran` };

const interrupted: Outcome = cannotRun("was not run: interrupted", { help: "run it again" });

function phaseOf(item: Place["item"]): 0 | 1 | 2 | 3 {
  if (item.kind === "unchanged" || item.kind === "scope" || item.kind === "claim") return 0;
  if (item.kind === "review") return 2;
  if (item.kind === "held_out") return 3;
  return (item.kind === "artifact" || item.kind === "absent") && item.produced_by === undefined ? 2 : 1;
}

async function inLanes(queue: readonly number[], width: number, run: (index: number) => Promise<void>): Promise<void> {
  const left = [...queue];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, left.length)) }, worker));
}

async function outcomeOf({ item }: Place, context: CheckContext, contract: Contract): Promise<Outcome> {
  try {
    switch (item.kind) {
      case "command":
      case "shell":
        return await checkCommand(item, item.id, context);
      case "tests":
        return await checkTests(item, item.id, context);
      case "artifact":
        return await checkArtifact(item, item.id, context);
      case "absent":
        return await checkAbsent(item, item.id, context);
      case "metric":
        return await checkMetric(item, item.id, context);
      case "unchanged":
        return await checkUnchanged(item, item.id, context);
      case "scope":
        return await checkScope(item, context, [...dataPaths(contract), ...madePaths(contract)]);
      case "review":
        return await checkReview(item, item.id, context);
      case "claim":
        return await checkClaim(item, item.id, context);
      case "held_out":
        return await checkHeldOut(item.id, context);
    }
  } catch (error) {
    // One check that cannot be decided must not take the receipt of all others with it.
    return cannotRun(`stopped on an error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function receiptCheck(place: Place, outcome: Outcome, durationMs: number, { mask }: CheckContext): ReceiptCheck {
  const { block, item } = place;
  const { withoutGit: _git, notThere: _there, status, what, help, output, details, ...rest } = outcome;
  return {
    id: item.id,
    block,
    kind: item.kind,
    title: mask(titleOf(item)),
    status,
    what: mask(oneLine(what)),
    ...(help === undefined || status === "pass" ? {} : { help }),
    duration_ms: Math.round(durationMs),
    ...rest,
    ...(output === undefined || status === "pass" ? {} : { output }),
    ...(details === undefined || details.length === 0 ? {} : { details: bounded(details).map((line) => mask(line)) }),
  };
}
