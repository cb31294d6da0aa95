import { createHash, randomBytes } from "node:crypto";
import { chmodSync, closeSync, constants, copyFileSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from "node:fs"; // biome-ignore format: one
import { dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { type PackedPlace, Packs, packedBytes } from "./packs.ts";
import type { Content } from "./read-tree.ts";

/** Keeps the bytes of files by their sha256, once for all seals. What is read is compared with its name: a changed blob is an error. */
export class BlobStore {
  readonly #folder: string;
  readonly #packs: Packs;
  readonly #made = new Set<string>();
  readonly #open = new Map<string, number>();

  /** @param folder - The store, in the state folder. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#packs = new Packs(join(folder, "packs"));
  }

  /** Keeps bytes; whole or not at all. */
  put(sha256: string, content: Content): void {
    if (this.#has(sha256)) return;
    const path = this.#path(sha256);
    try {
      this.#makeFolder(dirname(path));
      const fresh = this.scratch();
      if ("file" in content) copyFileSync(content.file, fresh, constants.COPYFILE_FICLONE);
      else writeFileSync(fresh, content.bytes, { mode: 0o600, flag: "wx" });
      renameSync(fresh, path);
    } catch (error) {
      throw notKept(this.#folder, error);
    }
  }

  /** Keeps the files of a whole tree: small ones together in one file. Nothing of those is there before the end of `use`. */
  async together<Result>(use: (put: BlobStore["put"]) => Promise<Result>): Promise<Result> {
    const writer = this.#guarded(() => this.#packs.begin(randomBytes(12).toString("hex")));
    try {
      const result = await use((sha256, content) => {
        if ("file" in content || content.bytes.length > packedBytes) this.put(sha256, content);
        else if (!this.#has(sha256)) this.#guarded(() => writer.add(sha256, content.bytes));
      });
      this.#guarded(() => writer.end());
      return result;
    } catch (error) {
      writer.drop();
      throw error;
    }
  }

  /**
   * Reads bytes.
   *
   * @throws GoalpostError `verify/base-lost` when they are not there, or are others.
   */
  get(sha256: string): Buffer {
    return Buffer.concat([...this.pieces(sha256)]);
  }

  /**
   * Reads bytes piece by piece: for files of any size. What was given before an error must not be used.
   *
   * @throws GoalpostError as {@link get}.
   */
  *pieces(sha256: string): Generator<Buffer> {
    const packed = this.#packs.find(sha256);
    const path = packed?.path ?? this.#path(sha256);
    const file = this.#opened(path, packed !== undefined);
    try {
      yield* hashedPieces(file, path, sha256, packed);
    } finally {
      if (packed === undefined) closeSync(file);
    }
  }

  /**
   * Copies bytes to a new file, by a clone where the disk can. The copy is what is compared, so nothing can change in between.
   *
   * @throws GoalpostError as {@link get}.
   */
  copy(sha256: string, to: string, mode = 0o644): void {
    if (this.#packs.find(sha256) !== undefined) {
      writeFileSync(to, this.get(sha256), { mode, flag: "wx" });
      return;
    }
    const path = this.#path(sha256);
    try {
      copyFileSync(path, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT" && code !== "EACCES") throw error;
      throw unread(path, error);
    }
    chmodSync(to, mode);
    const file = openSync(to, "r");
    try {
      for (const _piece of hashedPieces(file, path, sha256));
    } finally {
      closeSync(file);
    }
  }

  /** Closes what reading keeps open. */
  close(): void {
    for (const file of this.#open.values()) closeSync(file);
    this.#open.clear();
  }

  /** A path for a moment, in the store. */
  scratch(): string {
    const folder = join(this.#folder, "scratch");
    this.#makeFolder(folder);
    return join(folder, randomBytes(12).toString("hex"));
  }

  #has(sha256: string): boolean {
    return existsSync(this.#path(sha256)) || this.#packs.find(sha256) !== undefined;
  }

  /** A file of many is opened once. */
  #opened(path: string, keep: boolean): number {
    const known = this.#open.get(path);
    if (known !== undefined) return known;
    try {
      const file = openSync(path, "r");
      if (keep) this.#open.set(path, file);
      return file;
    } catch (error) {
      throw unread(path, error);
    }
  }

  #guarded<Value>(write: () => Value): Value {
    try {
      return write();
    } catch (error) {
      throw notKept(this.#folder, error);
    }
  }

  #path = (sha256: string): string => join(this.#folder, "blobs", sha256.slice(0, 2), sha256.slice(2));

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#made.add(folder);
  }
}

function* hashedPieces(file: number, path: string, sha256: string, part?: PackedPlace): Generator<Buffer> {
  const hash = createHash("sha256");
  const size = part?.bytes ?? fstatSync(file).size;
  for (let at = 0; at < size; ) {
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size - at));
    const read = readSync(file, piece, 0, piece.length, (part?.offset ?? 0) + at);
    if (read === 0) break;
    at += read;
    hash.update(piece.subarray(0, read));
    yield piece.subarray(0, read);
  }
  if (hash.digest("hex") !== sha256) throw lost(path, "does not hold what was sealed");
}

const pieceBytes = 1024 * 1024;

const unread = (path: string, error: unknown): GoalpostError =>
  lost(path, `cannot be read: ${String((error as NodeJS.ErrnoException).code)}`, error);

const full: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** An error of a disk in our own words, also where a program of git's met it; any other is what it was. */
export function diskError(folder: string, error: unknown): unknown {
  if (GoalpostError.is(error)) return error;
  const { code, stderr } = Object(error) as { readonly code?: unknown; readonly stderr?: unknown };
  if (full.has(code) || code === "EROFS") return notKept(folder, error);
  const said = `${String(stderr ?? "")} ${error instanceof Error ? error.message : ""}`;
  return /No space left on device|Disk quota exceeded/.test(said) ? notKept(folder, Object.assign(new Error(said.trim(), { cause: error }), { code: "ENOSPC" })) : error; // biome-ignore format: one
}

/** Says that the store, or a room, could not be written. */
export function notKept(folder: string, error: unknown): GoalpostError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new GoalpostError({
    code: "verify/state-not-writable",
    where: folder,
    what: full.has(code) ? "has no space left on its disk" : `cannot be written: ${code ?? message}`,
    help: "make room or give leave to write, or set GOALPOST_STATE_DIR to another folder outside the project",
    cause: error,
  });
}

const lost = (path: string, what: string, cause?: unknown): GoalpostError =>
  new GoalpostError({
    code: "verify/base-lost",
    where: path,
    what: `${what}, so the tree of the start cannot be made again`,
    help: "put the state folder back as it was; or start again from a tree that you trust: goalpost run ID --reseal",
    cause,
  });
