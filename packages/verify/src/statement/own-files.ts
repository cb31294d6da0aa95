import { readdirSync } from "node:fs";
import { join } from "node:path";
import { stateBase } from "../seal/state-dir.ts";
import { writePrivate } from "../seal/state-files.ts";

const folderOf = (root: string, env: NodeJS.ProcessEnv): string => join(stateBase(root, env), "receipts-written");

/** Notes that a file with this content was written by us, wherever it lies: a receipt in the project is not part of the work. */
export const rememberOwnFile = (root: string, env: NodeJS.ProcessEnv, sha256: string): Promise<void> =>
  writePrivate(join(folderOf(root, env), sha256), "");

/** What tells, by its content, whether a file is one that we wrote. */
export function ownFiles(root: string, env: NodeJS.ProcessEnv): (sha256: string) => boolean {
  let names: ReadonlySet<string>;
  try {
    names = new Set(readdirSync(folderOf(root, env)));
  } catch {
    return () => false;
  }
  return (sha256) => names.has(sha256);
}
