import { fault } from "../errors/fault.ts";

const inside = "name a file or glob of the project; copy into it what is outside";

/** @internal Tells what is wrong with a path inside the project, and how to fix it. Paths are relative, with forward slashes, and stay below the root. */
export function pathFault(path: string): string | undefined {
  if (path.includes("\0")) return fault("holds a NUL character", "remove it");
  if (/^(?:\/|~|\\\\|[A-Za-z]:)/.test(path))
    return fault("is not relative, expected a path below the project's root", inside);
  if (/\\(?![[\](){}!*?+@])/.test(path))
    return fault("holds a backslash, expected forward slashes", `write "${path.replaceAll("\\", "/")}"`);
  if (/^!(?!\()/.test(path))
    return fault(
      'begins with "!", which takes nothing out of a list of paths',
      "name what is meant; all but one folder is src/!(secret)/**",
    );
  // A glob's alternatives are looked at too: `{..,src}/x` leaves the root.
  if (leaves(path) || /[{,(|]\.\.(?:[},)|/]|$)/.test(path))
    return fault("leaves the project's root, expected a path below it", inside);
  return undefined;
}

function leaves(path: string): boolean {
  let depth = 0;
  for (const part of path.split("/")) {
    if (part === "..") depth -= 1;
    else if (part !== "" && part !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
