import { createHash } from "node:crypto";
import { closeSync, constants, copyFileSync, type Dirent, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from "node:fs"; // biome-ignore format: one
import { join } from "node:path";
import type { IgnoreRules } from "./ignore-rules.ts";
import type { TreeEntry } from "./tree.ts";

/** The bytes of a file that was read: in memory, or, when there are many, in a file of ours that may be moved away. */
export type Content = { readonly bytes: Buffer } | { readonly file: string };

/** What a walk tells of one entry. */
export interface Seen {
  readonly path: string;
  readonly entry: TreeEntry;
  /** Of a file. */
  readonly content?: Content;
}

/** A path that could not be read as what it is, and why. */
export interface Unread {
  readonly path: string;
  readonly what: string;
}

/** Options of {@link readTree}. */
export interface ReadTree {
  readonly root: string;
  readonly rules: Pick<IgnoreRules, "file" | "folder">;
  /** Where a large file is copied before it is hashed, so that what is hashed is what is used. */
  readonly scratch: () => string;
  readonly signal?: AbortSignal | undefined;
  /** Entries that are visited at most, and bytes. */
  readonly limit?: { readonly entries: number; readonly bytes: number };
}

/** Files above this are hashed in pieces. */
const wholeBytes = 4 * 1024 * 1024;
const pieceBytes = 1024 * 1024;
/** Entries between two moments in which a signal is heard. */
const breath = 500;

/** Says that a tree is larger than what may be recorded. */
export class TreeLimitError extends Error {
  /** What of the tree's root holds most of it: `data/`, or a file. */
  readonly largest: string;

  constructor(message: string, largest: string) {
    super(message);
    this.largest = largest;
  }
}

/**
 * Walks a tree by content, once: every file is read whole and hashed, whatever its times and its size say. No link is followed, nothing named
 * `.git` is entered, and no git is asked.
 */
export async function* readTree(options: ReadTree): AsyncGenerator<Seen | Unread> {
  const counter = new Counter(options);
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const listed = list(join(options.root, folder), folder);
    if ("what" in listed) {
      yield listed;
      continue;
    }
    let holds = false;
    for (const entry of listed) {
      if (entry.name === ".git") continue;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      await counter.entry(path);
      const seen = look(entry, path, options, counter);
      if (seen === undefined) continue;
      holds = true;
      if (typeof seen === "string") folders.push(seen);
      else {
        counter.file(seen);
        yield seen;
      }
    }
    if (!holds && folder !== "") yield { path: folder, entry: { kind: "folder" } };
  }
}

/** A folder to enter, what was read, or nothing for what is not part of the tree. */
function look(
  entry: Dirent,
  path: string,
  { root, rules, scratch }: ReadTree,
  counter: Counter,
): string | Seen | Unread | undefined {
  if (entry.name.includes("\ufffd")) return { path, what: "has a name that is not UTF-8" };
  if (entry.isDirectory()) return rules.folder(path) ? undefined : path;
  if (rules.file(path)) return undefined;
  const full = join(root, path);
  if (entry.isFile()) counter.ask(path, full);
  return readEntry(full, path, scratch, entry.isFile());
}

/** Holds a walk to its limits, and lets a signal be heard. */
class Counter {
  readonly #options: ReadTree;
  #entries = 0;
  #bytes = 0;
  /** Entries and bytes below each name of the root. */
  readonly #tops = new Map<string, { entries: number; bytes: number }>();

  constructor(options: ReadTree) {
    this.#options = options;
  }

  async entry(path: string): Promise<void> {
    const { limit, signal } = this.#options;
    this.#entries += 1;
    this.#top(path).entries += 1;
    if (limit !== undefined && this.#entries > limit.entries)
      throw new TreeLimitError(`more than ${limit.entries} entries`, this.#largest("entries"));
    if (this.#entries % breath === 0) await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }

  /** Refuses a file by its size before it is read: many gigabytes take a minute. */
  ask(path: string, full: string): void {
    const { limit } = this.#options;
    if (limit === undefined) return;
    const size = lstatSync(full, { throwIfNoEntry: false })?.size ?? 0;
    if (this.#bytes + size > limit.bytes) this.#add(path, size);
  }

  file(seen: Seen | Unread): void {
    if ("entry" in seen && seen.entry.kind === "file") this.#add(seen.path, seen.entry.bytes);
  }

  #add(path: string, bytes: number): void {
    const { limit } = this.#options;
    this.#bytes += bytes;
    this.#top(path).bytes += bytes;
    if (limit !== undefined && this.#bytes > limit.bytes)
      throw new TreeLimitError(`more than ${limit.bytes} bytes`, this.#largest("bytes"));
  }

  #top(path: string): { entries: number; bytes: number } {
    const end = path.indexOf("/");
    const name = end === -1 ? path : path.slice(0, end + 1);
    const known = this.#tops.get(name) ?? { entries: 0, bytes: 0 };
    this.#tops.set(name, known);
    return known;
  }

  #largest(by: "entries" | "bytes"): string {
    return [...this.#tops].reduce((most, next) => (next[1][by] > most[1][by] ? next : most))[0];
  }
}

function list(folder: string, path: string): readonly Dirent[] | Unread {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return { path, what: `cannot be read: ${codeOf(error)}` };
  }
}

/** What a pipe, a socket or a device is: it holds nothing, and git does not see it. */
export const special = "is not a regular file";

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code ?? error);

/** Reads one entry as it is now. What its folder called a file is opened at once; where it is something else by now, it is asked first. */
function readEntry(full: string, path: string, scratch: () => string, isListedAsFile: boolean): Seen | Unread {
  try {
    const seen = isListedAsFile ? readSmall(full, path) : undefined;
    if (seen !== undefined) return seen;
    const facts = lstatSync(full);
    if (facts.isSymbolicLink()) return { path, entry: { kind: "link", target: readlinkSync(full) } };
    if (!facts.isFile()) return { path, what: special };
    return (facts.size > wholeBytes ? undefined : readSmall(full, path)) ?? readLarge(full, path, scratch());
  } catch (error) {
    return { path, what: `cannot be read: ${codeOf(error)}` };
  }
}

/** Nothing for what is larger, or a link by now. */
function readSmall(full: string, path: string): Seen | Unread | undefined {
  const file = openPlain(full);
  if (file === undefined) return undefined;
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) return { path, what: special };
    if (facts.size > wholeBytes) return undefined;
    const chunks: Buffer[] = [];
    for (let size = facts.size + 1; ; size = pieceBytes) {
      const chunk = Buffer.allocUnsafe(size);
      const read = readSync(file, chunk, 0, size, null);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      if (chunks.length === 1 && read < size) break;
    }
    const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    const hash = createHash("sha256").update(bytes).digest("hex");
    return { path, entry: fileEntry(facts, hash, bytes.length), content: { bytes } };
  } finally {
    closeSync(file);
  }
}

function openPlain(full: string): number | undefined {
  try {
    return openSync(full, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (error) {
    if (codeOf(error) === "ELOOP") return undefined;
    throw error;
  }
}

function readLarge(full: string, path: string, copy: string): Seen | Unread {
  const before = lstatSync(full);
  copyFileSync(full, copy, constants.COPYFILE_FICLONE);
  const file = openSync(copy, "r");
  try {
    const hash = createHash("sha256");
    const chunk = Buffer.allocUnsafe(pieceBytes);
    let bytes = 0;
    for (let read = readSync(file, chunk, 0, pieceBytes, null); read > 0; read = readSync(file, chunk, 0, pieceBytes, null)) {
      hash.update(chunk.subarray(0, read));
      bytes += read;
    } // biome-ignore format: one
    return { path, entry: fileEntry(before, hash.digest("hex"), bytes), content: { file: copy } };
  } finally {
    closeSync(file);
  }
}

const fileEntry = (facts: { readonly mode: number; readonly mtimeMs: number }, sha256: string, bytes: number): TreeEntry => ({
  kind: "file",
  executable: (facts.mode & 0o100) !== 0,
  sha256,
  bytes,
  modified: Math.floor(facts.mtimeMs),
}); // biome-ignore format: one
