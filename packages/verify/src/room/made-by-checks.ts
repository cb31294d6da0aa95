import { posix } from "node:path";
import type { CheckContext } from "../check/context.ts";
import { WalkLimitError, walk } from "../files/walk.ts";

/** Paths kept at most: beyond it a project needs a line in its .gitignore. */
const most = 500;

/** Looks at a room of the start before checks run in it; later, it tells what they have made there: files, and folders that were not there at all. */
export class MadeByChecks {
  readonly #context: CheckContext;
  readonly #before: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;

  constructor(context: CheckContext) {
    this.#context = context;
    this.#before = new Set(this.#files());
    this.#folders = new Set([...this.#before].flatMap(waysTo));
  }

  /** From the root, a folder with a slash at its end. A tool that leaves one file for each source leaves others for other sources. */
  list(): readonly string[] {
    const made = this.#files().filter((path) => !this.#before.has(path) && !path.startsWith(".goalpost/"));
    const shown = made.map((path) => {
      const folder = waysTo(path).findLast((way) => !this.#folders.has(way));
      return folder === undefined ? path : `${folder}/`;
    });
    return [...new Set(shown)].sort().slice(0, most);
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
