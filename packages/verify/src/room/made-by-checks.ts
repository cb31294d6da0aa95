import { lstatSync } from "node:fs";
import { join, posix } from "node:path";
import type { CheckContext } from "../check/context.ts";
import { type FileState, stateOf } from "../files/file-facts.ts";
import { WalkLimitError, walk } from "../files/walk.ts";
import { protectionOf } from "./protected.ts";

/** Paths kept at most: beyond it a project needs a line in its .gitignore. */
const most = 500;

/** What checks leave behind that run at the start. */
export interface LeftByChecks {
  /** From the root; a folder, which was not there before, has a slash at its end. */
  readonly made: readonly string[];
  /** What became of files that decide how checks run, such as a lockfile that was out of date: by path. */
  readonly rewritten: Readonly<Record<string, FileState>>;
}

/** What running the checks at the start has shown. */
export interface SeenAtStart extends LeftByChecks {
  /** Files that hold tests, though they are not called so: from the root, in order. */
  readonly test_files: readonly string[];
}

/** Looks at a room of the start before checks run in it; later, it tells what they have made there: files, and folders that were not there at all. */
export class MadeByChecks {
  readonly #context: CheckContext;
  readonly #before: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;
  /** What decides how checks run, as it was. */
  readonly #deciding: ReadonlyMap<string, string>;

  constructor(context: CheckContext) {
    this.#context = context;
    this.#before = new Set(this.#files());
    this.#folders = new Set([...this.#before].flatMap(waysTo));
    const deciding = [...this.#before].filter((path) => protectionOf(path) !== undefined);
    this.#deciding = new Map(deciding.map((path) => [path, this.#stamp(path)]));
  }

  async left(): Promise<LeftByChecks> {
    const touched = [...this.#deciding].flatMap(([path, stamp]) => (this.#stamp(path) === stamp ? [] : [path]));
    const states = touched.slice(0, most).map(async (path) => [path, await stateOf(join(this.#context.root, path))] as const); // biome-ignore format: one
    return { made: this.#list(), rewritten: Object.fromEntries(await Promise.all(states)) };
  }

  /** A tool that leaves one file for each source leaves others for other sources. */
  #list(): readonly string[] {
    const made = this.#files().filter((path) => !this.#before.has(path) && !path.startsWith(".goalpost/"));
    const shown = made.map((path) => {
      const folder = waysTo(path).findLast((way) => !this.#folders.has(way));
      return folder === undefined ? path : `${folder}/`;
    });
    return [...new Set(shown)].sort().slice(0, most);
  }

  #stamp(path: string): string {
    const facts = lstatSync(join(this.#context.root, path), { throwIfNoEntry: false, bigint: true });
    return facts === undefined ? "absent" : `${facts.ino} ${facts.size} ${facts.mode} ${facts.ctimeNs}`;
  }

  #files(): readonly string[] {
    try {
      return walk(this.#context.root);
    } catch (error) {
      if (error instanceof WalkLimitError) return [];
      throw error;
    }
  }
}

/** The folders above a path, the nearest first. */
function waysTo(path: string): readonly string[] {
  const ways: string[] = [];
  for (let way = posix.dirname(path); way !== "."; way = posix.dirname(way)) ways.push(way);
  return ways;
}

/** Whether a path is one of these, or lies in a folder of them. */
export const isMade = (made: readonly string[], path: string): boolean =>
  made.some((each) => each === path || (each.endsWith("/") && path.startsWith(each)));
