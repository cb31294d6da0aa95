import { createHash, randomBytes } from "node:crypto";
import { chmodSync, closeSync, constants, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from "node:fs"; // biome-ignore format: one
import { dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import type { Content } from "./read-tree.ts";

/** Keeps the bytes of files by their sha256, once for all seals. What is read is compared with its name: a changed blob is an error. */
export class BlobStore {
  readonly #folder: string;
  readonly #made = new Set<string>();

  /** @param folder - The store, in the state folder. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps bytes; whole or not at all. */
  put(sha256: string, content: Content): void {
    const path = this.#path(sha256);
    if (existsSync(path)) return;
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

  /**
   * Reads bytes.
   *
   * @throws GoalpostError `verify/base-lost` when they are not there, or are others.
   */
  get(sha256: string): Buffer {
    const path = this.#path(sha256);
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      throw lost(path, `cannot be read: ${String((error as NodeJS.ErrnoException).code)}`, error);
    }
    if (createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
    throw lost(path, "does not hold what was sealed");
  }

  /**
   * Reads bytes piece by piece: for files of any size. What was given before an error must not be used.
   *
   * @throws GoalpostError as {@link get}.
   */
  *pieces(sha256: string): Generator<Buffer> {
    const path = this.#path(sha256);
    let file: number;
    try {
      file = openSync(path, "r");
    } catch (error) {
      throw lost(path, `cannot be read: ${String((error as NodeJS.ErrnoException).code)}`, error);
    }
    try {
      yield* hashedPieces(file, path, sha256);
    } finally {
      closeSync(file);
    }
  }

  /**
   * Copies bytes to a new file, by a clone where the disk can. The copy is what is compared, so nothing can change in between.
   *
   * @throws GoalpostError as {@link get}.
   */
  copy(sha256: string, to: string, mode = 0o644): void {
    const path = this.#path(sha256);
    try {
      copyFileSync(path, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT" && code !== "EACCES") throw error;
      throw lost(path, `cannot be read: ${code}`, error);
    }
    chmodSync(to, mode);
    const file = openSync(to, "r");
    try {
      for (const _piece of hashedPieces(file, path, sha256));
    } finally {
      closeSync(file);
    }
  }

  /** A path for a moment, in the store. */
  scratch(): string {
    const folder = join(this.#folder, "scratch");
    this.#makeFolder(folder);
    return join(folder, randomBytes(12).toString("hex"));
  }

  #path = (sha256: string): string => join(this.#folder, "blobs", sha256.slice(0, 2), sha256.slice(2));

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#made.add(folder);
  }
}

function* hashedPieces(file: number, path: string, sha256: string): Generator<Buffer> {
  const hash = createHash("sha256");
  for (;;) {
    const piece = Buffer.allocUnsafe(pieceBytes);
    const read = readSync(file, piece, 0, pieceBytes, null);
    if (read === 0) break;
    hash.update(piece.subarray(0, read));
    yield piece.subarray(0, read);
  }
  if (hash.digest("hex") !== sha256) throw lost(path, "does not hold what was sealed");
}

const pieceBytes = 1024 * 1024;

/** Says that the store, or a room, could not be written. */
export function notKept(folder: string, error: unknown): GoalpostError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new GoalpostError({
    code: "verify/state-not-writable",
    where: folder,
    what: code === "ENOSPC" ? "has no space left on its disk" : `cannot be written: ${code ?? message}`,
    mend: "make room or give leave to write, or set GOALPOST_STATE_DIR to another folder outside the project",
    cause: error,
  });
}

const lost = (path: string, what: string, cause?: unknown): GoalpostError =>
  new GoalpostError({
    code: "verify/base-lost",
    where: path,
    what: `${what}, so the tree of the start cannot be made again`,
    mend: "put the state folder back as it was; or start again from a tree that you trust: goalpost run ID --reseal",
    cause,
  });
