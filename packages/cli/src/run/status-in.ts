import { GoalpostError } from "@goalpost/core";
import type { RunStatus } from "../targets.ts";
import { runFolder } from "./drive.ts";
import { runTarget } from "./run-target.ts";

/** How the run of a contract stands, by the contract's state folder; undefined where it was never started. */
export async function statusIn(state: string): Promise<RunStatus | undefined> {
  try {
    return await runTarget(runFolder(state)).status(runFolder(state));
  } catch (error) {
    if (GoalpostError.is(error) && error.code.endsWith("/no-run")) return undefined;
    throw error;
  }
}

/** Somebody asks for a run that is not there. */
export const neverStarted = (id: string): GoalpostError =>
  new GoalpostError({
    code: "cli/no-run",
    where: id,
    what: "was never started here",
    help: `start it: goalpost run ${id}; runs are kept by the folder that they are started in`,
  });
