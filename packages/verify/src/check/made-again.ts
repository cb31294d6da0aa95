import { existsSync, lstatSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { RunCheck } from "@goalpost/core";
import { inside } from "../files/inside.ts";
import type { CheckContext } from "./context.ts";
import { cannotRun, fail, type Outcome } from "./outcome.ts";
import { runCheck } from "./run-check.ts";

/** A file, and what makes it. */
export interface Produced {
  readonly path: string;
  readonly by: RunCheck;
}

/**
 * Makes a file again and then judges it, so that one which was written by hand proves nothing.
 *
 * @param judge - Is given the file, absolute.
 */
export async function madeAgain(
  { path, by }: Produced,
  id: string,
  context: CheckContext,
  judge: (full: string) => Promise<Outcome>,
): Promise<Outcome> {
  const found = inside(context.root, path);
  if (found.fault !== undefined) return cannotRun(found.fault, { help: "give a path below the project's root" });
  const facts = lstatSync(found.path, { throwIfNoEntry: false });
  if (facts?.isDirectory()) return cannotRun(`${path} is a directory, expected a file`);
  // The room is ours; in the tree no file of the user's is touched, and the producer has to write it again.
  if (context.room !== undefined || context.disposable === true) rmSync(found.path, { force: true });
  const before = stampOf(found.path);
  const { outcome } = await runCheck(by, id, context);
  if (outcome.status !== "pass") return producerFailed(outcome, dirname(path), dirname(found.path));
  // The producer is the agent's: it may have put a link in the file's place.
  const again = inside(context.root, path);
  if (again.fault !== undefined) return cannotRun(again.fault);
  const after = stampOf(found.path);
  if (after === undefined || after === before)
    return fail(`${path} was not made again by its producer`, producerOf(outcome));
  const made = await judge(found.path);
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
    help: `make ${shown}/, or let the producer make it`,
  });
}

const producerOf = ({ exit_code, evidence }: Outcome): Partial<Outcome> => ({
  ...(exit_code === undefined ? {} : { exit_code }),
  ...(evidence === undefined ? {} : { evidence }),
});
