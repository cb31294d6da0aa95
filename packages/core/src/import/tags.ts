import { textPattern } from "../node/text-pattern.ts";
import { codeRanges, type Line } from "./lines.ts";
import { titleSense } from "./title-sense.ts";
import { blockNamed, isCanonical, isOpaque, type KnownBlock } from "./vocabulary.ts";

/** A tag that could open or close a block. */
export interface Tag {
  /** In lower case: how halves are paired. */
  readonly name: string;
  /** As it was written. */
  readonly title: string;
  readonly kind: KnownBlock | undefined;
  /** Whether its one word only reads like a block's name: `<deroulement>`. It stands for one where its halves stand on lines of their own. */
  readonly read: boolean;
  /** Whether its name forbids all that it holds: `<what_not_to_do>`. */
  readonly forbids: boolean;
  readonly closes: boolean;
  readonly attributes: string;
  /** Offset of its attributes. */
  readonly attributesAt: number;
  readonly start: number;
  readonly end: number;
  /** Index of its line. */
  readonly line: number;
  /** Whether only blanks and other tags stand before it on its line. */
  readonly leads: boolean;
  /** Whether only blanks stand after it on its line. */
  readonly ends: boolean;
  /** Index of its other half in the list, when it has one. */
  partner?: number;
}

/** A name of several words: `completeness_contract`. One word alone may be anything. */
const compound = textPattern(() => /^\p{L}+(?:[_-]\p{L}+)+$|[^\p{ASCII}]/u);
const itemMark = /^(?:[-*+•]|\d{1,3}[.)])\s+$/;
/** The start of a tag that is glued to a word is a type's argument: `Promise<Goal>`. `<Context />` is empty, whatever stands before its end. */
const opening = textPattern(
  () => /(?:<(\/)|(?<![A-Za-z0-9_$])<)(\p{L}[\p{L}\p{M}\p{N}_.:-]{0,60})(\s[^<>]{0,1000}?)?\s?(\/?)>/gu,
);

/** Finds the tags that name a block, outside of code. Names of people's own (`<path>`, `<T>`) are text. */
export function tagsOf(lines: readonly Line[]): readonly Tag[] {
  const tags: Tag[] = [];
  for (const [index, line] of lines.entries()) {
    if (!line.fenced && line.text.includes("<")) tags.push(...tagsInLine(line, index));
  }
  markEnds(tags, lines);
  pair(tags);
  return tags;
}

/** Whether something that looks like a tag is text: the end of a block says nothing but its name. */
const isText = (slash: string, attributes: string, empty: string): boolean =>
  empty !== "" || (slash !== "" && attributes.trim() !== "");

function* tagsInLine({ text, start }: Line, index: number): Generator<Tag> {
  const code = codeRanges(text);
  let inCode = 0;
  const first = nonBlank(text, 0);
  let edge = first;
  for (const found of text.matchAll(opening.of(text))) {
    const { 0: whole, 1: slash = "", 2: name = "", 3: attributes = "", 4: empty = "", index: at } = found;
    while ((code[inCode]?.[1] ?? Number.POSITIVE_INFINITY) <= at) inCode += 1;
    const named = blockNamed(name);
    const sense = named === undefined ? titleSense(name) : undefined;
    const kind = named ?? sense?.kind;
    const inSpan = at >= (code[inCode]?.[0] ?? Number.POSITIVE_INFINITY);
    if (inSpan || isText(slash, attributes, empty) || (kind === undefined && !isOpaque(name))) continue;
    // "- <criterion>a</criterion>" is an entry of the block around it.
    if (at - first < 8 && !isCanonical(name) && itemMark.test(text.slice(first, at))) continue;
    const leads = at === edge;
    const end = at + whole.length;
    if (leads) edge = nonBlank(text, end);
    yield {
      name: name.toLowerCase(),
      title: name,
      kind,
      read: named === undefined && !compound.test(name),
      forbids: sense?.forbids ?? false,
      closes: slash !== "",
      attributes: attributes.trim(),
      attributesAt: start + at + 1 + slash.length + name.length + attributes.length - attributes.trimStart().length,
      start: start + at,
      end: start + end,
      line: index,
      leads,
      ends: false,
    };
  }
}

function nonBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** Tags after which nothing but tags and blanks stands on the line; from the last to the first, so that each line is looked at once. */
function markEnds(tags: Tag[], lines: readonly Line[]): void {
  let line = -1;
  let edge = 0;
  for (let at = tags.length - 1; at >= 0; at -= 1) {
    const tag = tags[at];
    const own = tag === undefined ? undefined : lines[tag.line];
    if (tag === undefined || own === undefined) continue;
    if (tag.line !== line) {
      line = tag.line;
      edge = own.start + own.text.trimEnd().length;
    }
    if (tag.end < edge) continue;
    tags[at] = { ...tag, ends: true };
    edge = own.start + own.text.slice(0, tag.start - own.start).trimEnd().length;
  }
}

/** Pairs each closing tag with the last open one of its name. */
function pair(tags: Tag[]): void {
  const open = new Map<string, number[]>();
  for (const [index, tag] of tags.entries()) {
    if (!tag.closes) {
      const stack = open.get(tag.name);
      if (stack === undefined) open.set(tag.name, [index]);
      else stack.push(index);
      continue;
    }
    const partner = open.get(tag.name)?.pop();
    const half = partner === undefined ? undefined : tags[partner];
    if (half === undefined || partner === undefined) continue;
    half.partner = index;
    tag.partner = partner;
  }
}

/** A block in tags, with the offsets of what it holds. */
export interface TagBlock {
  readonly open: Tag;
  readonly kind: KnownBlock;
  readonly from: number;
  readonly to: number;
  /** Where the text goes on after it. */
  readonly after: number;
  readonly closed: boolean;
}

/** The blocks that stand side by side in a text, in order. A block inside another is text of the outer one. */
export function tagBlocks(tags: readonly Tag[], length: number): readonly TagBlock[] {
  const blocks: TagBlock[] = [];
  const nextCanonical = canonicalBelow(tags);
  /** Up to which tag one goes that only holds others. */
  let inside = 0;
  for (let at = 0; at < tags.length; at += 1) {
    const open = tags[at];
    if (open === undefined || open.closes) continue;
    const wraps = !isCanonical(open.name) && wrapsBlocks(tags, at, nextCanonical[at + 1]);
    if (wraps) inside = Math.max(inside, open.partner ?? 0);
    const block = wraps
      ? undefined
      : blockOf(open, open.partner === undefined ? undefined : tags[open.partner], length, at < inside);
    if (block !== undefined) blocks.push(block);
    // What is inside of a block is its text, and what is inside of an example only shows something.
    if ((block?.closed === true || open.kind === undefined) && open.partner !== undefined) at = open.partner;
  }
  // A block that is never closed ends where the next one begins.
  return blocks.map((block, index) => {
    const next = blocks[index + 1]?.open.start ?? length;
    return block.closed ? block : { ...block, to: next, after: next };
  });
}

/** Whether a tag only stands around blocks: around one of ours, or around several of any name. */
function wrapsBlocks(tags: readonly Tag[], at: number, canonical: number = tags.length): boolean {
  const end = tags[at]?.partner ?? 0;
  return canonical < end || holdsBlocks(tags, at, end);
}

/** So many tags are looked at. */
const farthest = 24;
/** Whether a tag only holds tags that name three blocks and more: "<instructions>" around "<objective>" and "<must_not>". */
function holdsBlocks(tags: readonly Tag[], at: number, end: number): boolean {
  const kinds = new Set<KnownBlock>();
  for (let index = at + 1; index < Math.min(end, at + farthest) && kinds.size < 3; index += 1) {
    const tag = tags[index];
    if (tag?.kind !== undefined && !tag.closes && tag.leads && tag.partner !== undefined) kinds.add(tag.kind);
  }
  return kinds.size >= 3;
}

/** @param isWithin - Whether it stands in a tag that holds blocks, where one on a line of its own is one, too. */
function blockOf(open: Tag, close: Tag | undefined, length: number, isWithin: boolean): TagBlock | undefined {
  const { kind, end } = open;
  if (kind === undefined) return undefined;
  if (close === undefined) {
    const stands = !open.read && open.leads && (isCanonical(open.name) || open.ends);
    return stands ? { open, kind, from: end, to: length, after: length, closed: false } : undefined;
  }
  const stands = open.read
    ? open.leads &&
      close.ends &&
      ((open.ends && close.leads && open.line < close.line) || (isWithin && open.line === close.line))
    : open.leads || close.ends;
  return stands ? { open, kind, from: end, to: close.start, after: close.end, closed: true } : undefined;
}

/** For each place in the list, where the next opening tag with a name of ours is. */
function canonicalBelow(tags: readonly Tag[]): readonly number[] {
  const below: number[] = [];
  let next = tags.length;
  for (let at = tags.length - 1; at >= 0; at -= 1) {
    const tag = tags[at];
    if (tag !== undefined && !tag.closes && isCanonical(tag.name)) next = at;
    below[at] = next;
  }
  return below;
}
