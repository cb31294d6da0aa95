import picomatch from "picomatch/posix.js";
import { isGlob } from "../node/is-glob.ts";
import { automatonOf } from "./glob-automaton.ts";

/** Says whether a path from the root is meant. */
export type Matcher = (path: string) => boolean;

/** A name may hold a line break, which a dot of a pattern is to match as well. */
const options = { dot: true, nonegate: true, flags: "s" } as const;

/** Names a glob whose regular expression might try far too many ways on some path; its groups are counted as well, since they nest. */
const isWild = (glob: string): boolean => glob.length > 500 || (glob.match(/\*+|[[({]/g)?.length ?? 0) > 2;

/** A glob as a matcher. A tame one is a regular expression; any other goes through its path once, whatever the path is. */
function globMatcher(glob: string): Matcher {
  if (isWild(glob) && !(glob.includes("!(") && isSmall(glob))) return automatonOf(glob);
  return picomatch(glob, options);
}

/** A group that is negated needs the regular expression; the rest of it is held to few stars. */
const isSmall = (glob: string): boolean => glob.length <= 200 && (glob.match(/\*+|[[({]/g)?.length ?? 0) <= 4;

/** A path without `.`, `..` and doubled slashes. */
export function tidyPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

const plain = (path: string): string => tidyPath(path.replace(/\\([[\](){}!*?+@])/g, "$1"));

/**
 * Matches paths and globs as contracts write them: a plain path means the file, and everything below it when it is a folder. A name that reads as
 * a glob means itself too, as `app/[id]/page.tsx` and `(shop)/page.tsx` do.
 *
 * @throws GoalpostError `contract/bad-glob` for a glob that is too large to be matched.
 * @example
 * const meant = matcher(["src", "test/*.ts"]);
 * [meant("src/a/b.ts"), meant("test/c.ts"), meant("test/d/e.ts")]; // [true, true, false]
 */
export function matcher(paths: readonly string[]): Matcher {
  const tests = paths.flatMap((path): readonly Matcher[] => {
    const exact = plain(path);
    const itself: Matcher = (each) => exact === "" || each === exact || each.startsWith(`${exact}/`);
    return isGlob(path) ? [globMatcher(tidyPath(path)), itself] : [itself];
  });
  return (path) => tests.some((test) => test(path));
}

/**
 * Lists the folders, or files, where paths and globs begin; one inside another only once.
 *
 * @example
 * basesOf(["src/**", "src/a", "test/*.ts"]); // ["src", "test"]
 */
export function basesOf(paths: readonly string[]): readonly string[] {
  const bases = paths.map((path) => plain(isGlob(path) ? picomatch.scan(tidyPath(path)).base : path));
  return bases.filter(
    (base, index) =>
      bases.indexOf(base) === index &&
      !bases.some((other) => other !== base && (other === "" || base.startsWith(`${other}/`))),
  );
}
