import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./files/file-facts.ts";
import type { Evidence } from "./receipt/receipt.ts";
import { writePrivate } from "./seal/state-files.ts";

/** Runs whose evidence is kept; older ones go. */
const runsKept = 10;

/** Names the folder of one run: runs sort by their names. */
export async function newRunFolder(state: string, now: Date): Promise<string> {
  const runs = join(state, "runs");
  const name = `${now.toISOString().replace(/[:.]/g, "-")}-${process.pid}`;
  const older = (await readdir(runs).catch(() => [])).filter((each) => /^\d{4}-\d{2}-/.test(each)).sort();
  for (const each of older.slice(0, Math.max(0, older.length - runsKept + 1))) {
    await rm(join(runs, each), { recursive: true, force: true });
  }
  return join(runs, name);
}

/** Keeps the output of checks in a folder. */
export function keepIn(folder: string): (id: string, text: string) => Promise<Evidence> {
  return async (id, text) => {
    const path = join(folder, `${id}.txt`);
    await writePrivate(path, text, false);
    return { path, bytes: Buffer.byteLength(text), sha256: sha256(text) };
  };
}
