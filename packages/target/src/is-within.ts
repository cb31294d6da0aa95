import { dirname, join, relative } from "node:path";
import { realpathSync } from "./node-fs.ts";

/**
 * Says whether a path is a folder or lies below it, symlinks of both resolved as far as the paths exist here: a link that leads out of the folder is
 * not within it. `..` is not followed, so a path that holds it is within nothing.
 */
export function isWithin(path: string, folder: string): boolean {
  const base = folder.replace(/\/+$/, "");
  if (base === "" || [path, base].some((each) => each.split("/").includes(".."))) return false;
  const [inner, outer] = [realAsFar(path), realAsFar(base)];
  return outer !== "/" && (inner === outer || inner.startsWith(`${outer}/`));
}

/** The real path of what exists, and the rest as it is written. */
function realAsFar(path: string): string {
  for (let there = path; ; there = dirname(there)) {
    try {
      return join(realpathSync(there), relative(there, path));
    } catch {
      if (there === dirname(there)) return path;
    }
  }
}
