import { GoalpostError } from "@goalpost/core";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";

/** Says to the person at the client that nothing was judged, and why; the session goes on. */
export function hookFailed(error: unknown, io: Io): ExitCode {
  const why = GoalpostError.is(error) ? `${error.where}: ${error.what}` : error instanceof Error ? error.message : String(error); // biome-ignore format: one
  const systemMessage = `goalpost: not judged: ${oneLine(why).slice(0, 400)}. Nothing is shown to be done; goalpost hook status says how it stands`;
  io.stdout.write(`${JSON.stringify({ systemMessage })}\n`);
  return exitCode.done;
}
