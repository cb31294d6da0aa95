import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import picomatch from "picomatch";
import { automatonOf } from "./glob-automaton.ts";

/** Says whether a path from the root is meant. */
export type Matcher = (path: string) => boolean;

/** A name may hold a line break, which a dot of a pattern is to match as well. */
const options = { dot: true, nonegate: true, flags: "s" } as const;

/** Tells a glob from a plain path. */
export const isGlob = (path: string): boolean => picomatch.scan(path).isGlob;

/** Names a glob whose regular expression might try far too many ways on some path; its groups are counted as well, since they nest. */
const isWild = (glob: string): boolean => glob.length > 500 || (glob.match(/\*+|[[({]/g)?.length ?? 0) > 2;

/** A glob as a matcher. A tame one is a regular expression; any other goes through its path once, whatever the path is. */
function globMatcher(glob: string): Matcher {
  if (isWild(glob) && !(glob.includes("!(") && isSmall(glob))) return automatonOf(glob);
  return picomatch(glob, options);
}

/** A group that is negated needs the regular expression; the rest of it is held to few stars. */
const isSmall = (glob: string): boolean => glob.length <= 200 && (glob.match(/\*+|[[({]/g)?.length ?? 0) <= 4;

const tidy = (path: string): string => posix.normalize(path).replace(/^\.\/|\/$/g, "");

const plain = (path: string): string => tidy(path.replace(/\\([[\](){}!*?+@])/g, "$1")).replace(/^\.$/, "");

/** Matches paths and globs as contracts write them: a plain path means the file, and everything below it when it is a folder. */
export function matcher(paths: readonly string[]): Matcher {
  const tests = paths.map((path): Matcher => {
    if (isGlob(path)) return globMatcher(tidy(path));
    const exact = plain(path);
    return (each) => exact === "" || each === exact || each.startsWith(`${exact}/`);
  });
  return (path) => tests.some((test) => test(path));
}

/** Entries that a walk visits at most: beyond it the answer would be a guess. */
export const walkLimit = 200_000;

/** Says that a tree is too large to be walked. */
export class WalkLimitError extends Error {}

/** How {@link walk} treats what it meets. */
export interface WalkOptions {
  /** Whether what lies in a folder that is called `node_modules` is looked at. Default: only when a path names it. */
  readonly modules?: ((folder: string) => boolean) | undefined;
  /** Told of each folder that cannot be read, and why. Default: it is passed over. */
  readonly unreadable?: ((folder: string, code: string) => void) | undefined;
}

/**
 * Lists files and links below the root, as paths from it, in a stable order. Never follows a link, and `.git` is never entered.
 */
export function walk(root: string, paths: readonly string[] = ["**"], { modules, unreadable }: WalkOptions = {}): readonly string[] {
  const matches = matcher(paths);
  const intoModules = paths.some((path) => path.includes("node_modules"));
  const entered = (name: string, path: string): boolean =>
    name !== ".git" && (name !== "node_modules" || intoModules || modules?.(path) === true);
  const found = new Set<string>();
  let visited = 0;
  const visit = (folder: string): void => {
    for (const entry of entriesOf(join(root, folder), (code) => unreadable?.(folder, code))) {
      visited += 1;
      if (visited > walkLimit) throw new WalkLimitError(`more than ${walkLimit} entries below ${folder || "the root"}`);
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entered(entry.name, path)) visit(path);
      } else if (matches(path)) {
        found.add(path);
      }
    }
  };
  for (const base of basesOf(paths)) {
    const kind = kindOf(root, base);
    if (kind === "folder") visit(base);
    else if (kind === "entry" && matches(base)) found.add(base);
  }
  return [...found].sort();
} // biome-ignore format: one

/** What stands at a path; nothing when the way there leads through a link. */
function kindOf(root: string, path: string): "folder" | "entry" | undefined {
  let kind: "folder" | "entry" = "folder";
  let here = root;
  for (const part of path === "" ? [] : path.split("/")) {
    if (kind !== "folder") return undefined;
    here = join(here, part);
    const facts = lstatSync(here, { throwIfNoEntry: false });
    if (facts === undefined) return undefined;
    kind = facts.isDirectory() ? "folder" : "entry";
  }
  return kind;
}

/** The folders, or files, where the paths begin; one inside another only once. */
export function basesOf(paths: readonly string[]): readonly string[] {
  const bases = paths.map((path) => {
    const { base, isGlob: globbed } = picomatch.scan(tidy(path));
    return plain(globbed ? base : path);
  });
  return bases.filter(
    (base, index) =>
      bases.indexOf(base) === index &&
      !bases.some((other) => other !== base && (other === "" || base.startsWith(`${other}/`))),
  );
}

function entriesOf(folder: string, fault: (code: string) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    fault(String((error as NodeJS.ErrnoException).code ?? error));
    return [];
  }
}
