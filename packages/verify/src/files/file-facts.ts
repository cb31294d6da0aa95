import { createHash } from "node:crypto";
import { constants, lstatSync, readlinkSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** What a file was or is: `file 644 <sha256>`, `link <target>`, `absent`, or `other` for anything that is not a file. */
export type FileState = string;

/** Opens a regular file for reading. A FIFO would block, a device never ends: both are refused, also when they appear in between. */
export async function openRegular(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const facts = await handle.stat();
  if (facts.isFile()) return handle;
  await handle.close();
  throw Object.assign(new Error(`${path} is ${facts.isDirectory() ? "a directory" : "not a regular file"}`), {
    code: "ENOTFILE",
  });
}

/** Reads a file piece by piece, never more than a piece in memory. */
export async function* pieces(path: string, size = 1024 * 1024): AsyncGenerator<Buffer> {
  const handle = await openRegular(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** The sha256 of a file of any size, in hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of pieces(path)) hash.update(piece);
  return hash.digest("hex");
}

/** The sha256 of text, in hex. */
export const sha256 = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");

/** The state of a path, as git sees it: content, executable or not, link or not. */
export async function stateOf(path: string): Promise<FileState> {
  try {
    const facts = lstatSync(path);
    if (facts.isSymbolicLink()) return `link ${readlinkSync(path)}`;
    if (!facts.isFile()) return "other";
    return `file ${(facts.mode & 0o100) === 0 ? "644" : "755"} ${await sha256OfFile(path)}`;
  } catch (error) {
    return absentCodes.has(String((error as NodeJS.ErrnoException).code)) ? "absent" : "other";
  }
}

const absentCodes = new Set(["ENOENT", "ENOTDIR"]);

/** A size as people say it. */
export function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  const units = ["KB", "MB", "GB", "TB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}
