import { isAbsolute, join, relative, sep } from "node:path";
import { userPath } from "./client-files.ts";
import type { ClientPlace } from "./place.ts";

/** A path for people: relative below the project, with `~` below the home, absolute elsewhere. */
export function shownPath(path: string, place: ClientPlace): string {
  const inside = relative(place.cwd, path);
  if (inside !== "" && !inside.startsWith("..") && !isAbsolute(inside)) return inside;
  const fromHome = relative(userPath("~", place), path);
  return fromHome.startsWith("..") || isAbsolute(fromHome) ? path : join("~", fromHome).split(sep).join("/");
}
