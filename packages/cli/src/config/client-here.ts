import type { ConfigTarget } from "@goalpost/config";
import { findClient } from "@goalpost/rehearsal";
import type { Io } from "../io.ts";
import { type EffortHere, effortHere } from "./effort-here.ts";

/** What is known here of the client that a contract is compiled for: its texts and warnings depend on it. */
export interface ClientHere extends EffortHere {
  /** Of the client that is installed; where there is none, the newest that was tested counts. */
  readonly clientVersion?: string;
}

/**
 * What is known of a client here.
 *
 * @param known - `version`: of the client, where it was found already. `settings`: those of the command line, which go before files.
 */
export async function clientHere(
  target: ConfigTarget,
  io: Io,
  { version, settings = [] }: { readonly version?: string; readonly settings?: readonly string[] } = {},
): Promise<ClientHere> {
  const [effort, clientVersion] = await Promise.all([
    effortHere(target, io, settings),
    version ?? installedVersion(target, io),
  ]);
  return {
    ...(clientVersion === undefined ? {} : { clientVersion }),
    ...effort,
  };
}

async function installedVersion(target: ConfigTarget, { cwd, env, signal }: Io): Promise<string | undefined> {
  const client = await findClient(target, { cwd, env, signal });
  return client.found ? client.version : undefined;
}
