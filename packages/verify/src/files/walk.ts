import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { basesOf, matcher } from "@goalpost/core/glob";

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

function entriesOf(folder: string, fault: (code: string) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    fault(String((error as NodeJS.ErrnoException).code ?? error));
    return [];
  }
}
