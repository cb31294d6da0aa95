import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isRecord } from "@goalpost/target/adapter";

/**
 * The directory by which the client keeps its trust in a project: the root of the git repository (for a linked worktree, that of the main
 * one), else the directory itself.
 */
export function trustRoots(cwd: string): readonly string[] {
  const real = realpathSync(cwd);
  const top = repositoryTop(real);
  const main = top === undefined ? undefined : mainWorktree(top);
  return [...new Set([real, top, main].filter((path) => path !== undefined))];
}

/**
 * The per-thread setting that keeps thread/start from writing `trust_level = "trusted"` into the user's config.toml, which it does under
 * workspace-write and danger-full-access alike for a directory without an entry inside of a git repository, and nowhere else. Nothing is written;
 * a decision of the user's is left alone. Source: `codexFacts.trustIsWritten`, and trust.rehearsal.test.ts.
 *
 * @param projects - `projects` of the client's effective configuration.
 * @returns undefined if the user has decided already.
 */
export function trustForThisThread(
  cwd: string,
  projects: unknown,
  trusted: boolean,
): Readonly<Record<string, { readonly trust_level: "trusted" | "untrusted" }>> | undefined {
  const roots = trustRoots(cwd);
  const decided = roots.some((root) => isRecord(projects) && isRecord(projects[root]));
  if (decided) return undefined;
  return Object.fromEntries(roots.map((root) => [root, { trust_level: trusted ? "trusted" : "untrusted" }]));
}

/** Whether the project brings client settings of its own, which an untrusted project does not get. */
export const hasProjectSettings = (cwd: string): boolean =>
  trustRoots(cwd).some((root) => existsSync(join(root, ".codex", "config.toml")));

const repositoryTop = (from: string): string | undefined => {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, ".git"))) return dir;
    if (dir === dirname(dir)) return undefined;
  }
};

const mainWorktree = (top: string): string | undefined => {
  const git = join(top, ".git");
  try {
    if (statSync(git).isDirectory()) return undefined;
    const gitDir = /^gitdir: (.+)$/m.exec(readFileSync(git, "utf8"))?.[1];
    if (gitDir === undefined) return undefined;
    const admin = resolve(top, gitDir);
    const common = readFileSync(join(admin, "commondir"), "utf8").trim();
    return dirname(realpathSync(resolve(admin, common)));
  } catch {
    return undefined; // a submodule or a broken link: the top stands for itself
  }
};
