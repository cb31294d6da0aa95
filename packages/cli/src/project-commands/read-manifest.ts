import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { join, sep } from "node:path";

/** Far more than any manifest has that a person wrote. */
const mostBytes = 512 * 1024;

/**
 * Reads a file right below a project's root. What is missing, no plain file (a pipe would be waited for), too large, or a link out of the
 * project is as if it were not there.
 */
export async function readManifest(root: string, name: string): Promise<string | undefined> {
  try {
    const [home, path] = await Promise.all([realpath(root), realpath(join(root, name))]);
    if (!path.startsWith(home.endsWith(sep) ? home : home + sep)) return undefined;
    // Opened so, a pipe that stands in the file's place is not waited for.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await file.stat();
      if (!found.isFile() || found.size > mostBytes) return undefined;
      return (await file.readFile("utf8")).replace(/^\ufeff/, "");
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** The first of several names that a file may have. */
export async function readFirst(
  root: string,
  names: readonly string[],
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  for (const name of names) {
    const text = await readManifest(root, name);
    if (text !== undefined) return { name, text };
  }
  return undefined;
}
