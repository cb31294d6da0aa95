import { join, resolve } from "node:path";
import type { Contract } from "@goalpost/core";
import { placesOf } from "../checks-of.ts";
import { type FileState, sha256, stateOf } from "../files/file-facts.ts";
import { walk } from "../files/walk.ts";
import { type GitPlace, git, resolveCommit } from "../git/git.ts";
import { changesSinceCommit } from "../git/tree-changes.ts";

/** The tree at the start: what unchanged, scope and metric are measured against. */
export interface Base {
  /** The commit at the start; null when there was none. */
  readonly commit: string | null;
  /** The commits that the contract's `since` meant at the start. */
  readonly refs: Readonly<Record<string, string>>;
  /** Every file that differed from the commit at the start, with its state then. */
  readonly dirty: Readonly<Record<string, FileState>>;
  /** The state of every file at the start, where there is no git. */
  readonly snapshot: Readonly<Record<string, FileState>> | null;
  /** By id of an unchanged check: the state of every file that it named, also of those that git ignores. */
  readonly unchanged: Readonly<Record<string, Readonly<Record<string, FileState>>>>;
  /** By id of a metric: the number at the start. */
  readonly baselines: Readonly<Record<string, number>>;
  /** By id of a metric: why there is no number. */
  readonly baseline_faults: Readonly<Record<string, string>>;
  /** The sha256 of those settings of the repository that change what git sees; null without git. */
  readonly git_settings: string | null;
}

/** Records the tree as it stands; the metrics come from elsewhere. */
export async function recordBase(
  contract: Contract,
  place: GitPlace,
  metrics: Pick<Base, "baselines" | "baseline_faults">,
): Promise<Base> {
  const items = placesOf(contract).map(({ item }) => item);
  const unchanged: Record<string, Readonly<Record<string, FileState>>> = {};
  const refs: Record<string, string> = {};
  for (const item of items) {
    if (item.kind !== "unchanged" && item.kind !== "scope") continue;
    if (item.since !== undefined) {
      const commit = await resolveCommit(place, item.since);
      if (commit.fault === undefined) refs[item.since] = commit.text;
    } else if (item.kind === "unchanged") {
      unchanged[item.id] = await statesOf(place.root, walk(place.root, item.paths));
    }
  }
  const inside = await git(place, ["rev-parse", "--is-inside-work-tree", "--revs-only", "HEAD^{commit}"]);
  if (inside.fault !== undefined) {
    const snapshot = await statesOf(place.root, walk(place.root));
    return { commit: null, refs, dirty: {}, snapshot, unchanged, git_settings: null, ...metrics };
  }
  // Before the first commit there is no second line.
  const commit = inside.text.trim().split("\n")[1] ?? null;
  const tree = await changesSinceCommit(place, commit);
  const dirty = tree.fault === undefined ? await statesOf(place.root, [...tree.changes.keys()]) : {};
  return { commit, refs, dirty, snapshot: null, unchanged, git_settings: await gitSettings(place, commit), ...metrics };
}

/** The states of paths, by path, in order. */
export async function statesOf(root: string, paths: readonly string[]): Promise<Readonly<Record<string, FileState>>> {
  const states: [string, FileState][] = [];
  for (const path of [...paths].sort()) states.push([path, await stateOf(join(root, path))]);
  return Object.fromEntries(states);
}

const telling =
  /^(?:extensions\.|filter\.|diff\.|submodule\.|core\.(?:excludesfile|attributesfile|filemode|symlinks|autocrlf|eol|safecrlf|worktree|ignorecase|precomposeunicode|sparsecheckout|bare|splitindex|checkstat|trustctime)\b)/;

/**
 * Hashes what decides which changes git sees: settings of the repository and of this worktree, its own excludes and attributes, and what
 * the commit holds, because an object on disk can be overwritten.
 */
export async function gitSettings(place: GitPlace, commit: string | null): Promise<string | null> {
  const [config, folder, tree] = await Promise.all([
    git(place, ["config", "--local", "--includes", "--list", "-z"]),
    git(place, ["rev-parse", "--git-path", "info"]),
    commit === null ? undefined : git(place, ["ls-tree", "-r", "-z", "--full-tree", commit]),
  ]);
  if (config.fault !== undefined || folder.fault !== undefined) return null;
  // A worktree has settings of its own where this extension says so; elsewhere they are those of the repository.
  const own = /(?:^|\0)extensions\.worktreeconfig\n/i.test(config.text)
    ? await git(place, ["config", "--worktree", "--includes", "--list", "-z"])
    : config;
  const listed = [config.text, own.fault === undefined ? own.text : ""].join("\0");
  const lines = new Set(listed.split("\0").filter((line) => telling.test(line)));
  const info = resolve(place.root, folder.text.trim());
  const files = await Promise.all(["exclude", "attributes"].map((name) => stateOf(join(info, name))));
  return sha256(
    [...[...lines].sort(), ...files, tree === undefined ? "" : (tree.fault ?? sha256(tree.text))].join("\n"),
  );
}
