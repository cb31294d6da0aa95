import { diff3Merge } from "node-diff3";

/** Where the author and the interview changed the same lines. */
export interface Conflict {
  /** The first line of it in the author's text, from 1. */
  readonly line: number;
  readonly base: readonly string[];
  /** What stands in the author's file now. */
  readonly mine: readonly string[];
  /** What was proposed. */
  readonly theirs: readonly string[];
}

/** Which side of a conflict is taken; `both`: the author's, then the proposed lines. */
export type Side = "mine" | "theirs" | "both";

/** A merge whose conflicts are still to be decided. */
export interface Merge {
  readonly conflicts: readonly Conflict[];
  /** The merged text, with a side for each conflict, in order. */
  text(sides: readonly Side[]): string;
}

/**
 * Merges a proposal with what the author changed meanwhile, line by line: what only one side changed is taken, what both changed in the same way is taken
 * once, and the rest is a conflict, which a person decides.
 *
 * @param base - The text that the proposal was made from.
 * @param mine - The author's file as it is now.
 * @param theirs - The proposal.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true });
  const conflicts = regions.flatMap(({ conflict }): readonly Conflict[] =>
    conflict === undefined
      ? []
      : [{ line: conflict.aIndex + 1, mine: conflict.a, base: conflict.o, theirs: conflict.b }],
  );
  return {
    conflicts,
    text: (sides) => {
      const left = [...sides];
      const lines = regions.flatMap(({ ok, conflict }) => {
        if (conflict === undefined) return ok ?? [];
        const side = left.shift() ?? "mine";
        return side === "mine" ? conflict.a : side === "theirs" ? conflict.b : [...conflict.a, ...conflict.b];
      });
      return lines.join("\n");
    },
  };
}

/** The line ends stay with whoever has them: a proposal in LF does not change a file in CRLF. */
const linesOf = (text: string): string[] => text.split("\n");
