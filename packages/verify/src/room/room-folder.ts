import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { notKept } from "../store/blob-store.ts";

/** A folder of our own for one room. */
export interface RoomFolder {
  /** Empty, absolute. */
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Makes an empty folder for a room in the state folder, and removes those whose process is gone.
 *
 * @throws GoalpostError `verify/state-not-writable`.
 */
export async function newRoomFolder(base: string): Promise<RoomFolder> {
  const rooms = join(base, "rooms");
  const folder = join(rooms, `${process.pid}-${randomBytes(6).toString("hex")}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw notKept(rooms, error);
  }
  for (const name of readdirSync(rooms)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !alive(pid)) await remove(join(rooms, name));
  }
  const path = join(folder, "room");
  mkdirSync(path);
  return { path, remove: () => remove(folder) };
}

/** Commands may leave folders that may not be written, or go on writing for a moment: what cannot be removed at once is tried again. */
async function remove(folder: string): Promise<void> {
  try {
    removeAtOnce(folder);
  } catch {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
  }
}

/** Asks nothing about a file, which `rm` of Node does for each: of ten thousand that is half of the time. */
function removeAtOnce(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeAtOnce(path);
    else unlinkSync(path);
  }
  rmdirSync(folder);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
