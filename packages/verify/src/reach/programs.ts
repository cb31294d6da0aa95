import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";

/** @internal Tells whether a program is there to be run: a path from a folder, or a name on PATH. */
export function isProgram(program: string, cwd: string, env: NodeJS.ProcessEnv): boolean {
  if (program.includes("/")) return isExecutable(resolve(cwd, program));
  return (env.PATH ?? "").split(delimiter).some((folder) => isExecutable(resolve(cwd, folder || ".", program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** @internal Tells whether a package manager has linked a program, here or above. */
export function isLinked(program: string, cwd: string): boolean {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules/.bin", program))) return true;
    if (dirname(folder) === folder) return false;
  }
}

/** @internal Tells whether `npx` finds a program without fetching it: linked, on PATH, or beside npm itself. */
export const isInstalled = (program: string, cwd: string, env: NodeJS.ProcessEnv): boolean =>
  isLinked(program, cwd) || isProgram(program, cwd, env) || isBesideNpm(program, env);

/** The folder of global programs is npm's own, behind a link or not. */
function isBesideNpm(program: string, env: NodeJS.ProcessEnv): boolean {
  return (env.PATH ?? "").split(delimiter).some((folder) => {
    const npm = join(folder, "npm");
    return existsSync(npm) && existsSync(join(dirname(realpathSync(npm)), "..", "..", "..", "..", "bin", program));
  });
}

/** @internal Tells whether a file or a folder is there. */
export const isThere = (path: string, cwd: string): boolean => existsSync(resolve(cwd, path));
