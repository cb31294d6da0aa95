import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { ClientPlace } from "./place.ts";

/** The nearest folder, from this one upwards, that holds one of the names. */
export function folderWith(names: readonly string[], from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (names.some((name) => existsSync(join(folder, name)))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Tells whether Codex takes a project's folder: the first entry counts of the folder's own, the project's root and the repository that a worktree
 * belongs to; without one it does not. Source: codex-cli, config/read with includeLayers, run 2026-11-22.
 *
 * @param projects - The table `projects` of all other layers.
 */
export function codexTrusts(folder: string, root: string, projects: unknown): boolean {
  const git = folderWith([".git"], folder);
  const places = [folder, root, ...(git === undefined ? [] : [mainTree(git)])];
  const levels = places.map((place) => valueAt(projects, place, "trust_level"));
  return levels.find((level) => level !== undefined) === "trusted";
}

/** A worktree's .git is a file that names a folder of its repository. */
function mainTree(root: string): string {
  const file = join(root, ".git");
  if (!statSync(file).isFile()) return root;
  return /^gitdir: (.+)[\\/]\.git[\\/]worktrees[\\/][^\\/]+\s*$/.exec(readFileSync(file, "utf8"))?.[1] ?? root;
}

/**
 * Tells whether Claude Code trusts the workspace: the repository's root counts, and no folder above or below it. Source: Claude Code, whether
 * an allow rule of the project is taken, run 2026-11-22.
 */
export function claudeTrusts(folder: string, { env }: ClientPlace): boolean {
  const file = join(env.CLAUDE_CONFIG_DIR || env.HOME || homedir(), ".claude.json");
  try {
    const state: unknown = JSON.parse(readFileSync(file, "utf8"));
    return valueAt(state, "projects", folderWith([".git"], folder) ?? folder, "hasTrustDialogAccepted") === true;
  } catch {
    return false;
  }
}

function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    value,
  );
}
