import type { Contract } from "@goalpost/core";
import type { LoadedFile } from "../contracts/loaded.ts";
import type { Io } from "../io.ts";
import { type CompileOptions, type PrintableLaunch, targetNamed } from "../targets.ts";
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
 * @param options - What it is compiled with.
 */
export async function buildContract(
  { contract, file }: LoadedFile,
  { target, force, skill }: { readonly target: string; readonly force: boolean; readonly skill: boolean },
  io: Io,
  options: CompileOptions,
): Promise<Built> {
  const launch = await targetNamed(target).compile(contract, { skill, ...options });
  const plan = await planBuild(contract, launch.files, { cwd: io.cwd, file });
  return { contract, launch, result: await writeBuild(plan, { cwd: io.cwd, force }) };
}
