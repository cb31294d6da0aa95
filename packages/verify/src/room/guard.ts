import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import { placesOf } from "../checks-of.ts";
import { stateOf } from "../files/file-facts.ts";
import { matcher, walk } from "../files/glob.ts";
import type { Tree } from "../store/tree.ts";
import type { Filled } from "./make-room.ts";
import { entryState } from "./own-changes.ts";
import { protectionOf } from "./protected.ts";

/** What a file of the room became while the checks ran. */
export interface Touched {
  readonly path: string;
  readonly change: "modified" | "deleted" | "added";
}

/** Kinds that change how later checks run when a check writes them. */
const decidesWhenNew = new Set(["manifest", "lockfile", "configuration"]);

/**
 * Watches what decides how checks come out, while they run: the code under test runs in the same room, and might write a test, a recording
 * or a configuration for the check that comes next.
 */
export class Guard {
  readonly #root: string;
  readonly #placed: Tree;
  readonly #layered: ReadonlySet<string>;
  readonly #known = new Map<string, string>();
  readonly #touched = new Map<string, Touched>();

  constructor(contract: Contract, root: string, { placed, layered }: Pick<Filled, "placed" | "layered">) {
    this.#layered = layered;
    this.#root = root;
    this.#placed = placed;
    const named = matcher(placesOf(contract).flatMap(({ item }) => (item.kind === "unchanged" ? item.paths : [])));
    for (const path of placed.keys()) {
      if (protectionOf(path) !== undefined || named(path)) this.#known.set(path, this.#stamp(path));
    }
  }

  /** Looks once more: after each command, and at the end. */
  async look(): Promise<void> {
    for (const [path, stamp] of this.#known) {
      const now = this.#stamp(path);
      if (now === stamp) continue;
      this.#known.set(path, now);
      const state = await stateOf(join(this.#root, path));
      if (state !== entryState(this.#placed.get(path)))
        this.#touched.set(path, { path, change: state === "absent" ? "deleted" : "modified" });
    }
  }

  /** All that was touched, also what was put back before the end. */
  async end(): Promise<readonly Touched[]> {
    await this.look();
    for (const path of walk(this.#root)) {
      const protection = protectionOf(path);
      if (
        this.#placed.has(path) ||
        this.#layered.has(path) ||
        protection === undefined ||
        !decidesWhenNew.has(protection)
      )
        continue;
      this.#touched.set(path, { path, change: "added" });
    }
    return [...this.#touched.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
  }

  #stamp(path: string): string {
    const facts = lstatSync(join(this.#root, path), { throwIfNoEntry: false, bigint: true });
    return facts === undefined ? "absent" : `${facts.ino} ${facts.size} ${facts.mode} ${facts.ctimeNs}`;
  }
}
