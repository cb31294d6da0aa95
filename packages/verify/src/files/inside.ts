import { lstatSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** A path of the contract, found below the root; or why it may not be touched. */
export type Inside = { readonly path: string; readonly fault?: undefined } | { readonly fault: string };

/** Tells whether a path is the root or below it. Both must be absolute and real. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`));
}

/**
 * Resolves a path below the root and refuses one that leaves it, by its words or through a symbolic link.
 *
 * @param root - The project's root as a real path.
 */
export function inside(root: string, path: string): Inside {
  if (path.includes("\0")) return { fault: `${JSON.stringify(path)} holds a NUL character` };
  const full = resolve(root, path);
  if (isAbsolute(path) || !isInside(root, full)) return { fault: `${path} leaves the project's root` };
  const real = realExisting(root, full);
  if (real === undefined) return { fault: `${path} leads through a symbolic link that ends nowhere or in a circle` };
  return isInside(root, real)
    ? { path: full }
    : { fault: `${path} leads out of the project's root through a symbolic link` };
}

/** The real path of the deepest part that exists; undefined for a dangling link, whose target may be made later. */
function realExisting(root: string, full: string): string | undefined {
  let real = root;
  for (const part of relative(root, full).split(sep)) {
    if (part === "") continue;
    const next = join(real, part);
    try {
      lstatSync(next);
    } catch {
      return real;
    }
    try {
      real = realpathSync(next);
    } catch {
      return undefined;
    }
    if (!isInside(root, real)) return real;
  }
  return real;
}

/** The path from the root, with forward slashes, as contracts write it. */
export const fromRoot = (root: string, path: string): string => relative(root, path).split(sep).join("/");
