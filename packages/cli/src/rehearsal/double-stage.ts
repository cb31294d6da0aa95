import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { rehearsalFolder } from "@goalpost/rehearsal";
import type { Double } from "@goalpost/target";
import { copyTree } from "./copy-tree.ts";

/** A copy of a project and an empty home, for a program that stands in place of a client; nothing of the user's. */
export interface DoubleStage extends AsyncDisposable {
  /** Holds all of it. */
  readonly root: string;
  /** The copy of the project. */
  readonly cwd: string;
  /** For the program and for the checks. */
  readonly env: NodeJS.ProcessEnv;
}

/** Sets a stage below the cache folder. */
export async function setDoubleStage({
  from,
  double,
  env,
  keep,
}: {
  readonly from: string;
  readonly double: Double;
  readonly env: NodeJS.ProcessEnv;
  readonly keep: boolean;
}): Promise<DoubleStage> {
  const parent = await rehearsalFolder(env);
  await mkdir(parent, { recursive: true });
  const root = await mkdtemp(join(parent, "double-"));
  const dispose = async (): Promise<void> => {
    if (!keep) await rm(root, { recursive: true, force: true });
  };
  try {
    const [cwd, home] = [join(root, "project"), join(root, "home")];
    await mkdir(home);
    await copyTree({ from, to: cwd, env: { ...env } });
    const own = {
      PATH: env.PATH,
      HOME: home,
      GOALPOST_STATE_DIR: join(root, "state"),
      GOALPOST_NODE: process.execPath,
      ...double.env,
    };
    return { root, cwd, env: own, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
