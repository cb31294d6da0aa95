import { constants, existsSync, realpathSync } from "node:fs";
import { access, lstat, mkdir, mkdtemp, realpath } from "node:fs/promises";
import { homedir, tmpdir, userInfo } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { RehearsalError } from "./rehearsal-error.ts";

/** Environment variables, as `process.env` has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The folder for what a rehearsal leaves on disk: `GOALPOST_CACHE_DIR`, else `XDG_CACHE_HOME/goalpost`, else `~/.cache/goalpost`. */
export function cacheRoot(env: Env = process.env): string {
  if (env.GOALPOST_CACHE_DIR) return resolve(env.GOALPOST_CACHE_DIR);
  return env.XDG_CACHE_HOME ? resolve(env.XDG_CACHE_HOME, "goalpost") : join(homedir(), ".cache", "goalpost");
}

/**
 * Makes a fresh folder, mode 0700, outside the system's temp directory: Codex leaves that one writable in its sandbox, so that an escape
 * test there proves nothing, and refuses helper programs from it.
 *
 * @throws {@link RehearsalError} `home/in-temp-directory`, `home/cannot-create`.
 */
export async function freshFolder(parent: string, prefix: string): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new RehearsalError({
      code: "home/cannot-create",
      where: parent,
      what: `cannot be made: ${cause instanceof Error ? cause.message : String(cause)}`,
      help: "set GOALPOST_CACHE_DIR, or pass { parent }, to a folder that you may write",
      cause,
    });
  });
  const real = await realpath(parent);
  const temp = tempAround(real);
  if (temp !== undefined) {
    throw new RehearsalError({
      code: "home/in-temp-directory",
      where: parent,
      what: `is inside the temp directory ${temp}, which Codex's sandbox leaves writable; expected a folder outside it`,
      help: `set GOALPOST_CACHE_DIR to a folder outside of ${temp} that you may write, such as /var/tmp/goalpost; in code, pass { parent }`,
    });
  }
  return mkdtemp(join(real, prefix));
}

/**
 * Finds the folder for homes and copies: below {@link cacheRoot}, or, where that lies in the temp directory because HOME does, in the next place
 * that does not: `/var/tmp`, the project's `node_modules/.cache`. A GOALPOST_CACHE_DIR is taken at its word.
 *
 * @example
 * await rehearsalFolder({ GOALPOST_CACHE_DIR: "/srv/goalpost" }); // "/srv/goalpost/rehearsal"
 */
export async function rehearsalFolder(env: Env = process.env, cwd: string = process.cwd()): Promise<string> {
  const own = join(cacheRoot(env), "rehearsal");
  if (env.GOALPOST_CACHE_DIR || tempAround(nearestReal(own)) === undefined) return own;
  for (const folder of otherFolders(cwd)) if (await isOurs(folder)) return join(folder, "rehearsal");
  return own;
}

function otherFolders(cwd: string): readonly string[] {
  const project = upward(resolve(cwd)).find((folder) => existsSync(join(folder, "node_modules")));
  return [
    ...(process.platform === "win32" ? [] : [join("/var/tmp", `goalpost-${userInfo().uid}`)]),
    ...(project === undefined ? [] : [join(project, "node_modules", ".cache", "goalpost")]),
  ];
}

const upward = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...upward(dirname(folder))];

/** Outside of the temp directory, and a folder that is ours alone: in /var/tmp anybody may have made one of that name. */
async function isOurs(folder: string): Promise<boolean> {
  if (tempAround(nearestReal(folder)) !== undefined) return false;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = await lstat(folder).then((facts) => (facts.isDirectory() ? facts : { uid: -1, mode: 0 }));
    await access(folder, constants.W_OK);
    return process.platform === "win32" || (uid === userInfo().uid && (mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/** The temp directory in which a path lies, if it lies in one. */
const tempAround = (real: string): string | undefined =>
  [tmpdir(), "/tmp"].map(realOrSame).find((folder) => real === folder || real.startsWith(folder + sep));

/** A path that may not be there yet, by the real path of the first folder above that is. */
function nearestReal(path: string): string {
  const there = upward(path).find((folder) => existsSync(folder)) ?? path;
  return join(realOrSame(there), relative(there, path));
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
