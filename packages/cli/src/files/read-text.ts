import { readFile, stat } from "node:fs/promises";
import { GoalpostError } from "@goalpost/core";

/** Bytes of a text that we read: far more than any prompt, contract or configuration; beyond it, somebody named the wrong file. */
export const maxTextBytes = 8 * 1024 * 1024;

/**
 * Reads a text file as UTF-8, a BOM kept.
 *
 * @param shown - The name that errors give it.
 * @throws {@link GoalpostError} `file/missing`, `file/unreadable`, `file/too-large`, `file/not-utf8`.
 */
export async function readTextFile(path: string, shown: string): Promise<string> {
  return decode(await readBytes(path, shown), shown);
}

async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw folder(shown);
    if (found.size > maxTextBytes) throw tooLarge(shown, found.size);
    return await readFile(path);
  } catch (error) {
    if (GoalpostError.is(error)) throw error;
    throw unreadable(shown, (error as NodeJS.ErrnoException).code ?? "unreadable", error);
  }
}

/**
 * Decodes UTF-8, a BOM kept.
 *
 * @throws {@link GoalpostError} `file/not-utf8`, with the offset of the first byte that is none.
 */
export function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GoalpostError({
      code: "file/not-utf8",
      where: shown,
      what: `is not UTF-8 text: byte ${firstBadByte(bytes)} cannot be read`,
      mend: "save it as UTF-8",
      cause,
    });
  }
}

/** The offset, from 0, up to which the bytes are UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isBeginning(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** A beginning may end inside a character; only bytes that can never become one count. */
function isBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const folder = (shown: string): GoalpostError =>
  new GoalpostError({
    code: "file/unreadable",
    where: shown,
    what: "is a folder, expected a file",
    mend: "name a file",
  });

const tooLarge = (shown: string, bytes: number): GoalpostError =>
  new GoalpostError({
    code: "file/too-large",
    where: shown,
    what: `has ${(bytes / 1024 / 1024).toFixed(1)} MB, expected at most ${maxTextBytes / 1024 / 1024} MB of text`,
    mend: "name the file that you meant; a contract names files and does not hold them",
  });

const unreadable = (shown: string, code: string, cause: unknown): GoalpostError =>
  new GoalpostError({
    code: code === "ENOENT" ? "file/missing" : "file/unreadable",
    where: shown,
    what: code === "ENOENT" ? "does not exist" : `cannot be read (${code})`,
    mend: code === "ENOENT" ? "correct the path" : "make it a file that you may read",
    cause,
  });
