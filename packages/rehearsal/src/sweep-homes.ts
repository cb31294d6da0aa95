import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Names the folder after the process that will remove it, so that a later one can tell what was left behind. */
export const homePrefix = (client: string, keep: boolean): string => `${keep ? "kept-" : ""}${client}-${process.pid}-`;

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Removes homes that a killed process left behind: older than a day, of a process that is no more. The day is there because a process of
 * another container, which shares the folder, cannot be seen from here. A home that was to be kept stays.
 */
export async function sweepHomes(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^(?:codex|claude-code)-(\d+)-\w{6}$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(parent, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > dayMs) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
