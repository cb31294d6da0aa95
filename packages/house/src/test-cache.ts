import { realpathSync } from "node:fs";
import { homedir, tmpdir, userInfo } from "node:os";
import { join, sep } from "node:path";
import { root } from "./workspace.ts";

/**
 * The folder for homes and trees of tested clients. Inside the repository, so that nobody's own cache is touched; when the repository itself
 * was cloned into the temp directory, which a client's sandbox leaves writable, somewhere else: a test that escapes there proves nothing.
 */
export function testCache(repository = root, home = homedir(), temp: readonly string[] = ["/tmp", tmpdir()]): string {
  const places = [join(repository, "node_modules/.cache/goalpost"), join(home, ".cache/goalpost-tests")];
  const outside = places.find((place) => !temp.map(real).some((folder) => real(place).startsWith(folder + sep)));
  return outside ?? `/var/tmp/goalpost-tests-${userInfo().username}`;
}

/** The path with the links resolved of as much of it as exists. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const at = path.lastIndexOf(sep);
    return at <= 0 ? path : real(path.slice(0, at)) + path.slice(at);
  }
}
