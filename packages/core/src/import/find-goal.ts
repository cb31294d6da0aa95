import { greets, wantsSomething } from "../read/prose-words.ts";
import type { Language } from "../read/words/language.ts";
import type { DraftParts } from "./draft-parts.ts";
import { readLabel } from "./headings.ts";
import { anyMark } from "./list-lines.ts";
import { isMetadata, isSubject } from "./metadata.ts";
import type { Held, OpenBlock } from "./spans.ts";

/** Text and the offset of its first character. */
interface Piece {
  readonly text: string;
  readonly from: number;
}

/** The goal in a text that stands above all blocks. */
interface FoundGoal {
  readonly words: Piece;
  /** Offset of its mark: of "# " or "Goal: " before the words, else of the words. */
  readonly from: number;
  /** Whether a label says that it is the goal. */
  readonly isNamed: boolean;
  readonly isTitle: boolean;
  /** What stands before and behind it. */
  readonly before: readonly Piece[];
  readonly behind: readonly Piece[];
}

/**
 * Where no block is the goal, the first text before the blocks is.
 *
 * @param begins - Offset of the first block.
 */
export function findGoal(draft: DraftParts, begins: number | undefined, languages: readonly Language[]): void {
  if (draft.has("goal") || draft.blocks.length === 0) return;
  // What stands behind the blocks is the goal only where it says what is wanted.
  const chosen =
    wantedBehind(draft, begins ?? 0, languages) ??
    placeOfGoal(draft, begins ?? 0, languages) ??
    placeOfGoal(draft, Number.POSITIVE_INFINITY, languages, true);
  if (chosen === undefined) return;
  const { at, held, item, found } = chosen;
  const { words, from, isNamed, before, behind } = found;
  const partOf = ({ text }: Piece): OpenBlock => ({ kind: "other", items: [{ kind: "text", text }] });
  const goal: OpenBlock = { kind: "goal", items: [{ kind: "outcome", text: words.text }] };
  const pieces = [...before, words, ...behind];
  const parts = pieces.map((piece) => (piece === words ? goal : partOf(piece)));
  draft.parts.splice(at, 1, ...parts);
  const holding = pieces.map(
    ({ text, from: start }, index): Held => ({
      from: start,
      to: start + text.length,
      part: parts[index] ?? goal,
      index: 0,
    }),
  );
  draft.held.splice(draft.held.indexOf(held), 1, ...holding);
  draft.extents.unshift({ from, to: words.from + words.text.length, kind: "goal" });
  const rest = draft.rest.findIndex(({ text }) => text === item.text);
  draft.rest.splice(
    rest,
    1,
    ...[...before, ...behind].map(({ text, from: start }) => ({ ...draft.place(start), text })),
  );
  draft.blocks.unshift({ name: "goal", items: 1, line: draft.place(words.from).line, title: "" });
  if (isNamed) return;
  draft.say(
    "import/goal-named",
    "info",
    "goal[0]",
    0,
    "no block is named goal, so the first text was taken for it",
    "put it into <goal> or below ## Goal",
  );
}

/** Tells of the author or of how things are: "I'm building a game", "We have a shop". */
const tellsOfUs = /^(?:i'm|i am|i've|i have|we're|we are|we've|we have|my|our) /i;
/** What is wanted, said behind a first text that only tells who writes. */
function wantedBehind(
  draft: DraftParts,
  begins: number,
  languages: readonly Language[],
): ReturnType<typeof placeOfGoal> {
  const first = placeOfGoal(draft, begins, languages);
  const words = first?.found.words.text.trim().replaceAll("’", "'") ?? "";
  return tellsOfUs.test(words) && !wantsSomething(words, languages)
    ? placeOfGoal(draft, begins, languages, true)
    : undefined;
}

/** The part that holds the goal: the first one with a paragraph that says something, and where none has, the first title. */
function placeOfGoal(
  draft: DraftParts,
  begins: number,
  languages: readonly Language[],
  mustWant = false,
):
  | { readonly at: number; readonly held: Held; readonly item: { readonly text: string }; readonly found: FoundGoal }
  | undefined {
  let title: ReturnType<typeof placeOfGoal>;
  for (const [at, part] of draft.parts.entries()) {
    const held = draft.held.find((each) => each.part === part);
    const item = part.kind === "other" ? part.items[0] : undefined;
    if (item?.kind !== "text" || held === undefined || !isSaid(part, held) || held.from >= begins) continue;
    const found = goalIn(item.text, held.from, languages, mustWant);
    if (found === undefined) continue;
    const here = { at, held, item, found };
    if (!found.isTitle) return here;
    title ??= here;
  }
  return title;
}

/** Front matter, comments, quotations and a client's command are about the prompt, and say no goal. */
const aside = /^(?:---\n|<!--|>|\/\w)/;
const isSaid = (part: OpenBlock, held: Held | undefined): boolean => {
  const [item] = part.items;
  return part.kind === "other" && item?.kind === "text" && !aside.test(item.text) && held !== undefined;
};

const hashes = /^#{1,6}[ \t]+/;

/** Takes the first paragraph for the goal; below titles that stand alone, the next one. Where there are only titles, the first of them is. */
function goalIn(text: string, from: number, languages: readonly Language[], mustWant: boolean): FoundGoal | undefined {
  const pieces = paragraphs(text, from);
  const isTitle = (piece: Piece): boolean =>
    (hashes.test(piece.text) && !piece.text.trim().includes("\n")) || isSubject(piece.text);
  const isGoal = (piece: Piece): boolean =>
    piece.text.trim() !== "" &&
    !isTitle(piece) &&
    !aside.test(piece.text) &&
    !anyMark.test(piece.text) &&
    !/^\s*(?:\||```|~~~|(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)[:：]?\s*$)/.test(piece.text) &&
    !greets(piece.text.trim(), languages) &&
    !isMetadata(piece.text);
  const open = pieces.filter(isGoal);
  const wanted = open.slice(0, 4).find(({ text: words }) => wantsSomething(words.trim(), languages));
  if (mustWant && wanted === undefined) return undefined;
  const said = pieces.findIndex((piece) => piece === (wanted ?? open[0]));
  const title = said === -1 ? pieces.findIndex(isTitle) : said;
  // The first entry of a list, where the others are parts of their own: "1. Port the parser."
  const at = title === -1 ? pieces.findIndex((piece) => isOrder(piece, languages)) : title;
  const chosen = pieces[at];
  if (chosen === undefined) return undefined;
  const named = chosen.text.replace(hashes, "").replace(entryMark, "").trim();
  // "Goal: Port it." above Markdown's headings is a label, which counts only where nothing better marks a block
  const label = readLabel(named, 0);
  const isNamed = label?.kind === "goal" && label.remark === undefined;
  const words = isNamed ? named.slice(label.rest) : named;
  if (words === "") return undefined;
  return {
    words: { text: words, from: chosen.from + chosen.text.trimEnd().length - words.length },
    from: chosen.from,
    isNamed,
    isTitle: said === -1,
    before: pieces.slice(0, at),
    behind: pieces.slice(at + 1),
  };
}

const entryMark = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/;
/** One entry of a list that says what is wanted. */
const isOrder = ({ text }: Piece, languages: readonly Language[]): boolean =>
  entryMark.test(text) && !text.trim().includes("\n") && wantsSomething(text.replace(entryMark, "").trim(), languages);

function paragraphs(text: string, from: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  // A heading is a paragraph of its own, also without a blank line below it.
  for (const { 0: blank, index } of text.matchAll(/\n\s*\n|(?<=^#{1,6}[ \t][^\n]{0,120})\n/gm)) {
    pieces.push({ text: text.slice(at, index), from: from + at });
    at = index + blank.length;
  }
  return [...pieces, { text: text.slice(at), from: from + at }];
}
