import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { sha256 } from "./sha256.ts";

/** A file that the goal's text relies on. */
export interface ExpectedFile {
  /** Relative to the working tree, with `/`. */
  readonly path: string;
  readonly sha256: string;
}

/**
 * Checks that every file of a launch lies in the working tree as it was built.
 *
 * @param area - The package that asks, for the error's code: `codex`.
 * @throws GoalpostError `<area>/not-built` for a file that is missing, is not a plain file, leads out of the tree, or has other content.
 */
export function checkLaunchFiles(area: string, cwd: string, contractId: string, files: readonly ExpectedFile[]): void {
  for (const { path, sha256 } of files) {
    const seen = look(cwd, path);
    if (seen.sha256 === sha256) continue;
    throw new GoalpostError({
      code: `${area}/not-built`,
      where: path,
      what: seen.problem ?? `has sha256 ${seen.sha256.slice(0, 12)}…, expected ${sha256.slice(0, 12)}… of this launch`,
      help: `run goalpost build ${contractId}`,
    });
  }
}

type Seen =
  | { readonly sha256: string; readonly problem?: never }
  | { readonly sha256?: never; readonly problem: string };

const look = (cwd: string, path: string): Seen => {
  const full = join(cwd, path);
  try {
    if (!lstatSync(full).isFile()) return { problem: "is not a plain file, expected the contract that the goal names" };
    const inside = relative(realpathSync(cwd), realpathSync(full));
    if (inside.startsWith(`..${sep}`) || inside === "..") return { problem: "leads out of the working tree" };
    return { sha256: sha256(readFileSync(full)) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    return {
      problem:
        code === "ENOENT" || code === "ENOTDIR"
          ? "is missing, expected the contract that the goal names"
          : `cannot be read (${code})`,
    };
  }
};
