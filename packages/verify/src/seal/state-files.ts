import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { notKept } from "../store/blob-store.ts";

/**
 * Writes a file that nobody else may read, whole or not at all.
 *
 * @param durable - Waits for the disk. Evidence does without: it can be made again, and the wait is most of what it costs.
 */
export async function writePrivate(path: string, text: string, durable = true): Promise<void> {
  // Only those who write pay for loading it.
  const { default: writeFileAtomic } = await import("write-file-atomic");
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, text, { mode: 0o600, encoding: "utf8", fsync: durable });
  } catch (error) {
    throw notKept(path, error);
  }
}

/** Reads a file of the state directory; nothing when it is not there. */
export async function readState(folder: string, name: string): Promise<unknown> {
  const path = join(folder, name);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw broken(path, `cannot be read: ${String((error as NodeJS.ErrnoException).code)}`, error);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken(path, "is not JSON", error);
  }
}

/** @internal Says that what was kept cannot be used. */
export const broken = (path: string, what: string, cause?: unknown): GoalpostError =>
  new GoalpostError({
    code: "verify/broken-state",
    where: path,
    what,
    help: "put it back as it was; or seal the contract again from a tree that you trust: goalpost run ID --reseal",
    cause,
  });
