import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { Tree } from "./tree.ts";

/** Finds a file of the start again whose name a disk or a tool has written in another Unicode form. */
export class KnownNames {
  readonly #root: string;
  readonly #base: Tree;
  readonly #composed = new Map<string, string>();

  constructor(base: Tree, root: string) {
    this.#root = root;
    this.#base = base;
    for (const path of base.keys()) if (isMarked(path)) this.#composed.set(path.normalize("NFC"), path);
  }

  /** The name that the start has for a path, unless that stands there as well: then they are two. */
  known(path: string): string {
    if (!isMarked(path) || this.#base.has(path)) return path;
    const known = this.#composed.get(path.normalize("NFC"));
    if (known === undefined || lstatSync(join(this.#root, known), { throwIfNoEntry: false }) !== undefined) return path;
    return known;
  }
}

/** Plain ASCII has one form. */
const isMarked = (path: string): boolean => /[^\0-\x7f]/.test(path);

/** Whether two texts are the same but for CR before LF. What holds a NUL is not text. */
export function equalButForLineEnds(left: Buffer, right: Buffer): boolean {
  if (left.includes(0) || right.includes(0)) return false;
  const plain = (bytes: Buffer): string => bytes.toString("latin1").replaceAll("\r\n", "\n");
  return plain(left) === plain(right);
}
