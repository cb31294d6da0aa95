import type { Contract } from "@goalpost/core";
import { type ClientHere, clientHere } from "../config/client-here.ts";
import type { LoadedFile } from "../contracts/loaded.ts";
import type { Io } from "../io.ts";
import { type PrintableLaunch, targetNamed } from "../targets.ts";
import { planBuild } from "./plan.ts";
import { type BuildResult, writeBuild } from "./write.ts";

/** A contract that was compiled and written. */
export interface Built {
  readonly contract: Contract;
  readonly launch: PrintableLaunch;
  readonly result: BuildResult;
}

/**
 * Compiles a contract for a client and writes its folder.
 *
 * @param known - What is known of the client here; default: it is asked.
 */
export async function buildContract(
  { contract, file }: LoadedFile,
  { target, force, skill }: { readonly target: string; readonly force: boolean; readonly skill: boolean },
  io: Io,
  known?: ClientHere,
): Promise<Built> {
  const client = targetNamed(target);
  const here = known ?? (client.client === undefined ? {} : await clientHere(client.client, io));
  const launch = await client.compile(contract, { skill, ...here });
  const plan = await planBuild(contract, launch.files, { cwd: io.cwd, file });
  return { contract, launch, result: await writeBuild(plan, { cwd: io.cwd, force }) };
}
