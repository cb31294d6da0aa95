import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The folder for what may be made again at any time, as `cacheRoot` of @goalpost/rehearsal tells it; here without loading that package. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.GOALPOST_CACHE_DIR) return resolve(env.GOALPOST_CACHE_DIR);
  return env.XDG_CACHE_HOME ? resolve(env.XDG_CACHE_HOME, "goalpost") : join(homedir(), ".cache", "goalpost");
}
