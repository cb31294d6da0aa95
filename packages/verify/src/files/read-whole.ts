import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { sayBytes } from "./file-facts.ts";

/** Bytes of a file that somebody else wrote and that is read whole. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads a file that somebody else wrote: a regular one of at most 64 MB, also where it grows while it is read. A FIFO would wait for ever.
 *
 * @param most - Bytes.
 * @throws An error with `code` `ENOTFILE` or `EFBIG`, or what the disk says.
 */
export function readWhole(path: string, most = mostBytes): Buffer {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) throw Object.assign(new Error(`${path} is not a regular file`), { code: "ENOTFILE" });
    const pieces: Buffer[] = [];
    for (let taken = 0; ; ) {
      if (Math.max(taken, facts.size) > most)
        throw Object.assign(new Error(`${path} has more than ${sayBytes(most)}`), { code: "EFBIG" });
      // one byte more than it has says that it has not grown
      const piece = Buffer.allocUnsafe(Math.min(Math.max(facts.size - taken + 1, 8192), most - taken + 1));
      const read = readSync(file, piece, 0, piece.length, null);
      if (read === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, read));
      taken += read;
    }
  } finally {
    closeSync(file);
  }
}

/** The same as text; undefined where it cannot be read. */
export function textIfReadable(path: string, most = mostBytes): string | undefined {
  try {
    return readWhole(path, most).toString("utf8");
  } catch {
    return undefined;
  }
}
