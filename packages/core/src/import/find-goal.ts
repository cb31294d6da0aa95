import { readLabel } from "./headings.ts";

/** Text and the offset of its first character. */
export interface Piece {
  readonly text: string;
  readonly from: number;
}

/** The goal in a text that stands above all blocks. */
export interface FoundGoal {
  readonly words: Piece;
  /** Offset of its mark: of "# " or "Goal: " before the words, else of the words. */
  readonly from: number;
  /** Whether a label says that it is the goal. */
  readonly isNamed: boolean;
  /** What stands before and behind it. */
  readonly before: readonly Piece[];
  readonly behind: readonly Piece[];
}

const hashes = /^#{1,6}[ \t]+/;

/** Takes the first paragraph for the goal; below a title that stands alone, the next one. */
export function goalIn(text: string, from: number): FoundGoal | undefined {
  const [head, next, ...more] = paragraphs(text, from);
  if (head === undefined) return undefined;
  const below =
    hashes.test(head.text) && !head.text.includes("\n") && next !== undefined && !next.text.startsWith("#")
      ? next
      : undefined;
  const chosen = below ?? head;
  const named = chosen.text.replace(hashes, "").trim();
  // "Goal: Port it." above Markdown's headings is a label, which counts only where nothing better marks a block
  const label = readLabel(named, 0);
  const isNamed = label?.kind === "goal" && label.remark === undefined;
  const words = isNamed ? named.slice(label.rest) : named;
  if (words === "") return undefined;
  return {
    words: { text: words, from: chosen.from + chosen.text.trimEnd().length - words.length },
    from: chosen.from,
    isNamed,
    before: below === undefined ? [] : [head],
    behind: below === undefined && next !== undefined ? [next, ...more] : more,
  };
}

function paragraphs(text: string, from: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: blank, index } of text.matchAll(/\n\s*\n/g)) {
    pieces.push({ text: text.slice(at, index), from: from + at });
    at = index + blank.length;
  }
  return [...pieces, { text: text.slice(at), from: from + at }];
}
