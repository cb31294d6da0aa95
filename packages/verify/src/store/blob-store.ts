import { createHash, randomBytes } from "node:crypto";
import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
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
