import { join } from "node:path";
import { type FileState, stateOf } from "../files/file-facts.ts";
import { walk } from "../files/walk.ts";
import { type GitPlace, resolveCommit } from "../git/git.ts";
import { type Change, changesSinceCommit, type History, type TreeChanges } from "../git/tree-changes.ts";
import { type Base, statesOf } from "./base.ts";

/** Compares the tree with its start, each base once. */
export class Changes implements History {
  readonly #place: GitPlace;
  readonly #base: Base | undefined;
  readonly #known = new Map<string, Promise<TreeChanges>>();

  constructor(place: GitPlace, base: Base | undefined) {
    this.#place = place;
    this.#base = base;
  }

  /** The changes since a revision; without one, since the start as it was recorded, else since `HEAD`. */
  since(revision?: string): Promise<TreeChanges> {
    const key = revision ?? "";
    const known = this.#known.get(key) ?? this.#compare(revision);
    this.#known.set(key, known);
    return known;
  }

  async #compare(revision: string | undefined): Promise<TreeChanges> {
    if (revision === undefined && this.#base !== undefined) return this.#sinceStart(this.#base);
    const recorded = revision === undefined ? undefined : this.#base?.refs[revision];
    const commit = recorded === undefined ? await resolveCommit(this.#place, revision ?? "HEAD") : { text: recorded };
    if (commit.fault === undefined) return changesSinceCommit(this.#place, commit.text);
    // Without a first commit there is nothing that HEAD could mean, and everything is new.
    return revision === undefined && !commit.missing ? changesSinceCommit(this.#place, null) : commit;
  }

  async #sinceStart(base: Base): Promise<TreeChanges> {
    if (base.snapshot !== null) {
      return { changes: compareStates(base.snapshot, await statesOf(this.#place.root, walk(this.#place.root))) };
    }
    const tree = await changesSinceCommit(this.#place, base.commit);
    if (tree.fault !== undefined) return tree;
    const changes = new Map(tree.changes);
    // What differed from the commit at the start counts by its state then: as it was is not a change, and undoing it is one.
    for (const [path, then] of Object.entries(base.dirty)) {
      const change = compareState(then, await stateOf(join(this.#place.root, path)));
      if (change === undefined) changes.delete(path);
      else changes.set(path, change);
    }
    return { changes };
  }
}

/** What became of a file between two states. */
export function compareState(then: FileState, now: FileState): Change | undefined {
  if (then === now) return undefined;
  if (then === "absent") return "added";
  if (now === "absent") return "deleted";
  const [kindThen, modeThen, hashThen] = then.split(" ");
  const [kindNow, modeNow, hashNow] = now.split(" ");
  if (kindThen !== kindNow) return "type changed";
  return kindThen === "file" && modeThen !== modeNow && hashThen === hashNow ? "mode changed" : "modified";
}

/** Compares two sets of states. */
export function compareStates(
  then: Readonly<Record<string, FileState>>,
  now: Readonly<Record<string, FileState>>,
): ReadonlyMap<string, Change> {
  // Maps, because a file may be called "constructor".
  const [before, after] = [new Map(Object.entries(then)), new Map(Object.entries(now))];
  const changes = new Map<string, Change>();
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const change = compareState(before.get(path) ?? "absent", after.get(path) ?? "absent");
    if (change !== undefined) changes.set(path, change);
  }
  return changes;
}
