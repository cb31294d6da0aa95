import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, realpath } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
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
      mend: "set GOALPOST_CACHE_DIR, or pass { parent }, to a folder that you may write",
      cause,
    });
  });
  const real = await realpath(parent);
  const temp = [tmpdir(), "/tmp"].map(realOrSame).find((folder) => real === folder || real.startsWith(folder + sep));
  if (temp !== undefined) {
    throw new RehearsalError({
      code: "home/in-temp-directory",
      where: parent,
      what: `is inside the temp directory ${temp}, which Codex's sandbox leaves writable; expected a folder outside it`,
      mend: "set GOALPOST_CACHE_DIR, or pass { parent }, to a folder outside the temp directory",
    });
  }
  return mkdtemp(join(real, prefix));
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
