import { realpathSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { isInside } from "../files/inside.ts";
import { kindAt } from "../files/kind-at.ts";

/** The search path without what lies in the project, where the agent writes; a script of a package manager puts that in front. */
export const outsidePath = (root: string, env: NodeJS.ProcessEnv): string => folders(root, env).join(delimiter);

/** Tells whether a program is found outside of the project. */
export const foundOutside = (root: string, env: NodeJS.ProcessEnv, program: string): boolean =>
  folders(root, env).some((folder) => kindAt(join(folder, program)) === "file");

function folders(root: string, env: NodeJS.ProcessEnv): readonly string[] {
  return (env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder) && !isInside(root, real(folder)));
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
