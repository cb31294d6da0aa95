import type { Io } from "../io.ts";
import type { RunStatus } from "../targets.ts";
import { runFolder } from "./drive.ts";
import { runTarget } from "./run-target.ts";

/**
 * Stops the run of a contract from any process: its own is asked first, and then its client is ended from here.
 *
 * @param state - The contract's state folder.
 * @param program - The client's program. Default: the one that is found here.
 */
export async function stopRunIn(
  state: string,
  io: Pick<Io, "cwd" | "env" | "signal">,
  program?: string,
): Promise<RunStatus> {
  const { findClient } = await import("@goalpost/rehearsal");
  const target = runTarget(runFolder(state));
  const { cwd, env, signal } = io;
  const path = program === undefined ? {} : { path: program };
  const found =
    target.client === undefined ? undefined : await findClient(target.client, { cwd, env, signal, ...path });
  const client = found?.found === true ? { client: [found.path] } : {};
  return target.stop(runFolder(state), { ...client, env, signal });
}
