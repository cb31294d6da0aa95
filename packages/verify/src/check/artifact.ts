import { existsSync, lstatSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ArtifactItem } from "@goalpost/core";
import { inside } from "../files/inside.ts";
import type { CheckContext } from "./context.ts";
import { judgeFile } from "./file-content.ts";
import { cannotRun, fail, type Outcome } from "./outcome.ts";
import { runCheck } from "./run-check.ts";

/** Judges a file: as it is, or, with a producer, made again, so that a forged one proves nothing. */
export async function checkArtifact(item: ArtifactItem, id: string, context: CheckContext): Promise<Outcome> {
  const found = inside(context.root, item.path);
  if (found.fault !== undefined) return cannotRun(found.fault, { mend: "give a path below the project's root" });
  if (item.produced_by === undefined) return judgeFile(item, found.path, context);
  const facts = lstatSync(found.path, { throwIfNoEntry: false });
  if (facts?.isDirectory()) return cannotRun(`${item.path} is a directory, expected a file`);
  const aside = join(dirname(found.path), `.${basename(found.path)}.goalpost-aside`);
  const before = lstatSync(aside, { throwIfNoEntry: false });
  // A run that was killed has left the file aside: what it has is the older truth.
  if (before !== undefined && facts === undefined) renameSync(aside, found.path);
  const had = facts !== undefined || before !== undefined;
  if (had) renameSync(found.path, aside);
  let keepNew = false;
  try {
    const { outcome } = await runCheck(item.produced_by, id, context);
    if (outcome.status !== "pass") return producerFailed(outcome, dirname(item.path), dirname(found.path));
    keepNew = !context.restoreArtifacts;
    // The producer is the agent's: it may have put a link in the file's place.
    const again = inside(context.root, item.path);
    if (again.fault !== undefined) return cannotRun(again.fault);
    const made = await judgeFile(item, found.path, context);
    const said = made.status === "pass" ? `made again: ${made.what}` : made.what;
    if (lstatSync(found.path, { throwIfNoEntry: false }) === undefined) {
      keepNew = false;
      return fail(`${item.path} was not made again by its producer`, producerOf(outcome));
    }
    return { ...producerOf(outcome), ...made, what: said };
  } finally {
    // A parent folder that has become a link out of the root is not ours to clean.
    if (inside(context.root, item.path).fault === undefined) settle(found.path, aside, had, keepNew);
  }
}

/** A producer that had no folder to write to has decided nothing. */
function producerFailed(outcome: Outcome, shown: string, folder: string): Outcome {
  const what = `its producer ${outcome.what}`;
  if (outcome.status === "cannot-run" || existsSync(folder)) return { ...outcome, what };
  return cannotRun(`${shown}/ is missing, and ${what}`, {
    ...outcome,
    mend: `make ${shown}/, or let the producer make it`,
  });
}

const producerOf = ({ exit_code, evidence }: Outcome): Partial<Outcome> => ({
  ...(exit_code === undefined ? {} : { exit_code }),
  ...(evidence === undefined ? {} : { evidence }),
});

/** Leaves the file that was made, or what was there before. */
function settle(path: string, aside: string, had: boolean, keepNew: boolean): void {
  if (keepNew) {
    rmSync(aside, { force: true });
    return;
  }
  rmSync(path, { force: true, recursive: true });
  if (had) renameSync(aside, path);
}
