import { GoalpostError } from "@goalpost/core";

/** Errors that a folder's name ends. */
const endedByFolder: readonly string[] = ["config/danger-outside-trusted-path", "config/danger-needs-trusted-path"];

/** What the command line's user does about danger. */
export const trustedHelp =
  "run it below a folder in which nothing else matters, and name that folder: --trusted FOLDER";

/** Runs something whose errors about danger are fixed otherwise here than in code. */
export function withHelp<Value>(work: () => Value, help: string): Value {
  try {
    return work();
  } catch (cause) {
    if (!GoalpostError.is(cause) || !endedByFolder.includes(cause.code)) throw cause;
    throw new GoalpostError({ ...cause.toJSON(), help, cause });
  }
}
