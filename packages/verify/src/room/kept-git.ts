import { constants, copyFileSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { diskError } from "../store/blob-store.ts";

/**
 * The repository of a room as it was made, kept beside the room: what one check does to it (a commit, a hidden change, a setting) is undone before the
 * next, so that none can answer for another.
 */
export class KeptGit {
  readonly #own: string;
  readonly #kept: string;
  #stamps: string;

  /** Keeps that of a room, which must be as it was made. */
  constructor(room: string) {
    this.#own = join(room, ".git");
    this.#kept = `${room}.git-kept`;
    rmSync(this.#kept, { recursive: true, force: true });
    try {
      copyFolder(this.#own, this.#kept);
    } catch (error) {
      throw diskError(this.#kept, error);
    }
    this.#stamps = stampsOf(this.#own);
  }

  /** Puts it back where anything in it is another. */
  restore(): void {
    if (stampsOf(this.#own) === this.#stamps) return;
    rmSync(this.#own, { recursive: true, force: true, maxRetries: 3 });
    copyFolder(this.#kept, this.#own);
    this.#stamps = stampsOf(this.#own);
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [here, there] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(here, there);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(here), there);
    else if (entry.isFile()) copyFileSync(here, there, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}

/** What is there, with what changes whenever it is written. */
function stampsOf(folder: string): string {
  const facts = lstatSync(folder, { throwIfNoEntry: false, bigint: true });
  if (facts?.isDirectory() !== true) return String(facts?.ino ?? "");
  const names = readdirSync(folder).sort();
  return names.map((name) => stampOf(join(folder, name), name)).join("\n");
}

function stampOf(path: string, name: string): string {
  const facts = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  if (facts?.isDirectory()) return `${name}/\n${stampsOf(path)}\n/`;
  return `${name} ${facts?.ino} ${facts?.size} ${facts?.mode} ${facts?.ctimeNs}`;
}
