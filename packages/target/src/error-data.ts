import { GoalpostError } from "@goalpost/core";

/** An error as data. */
export interface ErrorData {
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly help: string;
}

/** What an error says, whatever was thrown. */
export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An error as data, whatever was thrown. `area` is the package that says it: `codex`. */
export const dataOf = (error: unknown, area: string): ErrorData =>
  GoalpostError.is(error)
    ? error.toJSON()
    : {
        code: `${area}/unexpected`,
        where: "run",
        what: textOf(error),
        help: "please report this with the event log of the run",
      };
