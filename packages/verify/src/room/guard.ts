import { type Dirent, existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import { matcher } from "@goalpost/core/glob";
import { placesOf, runOf } from "../checks-of.ts";
import { type FileState, stateOf } from "../files/file-facts.ts";
import { walk } from "../files/walk.ts";
import { entryState } from "../store/entry-state.ts";
import type { Tree } from "../store/tree.ts";
import { admissionOf } from "./admission.ts";
import { KeptGit } from "./kept-git.ts";
import { isMade, type SeenAtStart } from "./made-by-checks.ts";
import type { Filled } from "./make-room.ts";
import { protectionOf } from "./protected.ts";

/** What a file of the room became while the checks ran. */
export interface Touched {
  readonly path: string;
  readonly change: "modified" | "deleted" | "added";
}

/** Kinds that change how later checks run when a check writes them. */
const decidesWhenNew = new Set(["manifest", "lockfile", "configuration"]);

const commandsOf = (contract: Contract): number =>
  placesOf(contract).filter(({ item }) => runOf(item) !== undefined).length;

/** Where packages are installed, and what a tool may cache there: programs and packages decide how later checks run. */
const installed = /(?:^|\/)(?:node_modules|\.venv|venv)\//;
const cached = /(?:^|\/)node_modules\/\.(?!bin(?:\/|$))|(?:^|\/)__pycache__(?:\/|$)/;

/**
 * Watches what decides how checks come out, while they run: the code under test runs in the same room, and might write a test, a recording
 * or a configuration for the check that comes next.
 */
export class Guard {
  readonly #root: string;
  readonly #placed: Tree;
  readonly #layered: ReadonlySet<string>;
  readonly #known = new Map<string, string>();
  /** What is watched between commands alone: of what the last one leaves, no other is the worse. */
  readonly #between = new Map<string, string>();
  readonly #git: KeptGit | undefined;
  readonly #made: readonly string[];
  readonly #rewritten: Readonly<Record<string, FileState>>;
  #commandsLeft: number;
  readonly #touched = new Map<string, Touched>();

  /**
   * @param more - `commands`: how many are run in this room, default those of the contract. `made`: what checks made in the room of the start too, such
   * as a lockfile that the project does not keep. `rewritten`: what they made there of files of the start. `test_files`: what they run as tests.
   */
  constructor(
    contract: Contract,
    root: string,
    { placed, layered }: Pick<Filled, "placed" | "layered">,
    {
      commands = commandsOf(contract),
      made = [],
      rewritten = {},
      test_files = [],
    }: { readonly commands?: number } & Partial<SeenAtStart> = {},
  ) {
    this.#made = made;
    this.#rewritten = rewritten;
    this.#layered = layered;
    this.#root = root;
    this.#placed = placed;
    const places = placesOf(contract);
    this.#commandsLeft = commands;
    const named = matcher(places.flatMap(({ item }) => (item.kind === "unchanged" ? item.paths : [])));
    const tests = new Set(test_files);
    const admission = admissionOf(contract);
    const isOutside = (path: string): boolean => admission.refuse(path, "modified")?.why === "outside-scope";
    for (const path of placed.keys()) {
      if (protectionOf(path) !== undefined || tests.has(path) || named(path)) this.#known.set(path, this.#stamp(path));
      else if (this.#commandsLeft > 1 && isOutside(path)) this.#between.set(path, this.#stamp(path));
    }
    this.#git = this.#commandsLeft > 1 && existsSync(join(root, ".git")) ? new KeptGit(root) : undefined;
    if (this.#commandsLeft > 1) for (const path of layered) this.#between.set(path, this.#stamp(path));
  }

  /** Looks once more: after each command, and at the end. */
  async look(): Promise<void> {
    this.#commandsLeft -= 1;
    await this.#compare(this.#known);
    if (this.#commandsLeft < 1) return;
    this.#git?.restore();
    await this.#compare(this.#between);
    for (const path of this.#added("")) this.#touched.set(path, { path, change: "added" });
  }

  /** All that was touched, also what was put back before the end. */
  async end(): Promise<readonly Touched[]> {
    await this.#compare(this.#known);
    for (const path of walk(this.#root)) {
      const protection = protectionOf(path);
      if (
        this.#placed.has(path) ||
        this.#layered.has(path) ||
        protection === undefined ||
        !decidesWhenNew.has(protection) ||
        isMade(this.#made, path)
      )
        continue;
      this.#touched.set(path, { path, change: "added" });
    }
    return [...this.#touched.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
  }

  async #compare(known: Map<string, string>): Promise<void> {
    for (const [path, stamp] of known) {
      const now = this.#stamp(path);
      if (now === stamp) continue;
      known.set(path, now);
      const state = await stateOf(join(this.#root, path));
      const asAtStart = state === entryState(this.#placed.get(path)) || state === this.#rewritten[path];
      const changed = this.#layered.has(path) ? !cached.test(path) : !asAtStart;
      if (changed) this.#touched.set(path, { path, change: state === "absent" ? "deleted" : "modified" });
    }
  }

  /** What was installed since: in a folder of packages, and not by setup. */
  *#added(folder: string): Generator<string> {
    for (const entry of entriesOf(join(this.#root, folder))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name === ".git" || cached.test(`${path}/`)) continue;
      if (entry.isDirectory()) yield* this.#added(path);
      else if (installed.test(path) && !this.#layered.has(path) && !this.#placed.has(path)) yield path;
    }
  }

  #stamp(path: string): string {
    const facts = lstatSync(join(this.#root, path), { throwIfNoEntry: false, bigint: true });
    return facts === undefined ? "absent" : `${facts.ino} ${facts.size} ${facts.mode} ${facts.ctimeNs}`;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
