import { type Heading, headingsOf, type Marks, type Remark } from "./headings.ts";
import { withInlineLabels } from "./inline-labels.ts";
import { type Line, linesBetween } from "./lines.ts";
import { markReader } from "./list-marks.ts";
import { type TagBlock, tagBlocks, tagsOf } from "./tags.ts";
import { isTopic, type KnownBlock } from "./vocabulary.ts";

/** A run of the text: what a block holds, or what belongs to none. */
export interface Section {
  readonly kind: KnownBlock | "rest";
  /** The heading or tag as it was written. */
  readonly title: string;
  /** The title without the remark. */
  readonly name: string;
  /** Offset of the mark that names it; of the text where nothing does. */
  readonly at: number;
  /** Offsets of what it holds. */
  readonly from: number;
  readonly to: number;
  /** Where the text goes on after it, its closing tag included. */
  readonly end: number;
  /** What its tag or heading says beside the name, with offsets in the text: attributes, too. */
  readonly remark: Remark | undefined;
  /** Whether its tag is never closed. */
  readonly unclosed: boolean;
  /** Whether its title forbids all below it. */
  readonly forbids: boolean;
  /** Another block that its title could as well name. */
  readonly or: KnownBlock | undefined;
}

/** Cuts a text into sections that cover it, in order. */
export function sectionsOf(text: string, lines: readonly Line[]): readonly Section[] {
  const blocks = tagBlocks(tagsOf(lines), text.length);
  const gaps: [from: number, to: number][] = [];
  let at = 0;
  for (const { open, after } of blocks) {
    gaps.push([at, open.start]);
    at = after;
  }
  gaps.push([at, text.length]);
  const lineAt = lineFinder(lines);
  const ranges = gaps.map(([from, to]) => [from, to, lineAt(from), lineAt(Math.max(from, to - 1))] as const);
  const names = (marks: Marks): boolean =>
    ranges.some(([, , first, last]) =>
      headingsOf(lines, first, last + 1, marks).some(({ kind }) => kind !== undefined),
    );
  const marks = blocks.length > 0 || names("headings") ? "headings" : names("labels") ? "labels" : "names";
  const titleLine = marks === "headings" ? documentTitle(headingsOf(lines, 0, lines.length, marks)) : undefined;
  return ranges.flatMap(([from, to, first, last], index): readonly Section[] => {
    const found = headingsOf(lines, first, last + 1, marks).filter(
      ({ line }) => startOf(lines, line) >= from && startOf(lines, line) < to,
    );
    const headings = marks === "labels" ? withInlineLabels(found, lines) : found.map((each) => (each.line === titleLine ? { ...each, kind: undefined } : each));
    const block = blocks[index];
    return [...sectionsOfGap(text, lines, from, to, headings), ...(block === undefined ? [] : [sectionOfTag(block)])];
  });
}

/** The line of the document's own title: the only heading of level 1, above others that name blocks. What it says is no block, but for a goal in so many words. */
function documentTitle(headings: readonly Heading[]): number | undefined {
  const [first, ...more] = headings;
  if (first?.level !== 1 || more.some(({ level }) => level === 1) || !more.some(({ kind }) => kind !== undefined)) return undefined;
  return first.kind === "goal" && first.read !== true ? undefined : first.line;
}

function sectionOfTag({ open, kind, from, to, after, closed }: TagBlock): Section {
  const { title, start, attributes, attributesAt } = open;
  const remark =
    attributes === "" ? undefined : { from: attributesAt, to: attributesAt + attributes.length, aside: true };
  return { kind, title, name: title, at: start, from, to, end: after, remark, unclosed: !closed, forbids: open.forbids, or: undefined };
}

const startOf = (lines: readonly Line[], line: number): number => lines[line]?.start ?? 0;

/** Lines by offset; offsets are asked for in order, so the search goes on from the last. */
function lineFinder(lines: readonly Line[]): (offset: number) => number {
  let low = 0;
  return (offset) => {
    if (startOf(lines, low) > offset) low = 0;
    while (low + 1 < lines.length && startOf(lines, low + 1) <= offset) low += 1;
    return low;
  };
}

function sectionsOfGap(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  headings: readonly Heading[],
): readonly Section[] {
  const sections: Section[] = [];
  const rest = (start: number, end: number): void => {
    if (text.slice(start, end).trim() === "") return;
    const nothing = { title: "", name: "", remark: undefined, unclosed: false, forbids: false, or: undefined };
    sections.push({ ...nothing, kind: "rest", at: start, from: start, to: end, end });
  };
  let at = from;
  for (let index = 0; index < headings.length; ) {
    const heading = headings[index];
    if (heading === undefined) break;
    index += 1;
    if (heading.kind === undefined) continue;
    const start = startOfHeading(lines, heading);
    rest(at, start);
    while (isPartOf(headings[index], heading)) index += 1;
    const next = headings[index];
    const limit = next === undefined ? to : startOfHeading(lines, next);
    const end = heading.level === 7 ? endOfLabel(lines, heading.line + 1, limit) : limit;
    sections.push(sectionOfHeading(heading, heading.kind, start - heading.at, end));
    at = end;
  }
  rest(at, to);
  return sections;
}

/** Deeper headings are part of a block if they name none, or a topic: but a goal, and a title of level 1, may stand above all blocks. */
const isPartOf = (heading: Heading | undefined, block: Heading): boolean =>
  heading !== undefined &&
  heading.level > block.level &&
  ((heading.kind === undefined && !(block.kind === "goal" && block.level === 1)) ||
    (heading.level < 7 && block.level > 1 && block.kind !== "goal" && isTopic(heading.name)));

const startOfHeading = (lines: readonly Line[], { line, at }: Heading): number => startOf(lines, line) + at;

/** @param line - Offset of the heading's line. */
function sectionOfHeading(heading: Heading, kind: KnownBlock, line: number, end: number): Section {
  const { title, name, remark, at, rest } = heading;
  const from = Math.min(line + rest, end);
  const { forbids = false, or } = heading;
  const section = { kind, title, name, at: line + at, from, to: end, end, unclosed: false, forbids, or };
  if (remark === undefined || line + remark.from >= end) return { ...section, remark: undefined };
  return { ...section, remark: { ...remark, from: line + remark.from, to: Math.min(line + remark.to, end) } };
}

/** What a label names ends with its list: a paragraph after a list and a blank line is no part of it. */
function endOfLabel(lines: readonly Line[], from: number, limit: number): number {
  const readMark = markReader(linesBetween(lines, startOf(lines, from), limit, from));
  let listed = false;
  let blank = false;
  for (let index = from; startOf(lines, index) < limit && index < lines.length; index += 1) {
    const text = lines[index]?.text ?? "";
    if (text.trim() === "") blank = true;
    else if (readMark(text) !== undefined) listed = true;
    else if (listed && blank && /^\S/.test(text)) return startOf(lines, index);
    if (text.trim() !== "") blank = false;
  }
  return limit;
}
