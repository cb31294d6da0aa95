import { type BigIntStats, closeSync, fstatSync, futimesSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, symlinkSync, writeSync } from "node:fs"; // biome-ignore format: one
import { dirname, isAbsolute, join, posix, relative } from "node:path";
import type { Change } from "../git/tree-changes.ts";
import { type BlobStore, diskError } from "../store/blob-store.ts";
import { entryState } from "../store/entry-state.ts";
import type { IgnoreRules } from "../store/ignore-rules.ts";
import { packedBytes } from "../store/packs.ts";
import { type Content, readTree, special } from "../store/read-tree.ts";
import { equalButForLineEnds, KnownNames } from "../store/same-file.ts";
import { compareEntries, type Tree, type TreeEntry } from "../store/tree.ts";
import type { Admission } from "./admission.ts";
import { changedTests, mayHoldTests } from "./tests-in-source.ts";

/** A change that is not in the room. */
export interface LeftOut {
  readonly path: string;
  readonly change: Change;
  readonly why: "outside-scope" | "unchanged" | "protected" | "unusable" | "added-test" | "made-again";
  /** Goes on after the path: `is outside the scope`. */
  readonly what: string;
}

/** A room as it was filled. */
export interface Filled {
  /** What stands in it, dependencies aside. */
  readonly placed: Tree;
  /** Every difference between the start and the tree now, let in or not. */
  readonly changes: ReadonlyMap<string, Change>;
  /** What stands in the tree now at each path that differs. */
  readonly now: ReadonlyMap<string, TreeEntry>;
  readonly leftOut: readonly LeftOut[];
  /** What stands there of the dependencies. */
  readonly layered: ReadonlySet<string>;
  /** Files that we wrote ourselves, as a receipt in the project is: no part of the work, and not in the room. */
  readonly ours: ReadonlySet<string>;
  /** Files that an item of the contract names and the scope does not: for that item alone, once the commands have run. */
  readonly data: readonly string[];
  /** Files that differ from the start in line ends alone, where no change may be: those of the start are in the room. */
  readonly lineEnds: readonly string[];
  /** What the disk says of each file that is the start's, as it was written. */
  readonly stamps: ReadonlyMap<string, BigIntStats>;
  /** Sources that came in and hold tests of the start, which are not as they were: how many, by path. */
  readonly testsChanged: ReadonlyMap<string, number>;
  /** Places those. */
  placeData(): void;
}

/** Options of {@link fillRoom}. */
export interface FillRoom {
  /** An empty folder. */
  readonly folder: string;
  readonly base: Tree;
  readonly store: BlobStore;
  /** Dependencies that setup made. */
  readonly layer?: Tree | undefined;
  /** The agent's tree; without it the room holds the base alone. */
  readonly work?: {
    readonly root: string;
    readonly rules: IgnoreRules;
    readonly admission: Admission;
    /** Tells by its content whether a file is one that we wrote. */
    readonly isOurs: (sha256: string) => boolean;
    /** Whether test files that were added come in. */
    readonly addedTests: boolean;
  };
  readonly signal?: AbortSignal | undefined;
}

/** Goalpost's own folder: it comes from the start, whatever stands there now. */
const own = ".goalpost";
export const isOwn = (path: string): boolean => path === own || path.startsWith(`${own}/`);

type Rules = Pick<IgnoreRules, "file" | "folder">;

const withoutOwn = (rules: Rules): Rules => ({
  file: (path) => isOwn(path) || rules.file(path),
  folder: (path) => isOwn(path) || rules.folder(path),
});

/** A file that we wrote stands where the start had nothing, or one of ours: written over anything else it is a change like any other. */
const isOwnFile = (then: TreeEntry | undefined, now: TreeEntry, isOurs: (sha256: string) => boolean): boolean =>
  now.kind === "file" && isOurs(now.sha256) && (then === undefined || (then.kind === "file" && isOurs(then.sha256)));

const noteUnusable = (changes: Map<string, Change>, base: Tree, path: string, what: string): void =>
  void (base.has(path) ? changes.set(path, "type changed") : what !== special && changes.set(path, "added"));

/** What differs from the base, without making a room. */
export async function compareTree({ root, base, rules, isOurs, scratch, signal }: { readonly root: string; readonly base: Tree; readonly rules: Rules; readonly isOurs: (sha256: string) => boolean; readonly scratch: () => string; readonly signal?: AbortSignal | undefined }): Promise<Pick<Filled, "changes" | "now">> {
  const changes = new Map<string, Change>();
  const now = new Map<string, TreeEntry>();
  const there = new Set<string>();
  const names = new KnownNames(base, root);
  for await (const seen of readTree({ root, rules: withoutOwn(rules), scratch, signal })) {
    const path = names.known(seen.path);
    there.add(path);
    if ("what" in seen) {
      noteUnusable(changes, base, path, seen.what);
      continue;
    }
    if (seen.content !== undefined && "file" in seen.content) rmSync(seen.content.file, { force: true });
    const change = compareEntries(base.get(path), seen.entry);
    if (change === undefined || seen.entry.kind === "folder") continue;
    if (isOwnFile(base.get(path), seen.entry, isOurs)) continue;
    changes.set(path, change);
    now.set(path, seen.entry);
  }
  for (const [path, entry] of base) {
    if (!there.has(path) && !isOwn(path) && entry.kind !== "folder") changes.set(path, "deleted");
  }
  return { changes, now };
} // biome-ignore format: one

/**
 * Fills a room: the base, and of what differs only that which is let in. Each file of the tree is read once, and what was hashed is what is
 * written, so that nothing can change in between.
 *
 * @throws GoalpostError `verify/base-lost`, `verify/state-not-writable`.
 */
export async function fillRoom(options: FillRoom): Promise<Filled> {
  const filling = new Filling(options);
  try {
    await filling.work();
    filling.restore();
    filling.late();
    filling.layer();
  } catch (error) {
    throw diskError(options.folder, error);
  }
  return filling;
}

type Arrival = readonly [path: string, entry: TreeEntry, content: Content | undefined];

class Filling implements Filled {
  readonly placed = new Map<string, TreeEntry>();
  readonly changes = new Map<string, Change>();
  readonly now = new Map<string, TreeEntry>();
  readonly leftOut: LeftOut[] = [];
  readonly layered = new Set<string>();
  readonly data: string[] = [];
  readonly ours = new Set<string>();
  readonly #data: Arrival[] = [];
  readonly #options: FillRoom;
  readonly #folders = new Set<string>();
  readonly #baseFolders: ReadonlySet<string>;
  readonly #settled = new Set<string>();
  readonly #late: Arrival[] = [];
  readonly #names: KnownNames;
  readonly lineEnds: string[] = [];
  readonly stamps = new Map<string, BigIntStats>();
  readonly testsChanged = new Map<string, number>();

  constructor(options: FillRoom) {
    this.#options = options;
    this.#names = new KnownNames(options.base, options.work?.root ?? "");
    this.#baseFolders = foldersOf(options.base.keys());
  }

  /** Goes through the agent's tree: what is as at the start is placed, what is not is asked about. */
  async work(): Promise<void> {
    const { work, folder, signal } = this.#options;
    if (work === undefined) return;
    let copies = 0;
    // Beside the room, and removed with it.
    const scratch = (): string => `${folder}.copy-${copies++}`;
    for await (const seen of readTree({ root: work.root, rules: withoutOwn(work.rules), scratch, signal })) {
      if ("what" in seen) {
        this.#unusable(seen.path, seen.what);
        continue;
      }
      this.#seen(this.#names.known(seen.path), seen.entry, seen.content, work.isOurs);
    }
  }

  #seen(path: string, entry: TreeEntry, content: Content | undefined, isOurs: (sha256: string) => boolean): void {
    const { base, store } = this.#options;
    const then = base.get(path);
    const change = compareEntries(then, entry);
    if (change === undefined || this.#differsInLineEnds(path, change, content)) {
      this.#settled.add(path);
      if (change === undefined) this.#place(path, then ?? entry, content, true);
      else if (then?.kind === "file") this.#place(path, then, sourceOf(then, store), true);
    } else if (isOwnFile(then, entry, isOurs)) {
      this.ours.add(path);
      if (then === undefined) this.#settled.add(path);
      else this.#bring(path);
    } else this.#changed(path, change, entry, content);
  }

  /** Git writes line ends as its settings say, in files that nobody has touched: where no change may be, the start's are judged. */
  #differsInLineEnds(path: string, change: Change, content: Content | undefined): boolean {
    const { base, store, work } = this.#options;
    const then = base.get(path);
    if (change !== "modified" || then?.kind !== "file" || content === undefined || !("bytes" in content)) return false;
    if (work?.admission.refuse(path, change) === undefined || !equalButForLineEnds(store.get(then.sha256), content.bytes)) return false; // biome-ignore format: one
    this.lineEnds.push(path);
    return true;
  }

  #changed(path: string, change: Change, entry: TreeEntry, content: Content | undefined): void {
    if (entry.kind === "folder") {
      this.#newFolder(path, change);
      return;
    }
    this.changes.set(path, change);
    this.now.set(path, entry);
    if (entry.kind === "file" && this.#options.work?.admission.isData(path)) {
      this.data.push(path);
      this.#data.push([path, entry, content]);
      return;
    }
    if (this.#refused(path, change) || this.#leadsOut(path, change, entry)) return;
    this.#lookForTests(path, content);
    this.#settled.add(path);
    // Where the start had a folder, or a file on the way, that must be gone first.
    if (this.#baseFolders.has(path) || this.#baseOnTheWay(path)) this.#late.push([path, entry, content]);
    else this.#place(path, entry, content, false);
  }

  /** A folder that holds nothing is not a change of its own; it comes in where files of it might. */
  #newFolder(path: string, change: Change): void {
    const { base, work } = this.#options;
    if (base.has(path) || this.#baseFolders.has(path) || this.#baseOnTheWay(path)) return;
    if (work?.admission.refuse(`${path}/x`, change) === undefined) this.#makeFolder(join(this.#options.folder, path));
  }

  #lookForTests(path: string, content: Content | undefined): void {
    const then = this.#options.base.get(path);
    if (!mayHoldTests(path) || then?.kind !== "file") return;
    const now = content !== undefined && "bytes" in content ? content.bytes.toString("utf8") : "";
    const changed = changedTests(this.#options.store.get(then.sha256).toString("utf8"), now);
    if (changed > 0) this.testsChanged.set(path, changed);
  }

  #refused(path: string, change: Change): boolean {
    const { work } = this.#options;
    const refusal = work?.admission.refuse(path, change, entryState(this.now.get(path)));
    if (refusal !== undefined) this.leftOut.push({ path, change, ...refusal });
    else if (work?.addedTests === false && work.admission.isAddedTest(path, change)) {
      this.leftOut.push({ path, change, why: "added-test", what: "is a test that was added" });
    } else return false;
    return true;
  }

  #leadsOut(path: string, change: Change, entry: TreeEntry): boolean {
    const { work } = this.#options;
    if (entry.kind !== "link" || work === undefined) return false;
    const way = isAbsolute(entry.target)
      ? relative(work.root, entry.target)
      : posix.join(posix.dirname(path), entry.target);
    if (way !== ".." && !way.startsWith("../") && !isAbsolute(way)) return false;
    this.leftOut.push({ path, change, why: "unusable", what: `is a link that leads out of the project, to ${entry.target}` }); // biome-ignore format: one
    return true;
  }

  #unusable(path: string, what: string): void {
    const { base } = this.#options;
    const folder = this.#baseFolders.has(path);
    const change: Change = base.has(path) || folder ? "type changed" : "added";
    if (change === "added" && what === special) return;
    this.changes.set(path, change);
    this.leftOut.push({ path, change, why: "unusable", what });
    if (!folder) return;
    for (const each of base.keys()) if (each.startsWith(`${path}/`)) this.#bring(each);
  }

  #bring(path: string): void {
    const entry = this.#options.base.get(path);
    if (entry === undefined || this.#settled.has(path)) return;
    this.#settled.add(path);
    this.#place(path, entry, entry.kind === "file" ? sourceOf(entry, this.#options.store) : undefined, true);
  }

  /** Brings back what the start had and the tree has not, or has otherwise, unless that may be. */
  restore(): void {
    const { base, work } = this.#options;
    for (const [path, entry] of base) {
      if (this.#settled.has(path)) continue;
      if (work !== undefined && !isOwn(path) && entry.kind !== "folder" && !this.changes.has(path)) {
        this.changes.set(path, "deleted");
        if (!this.#refused(path, "deleted")) {
          this.#lookForTests(path, undefined);
          continue;
        }
      }
      this.#bring(path);
    }
  }

  /** Places what takes the place of a folder, or stands below what was a file, where nothing of the start is in its way. */
  late(): void {
    for (const [path, entry, content] of this.#late) {
      const taken = this.#folders.has(join(this.#options.folder, path)) || waysTo(path).some((way) => this.placed.has(way)); // biome-ignore format: one
      if (!taken) this.#place(path, entry, content, false);
      else {
        const change = this.changes.get(path) ?? "added";
        this.leftOut.push({ path, change, why: "unusable", what: "stands where the start has something else that must stay" }); // biome-ignore format: one
        this.#settled.delete(path);
        this.#bring(path);
      }
    }
  }

  /** Dependencies stand where nothing else does; they are not part of what is judged. */
  layer(): void {
    const { layer, store, folder } = this.#options;
    for (const [path, entry] of layer ?? []) {
      if (this.placed.has(path) || waysTo(path).some((way) => this.placed.has(way)) || this.#folders.has(join(folder, path))) continue; // biome-ignore format: one
      this.#place(path, entry, entry.kind === "file" ? sourceOf(entry, store) : undefined, true);
      this.placed.delete(path);
      this.stamps.delete(path);
      this.layered.add(path);
    }
  }

  placeData(): void {
    for (const [path, entry, content] of this.#data.splice(0)) {
      const full = join(this.#options.folder, path);
      // Commands have run in the room: nothing that they left there is written through.
      if (waysTo(path).some((way) => isNoFolder(join(this.#options.folder, way)))) continue;
      rmSync(full, { force: true, recursive: true });
      mkdirSync(dirname(full), { recursive: true });
      if (entry.kind === "file") writeFile(full, entry, content ?? { bytes: Buffer.alloc(0) }, false);
    }
  }

  #baseOnTheWay = (path: string): boolean =>
    waysTo(path).some((way) => {
      const kind = this.#options.base.get(way)?.kind;
      return kind === "file" || kind === "link";
    });

  #place(path: string, entry: TreeEntry, content: Source | undefined, sealed: boolean): void {
    const full = join(this.#options.folder, path);
    if (entry.kind === "folder") {
      this.#makeFolder(full);
      return;
    }
    this.#makeFolder(dirname(full));
    if (entry.kind === "link") symlinkSync(entry.target, full);
    const stamp =
      entry.kind === "link"
        ? lstatSync(full, { bigint: true })
        : writeFile(full, entry, content ?? { bytes: Buffer.alloc(0) }, sealed);
    if (sealed && stamp !== undefined) this.stamps.set(path, stamp);
    this.placed.set(path, entry);
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    for (let each = folder; each.length >= this.#options.folder.length && !this.#folders.has(each); each = dirname(each))
      this.#folders.add(each); // biome-ignore format: one
  }
}

type FileEntry = TreeEntry & { readonly kind: "file" };

/** Where the bytes of a file come from: of a large one the store makes a copy, which is a clone where the disk can. */
type Source = Content | { readonly kept: BlobStore };

const sourceOf = (entry: FileEntry, store: BlobStore): Source =>
  entry.bytes > packedBytes ? { kept: store } : { bytes: store.get(entry.sha256) };

/** A file of the start gets the time it had; one that was changed gets the present. */
function writeFile(path: string, entry: FileEntry, content: Source, sealed: boolean): BigIntStats | undefined {
  const mode = entry.executable ? 0o755 : 0o644;
  if ("file" in content) renameSync(content.file, path);
  if ("kept" in content) content.kept.copy(entry.sha256, path, mode);
  const file = openSync(path, "bytes" in content ? "wx" : "r+", mode);
  try {
    if ("bytes" in content) {
      for (let at = 0; at < content.bytes.length; ) at += writeSync(file, content.bytes, at);
    }
    if (!sealed) return undefined;
    futimesSync(file, entry.modified / 1000, entry.modified / 1000);
    return fstatSync(file, { bigint: true });
  } finally {
    closeSync(file);
  }
}

function isNoFolder(path: string): boolean {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  return facts !== undefined && !facts.isDirectory();
}

/** The folders above a path. */
export function waysTo(path: string): readonly string[] {
  const ways: string[] = [];
  for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) ways.push(path.slice(0, at));
  return ways;
}

/** Every folder that holds one of these paths. */
export function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) for (const way of waysTo(path)) folders.add(way);
  return folders;
}
