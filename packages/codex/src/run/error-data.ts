import { GoalpostError } from "@goalpost/core";
import type { ErrorData } from "./events.ts";

/** What an error says, whatever was thrown. */
export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An error as data, whatever was thrown. */
export const dataOf = (error: unknown): ErrorData =>
  GoalpostError.is(error)
    ? error.toJSON()
    : {
        code: "codex/unexpected",
        where: "run",
        what: textOf(error),
        mend: "please report this with the event log of the run",
      };
