import type { FileState } from "../files/file-facts.ts";
import type { History, TreeChanges } from "../git/tree-changes.ts";
import { entryState } from "../store/entry-state.ts";
import type { Filled } from "./make-room.ts";

/** What differs from the sealed start, by content alone: no git is asked. */
export class OwnChanges implements History {
  readonly #filled: Pick<Filled, "changes" | "now">;
  readonly #since: Readonly<Record<string, Readonly<Record<string, string>>>>;

  /** @param since - For each revision that the contract names: what differed from it at the start. */
  constructor(
    filled: Pick<Filled, "changes" | "now">,
    since: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ) {
    this.#filled = filled;
    this.#since = since;
  }

  since(revision?: string): Promise<TreeChanges> {
    const { changes } = this.#filled;
    if (revision === undefined) return Promise.resolve({ changes });
    const before = this.#since[revision];
    if (before === undefined) return Promise.resolve({ fault: `git knew no commit "${revision}" at the start`, missing: false }); // biome-ignore format: one
    return Promise.resolve({ changes: new Map([...(Object.entries(before) as [string, "modified"][]), ...changes]) });
  }

  state(path: string): FileState {
    return entryState(this.#filled.now.get(path));
  }
}
