import type * as nodeFiles from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { GoalpostError } from "@goalpost/core";

/**
 * The contract's folder as an absolute path, shown not to lead out of the project through a symbolic link.
 *
 * @param folder - Relative to the root, with forward slashes; its parts may be missing.
 * @throws GoalpostError `build/outside`, `build/not-a-folder`.
 */
export async function safeFolder(cwd: string, folder: string, files: typeof nodeFiles): Promise<string> {
  const root = await files.realpath(cwd);
  let path = root;
  for (const part of folder.split("/")) {
    path = join(path, part);
    const found = await files.lstat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (found === undefined) continue;
    const real = await files.realpath(path).catch(() => undefined);
    const way = real === undefined ? ".." : relative(root, real);
    if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) throw outside(relative(root, path), real);
    if (!(await files.stat(path)).isDirectory()) throw notAFolder(relative(root, path));
  }
  return path;
}

const outside = (where: string, real: string | undefined): GoalpostError =>
  new GoalpostError({
    code: "build/outside",
    where,
    what: real === undefined ? "is a symbolic link that leads nowhere" : `leads out of the project, to ${real}`,
    help: "remove the link: build makes the folder",
  });

const notAFolder = (where: string): GoalpostError =>
  new GoalpostError({
    code: "build/not-a-folder",
    where,
    what: "is a file, expected a folder",
    help: "move it away: build makes the folder",
  });
