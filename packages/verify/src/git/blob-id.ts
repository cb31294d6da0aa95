import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** What the content of a file is called. */
export interface ContentIds {
  /** The id of the blob that git makes of it, in hex. */
  readonly blob: string;
  /** In hex. */
  readonly sha256: string;
}

/**
 * Reads a regular file of any size piece by piece, and names its content.
 *
 * @param algorithm - Of the repository's objects.
 * @returns Undefined where it is not a regular file, cannot be read, or grew or shrank meanwhile.
 */
export function contentIds(path: string, algorithm: "sha1" | "sha256"): ContentIds | undefined {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const facts = fstatSync(file);
      if (!facts.isFile()) return undefined;
      const blob = createHash(algorithm).update(`blob ${facts.size}\0`);
      const plain = createHash("sha256");
      const piece = Buffer.allocUnsafe(Math.min(1024 * 1024, facts.size + 1));
      let taken = 0;
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
        taken += read;
        blob.update(piece.subarray(0, read));
        plain.update(piece.subarray(0, read));
      }
      return taken === facts.size ? { blob: blob.digest("hex"), sha256: plain.digest("hex") } : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
