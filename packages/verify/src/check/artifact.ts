import { existsSync, lstatSync, rmSync } from "node:fs";
import { dirname } from "node:path";
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
  // The room is ours; in the tree no file of the user's is touched, and the producer has to write it again.
  if (context.room !== undefined || context.disposable === true) rmSync(found.path, { force: true });
  const before = stampOf(found.path);
  const { outcome } = await runCheck(item.produced_by, id, context);
  if (outcome.status !== "pass") return producerFailed(outcome, dirname(item.path), dirname(found.path));
  // The producer is the agent's: it may have put a link in the file's place.
  const again = inside(context.root, item.path);
  if (again.fault !== undefined) return cannotRun(again.fault);
  const after = stampOf(found.path);
  if (after === undefined || after === before)
    return fail(`${item.path} was not made again by its producer`, producerOf(outcome));
  const made = await judgeFile(item, found.path, context);
  return { ...producerOf(outcome), ...made, what: made.status === "pass" ? `made again: ${made.what}` : made.what };
}

/** Tells one writing of a file from the next; nothing when it is not there. */
function stampOf(path: string): string | undefined {
  const facts = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return facts === undefined ? undefined : `${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}`;
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
