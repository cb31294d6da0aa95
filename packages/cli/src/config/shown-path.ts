import { isAbsolute, join, relative, sep } from "node:path";
import type { Io } from "../io.ts";
import { userPath } from "./client-files.ts";

/** A path for people: relative below the project, with `~` below the home, absolute elsewhere. */
export function shownPath(path: string, io: Io): string {
  const inside = relative(io.cwd, path);
  if (inside !== "" && !inside.startsWith("..") && !isAbsolute(inside)) return inside;
  const fromHome = relative(userPath("~", io), path);
  return fromHome.startsWith("..") || isAbsolute(fromHome) ? path : join("~", fromHome).split(sep).join("/");
}
