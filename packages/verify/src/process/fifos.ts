import { execFile } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { scratchFolder } from "../files/scratch.ts";

/** Two pipes of the file system, for standard output and standard error. */
export interface Fifos {
  /** For the child: closed here once it has them. */
  readonly ends: readonly [stdout: number, stderr: number];
  readonly readers: readonly [stdout: Socket, stderr: Socket];
  closeEnds(): void;
}

/**
 * Makes pipes that node inside a sandbox can write to. What node's own spawn gives a child are sockets; a sandbox without network (Codex
 * workspace-write) lets nobody ask a socket what it is, and a child that is node then drops all that it prints and exits 0.
 *
 * @returns Nothing where `mkfifo` cannot be run.
 */
export async function openFifos(root: string): Promise<Fifos | undefined> {
  const folder = await scratchFolder(root).catch(() => undefined);
  if (folder === undefined) return undefined;
  const paths = [join(folder, "out"), join(folder, "err")] as const;
  try {
    await promisify(execFile)("mkfifo", ["-m", "600", ...paths]);
    // The reading end first, without waiting: then the writing end opens at once.
    const [out, err] = [open(paths[0]), open(paths[1])];
    const ends = [out.end, err.end] as const;
    return { ends, readers: [out.reader, err.reader], closeEnds: () => ends.forEach((end) => void closeSync(end)) };
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function open(path: string): { readonly reader: Socket; readonly end: number } {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const end = openSync(path, constants.O_WRONLY);
  return { reader: new Socket({ fd, readable: true, writable: false }), end };
}
