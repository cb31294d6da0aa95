import { GoalpostError } from "@goalpost/core";
import { CommanderError } from "commander";
import { type ExitCode, exitCode } from "./exit-codes.ts";
import { type Io, printJson, say } from "./io.ts";
import { plainText } from "./output/plain-text.ts";
import { styleFor } from "./output/style.ts";

/** The fields of every error that one of our packages throws. */
export interface ErrorFields {
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly help: string;
}

/** An error of ours, whichever package threw it; rehearsal has a class of its own with the same fields. */
export function fieldsOf(error: unknown): ErrorFields | undefined {
  if (!(error instanceof Error) && !GoalpostError.is(error)) return undefined;
  const { code, where, what, help } = error as Partial<ErrorFields>;
  if ([code, where, what, help].some((field) => typeof field !== "string")) return undefined;
  return { code, where, what, help } as ErrorFields;
}

/** How errors are told. */
export interface FailureOptions {
  readonly debug: boolean;
  readonly json: boolean;
}

/** Lines of one error that are shown: it stays on one screen. */
const maxLines = 18;

/** Tells an error: what, where, how to help; its stack only with `--debug`. */
export function tellFailure(error: unknown, io: Io, { debug, json }: FailureOptions): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.misuse;
  if (io.signal.aborted && isAbort(error)) {
    io.stderr.write("interrupted\n");
    return exitCode.interrupted;
  }
  const fields = fieldsOf(error) ?? unexpected(error);
  if (json) printJson<"error">(io, { error: fields });
  else {
    const style = styleFor(io.stderr, io.env);
    const [first = "", ...rest] = plainText(`${fields.where}: ${fields.what}`).split("\n");
    say(io, `${style.red("error:")} ${first}`);
    for (const line of rest.slice(0, maxLines)) say(io, `  ${line}`);
    if (rest.length > maxLines) say(io, `  … ${rest.length - maxLines} more lines`);
    say(io, `  ${style.bold("help:")} ${plainText(fields.help)}\n  ${style.dim(`code: ${fields.code}`)}`);
  }
  if (debug && error instanceof Error) io.stderr.write(`${plainText(stackOf(error))}\n`);
  return exitCode.misuse;
}

const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === "AbortError" || /abort/i.test(error.message));

const unexpected = (error: unknown): ErrorFields => ({
  code: "cli/unexpected",
  where: "goalpost",
  what: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  help: "run it again with --debug, and report what it says: this is a fault of goalpost",
});

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by: ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
