import { GoalpostError } from "@goalpost/core";
import type { Seal } from "@goalpost/verify";
import { runFolder } from "../run/drive.ts";
import { runTarget } from "../run/run-target.ts";
import { statusIn } from "../run/status-in.ts";

/** The client of the run that was started last under a contract; undefined where there was none, or its state cannot be read. */
export async function workerOf(state: string): Promise<string | undefined> {
  const seen = await statusIn(state).catch(() => undefined);
  return seen === undefined ? undefined : runTarget(runFolder(state)).name;
}

/**
 * A second key reads what differs from the start, so there has to be one.
 *
 * @throws GoalpostError `cli/second-without-seal`.
 */
export function requireSealFor(id: string, seal: Seal | undefined): void {
  if (seal !== undefined) return;
  throw new GoalpostError({
    code: "cli/second-without-seal",
    where: "--second",
    what: `reads what differs from the start, and ${id} was not sealed`,
    help: `goalpost run ${id} seals it at the start; or leave out --unsealed`,
  });
}
