import { closingAt } from "./closing.ts";
import { asksForReading } from "./context-items.ts";
import { bold, type Heading, headingsOf, type Marks, type Remark } from "./headings.ts";
import { withInlineLabels } from "./inline-labels.ts";
import { type Line, linesBetween } from "./lines.ts";
import { anyMark, headsNest } from "./list-lines.ts";
import { markReader, type ReadMark } from "./list-marks.ts";
import { type TagBlock, tagBlocks, tagsOf } from "./tags.ts";
import { isTopic, type KnownBlock } from "./vocabulary.ts";
import { wrapperRanges } from "./wrappers.ts";

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
  /** Whether it is a phase of the work, whose title stands before its first entry. */
  readonly phase: boolean;
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
  const named = (marks: Marks): readonly Heading[] =>
    ranges.flatMap(([, , first, last]) =>
      headingsOf(lines, first, last + 1, marks).filter(
        ({ kind, minor, phase, level }) => kind !== undefined && minor !== true && !(phase === true && level === 7),
      ),
    );
  const marks = blocks.length > 0 ? "headings" : marksOf(named);
  const titleLine = marks === "headings" ? documentTitle(headingsOf(lines, 0, lines.length, marks), lines) : undefined;
  const sections = asGoal(
    ranges.flatMap(([from, to, first, last], index): readonly Section[] => {
      const found = headingsOf(lines, first, last + 1, marks).filter(
        ({ line }) => startOf(lines, line) >= from && startOf(lines, line) < to,
      );
      const headings =
        marks === "labels"
          ? withInlineLabels(found, lines)
          : found.map((each) => (each.line === titleLine ? { ...each, kind: undefined } : each));
      const block = blocks[index];
      return [...sectionsOfGap(text, lines, from, to, headings), ...(block === undefined ? [] : [sectionOfTag(block)])];
    }),
  );
  return withoutWrappers(withoutClosing(sections, closingAt(lines), text.length), text, lines);
}

/** Sections without the two halves of a tag that only stands around blocks: they say nothing. */
function withoutWrappers(sections: readonly Section[], text: string, lines: readonly Line[]): readonly Section[] {
  const ranges = wrapperRanges(sections, text, lines);
  if (ranges.length === 0) return sections;
  let next = 0;
  return sections.flatMap((section) => {
    const begin = next;
    while ((ranges[next]?.from ?? Number.POSITIVE_INFINITY) < section.end) next += 1;
    const cuts = ranges.slice(begin, next);
    const [first] = cuts;
    if (first === undefined) return [section];
    if (section.kind !== "rest") return [{ ...section, to: first.from, end: first.from }];
    const starts = [section.from, ...cuts.map(({ to }) => to)];
    const ends = [...cuts.map(({ from }) => from), section.end];
    return starts.flatMap((from, index) => {
      const end = ends[index] ?? section.end;
      return text.slice(from, end).trim() === "" ? [] : [{ ...rested, at: from, from, to: end, end }];
    });
  });
}

/** Sections without the closing of a letter, which belongs to none. */
function withoutClosing(sections: readonly Section[], at: number | undefined, length: number): readonly Section[] {
  const last = sections.at(-1);
  if (at === undefined || last === undefined || last.kind === "rest" || last.from >= at || last.to !== last.end)
    return sections;
  return [...sections.slice(0, -1), { ...last, to: at, end: at }, { ...rested, at, from: at, to: length, end: length }];
}

/** What belongs to no block. */
const rested = { kind: "rest", title: "", name: "", remark: undefined, unclosed: false, phase: false, forbids: false, or: undefined } as const; // biome-ignore format: one

/** What names the blocks of a text: its headings, unless only the title of the whole is one; else labels, else names alone on a line. */
function marksOf(named: (marks: Marks) => readonly Heading[]): Marks {
  const headings = named("headings");
  const [first, ...more] = headings;
  const isTitle = first?.level === 1 && more.length === 0;
  if (first !== undefined && !isTitle) return "headings";
  const isBelow = ({ level }: Heading): boolean => level === 7;
  if (named("labels").some(isBelow)) return "labels";
  return first === undefined || named("names").some(isBelow) ? "names" : "headings";
}

/** An issue's "Summary" above its other parts is what it asks for, where no part is called the goal. */
function asGoal(sections: readonly Section[]): readonly Section[] {
  const known = sections.filter(({ kind }) => kind !== "rest");
  const [first, ...more] = known;
  if (first?.kind !== "output_contract" || more.length < 2 || known.some(({ kind }) => kind === "goal"))
    return sections;
  if (!/^(?:summary|description)$/i.test(first.name.trim())) return sections;
  return sections.map((section) => (section === first ? { ...section, kind: "goal" as const } : section));
}

/** The line of the document's own title: the only heading of level 1, above others that name blocks. What it says is no block, but for a goal in so many words. */
function documentTitle(headings: readonly Heading[], lines: readonly Line[]): number | undefined {
  const [first, ...more] = headings;
  if (first?.level !== 1 || more.some(({ level }) => level === 1) || !more.some(({ kind }) => kind !== undefined))
    return undefined;
  // A title with a list of its own below it is a block like any other.
  const below = lines.slice(first.line + 1, more[0]?.line);
  if (first.kind !== undefined && below.some(({ text }) => anyMark.test(text))) return undefined;
  const isGoal = first.kind === "goal" && first.read !== true && !more.some(({ kind }) => kind === "goal");
  return isGoal ? undefined : first.line;
}

function sectionOfTag({ open, kind, from, to, after, closed }: TagBlock): Section {
  const { title, start, attributes, attributesAt } = open;
  const remark =
    attributes === "" ? undefined : { from: attributesAt, to: attributesAt + attributes.length, aside: true };
  return {
    kind,
    title,
    name: title,
    at: start,
    from,
    to,
    end: after,
    remark,
    unclosed: !closed,
    phase: false,
    forbids: open.forbids,
    or: undefined,
  };
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
    sections.push({ ...rested, at: start, from: start, to: end, end });
  };
  let at = from;
  for (let index = 0; index < headings.length; ) {
    const heading = headings[index];
    if (heading === undefined) break;
    index += 1;
    if (heading.kind === undefined || (heading.minor === true && isAside(heading, lines[heading.line]))) continue;
    const start = startOfHeading(lines, heading);
    rest(at, start);
    while (isPartOf(headings[index], heading)) index += 1;
    const next = headings[index];
    const limit = next === undefined ? to : startOfHeading(lines, next);
    const end = heading.level === 7 ? endOfLabel(lines, heading, limit) : limit;
    sections.push(sectionOfHeading(heading, heading.kind, start - heading.at, end));
    at = end;
  }
  rest(at, to);
  return sections;
}

/** Deeper headings are part of a block if they name none, or a topic: but a goal, and a title of level 1, may stand above all blocks. */
function isPartOf(heading: Heading | undefined, block: Heading): boolean {
  if (heading === undefined) return false;
  if (heading.phase === true) return false;
  if (heading.minor === true) return block.phase !== true && !partsFrom(heading, block);
  if (heading.level <= block.level) return false;
  if (block.phase === true && heading.kind !== undefined) return false;
  if (heading.kind === undefined) return !(block.kind === "goal" && block.level === 1);
  if (heading.level === 7 || block.level === 1 || block.kind === "goal") return false;
  // A title that is known by its head alone is more likely what the entries below it are about.
  return (
    isTopic(heading.name) || (heading.read === true && !plainOnes.has(heading.kind) && heading.kind !== block.kind)
  );
}

/** Blocks that hold no titled parts of their own: a title inside of them begins another block. */
const open: ReadonlySet<KnownBlock> = new Set(["goal", "context"]);
/** Blocks whose names are about nothing else. */
const plainOnes: ReadonlySet<KnownBlock> = new Set(["done_when", "stop_when", "goal"]);

/** Whether a bold line or a label inside a block begins another one: "**Success criteria:**" below "## Objective". */
function partsFrom({ kind, name }: Heading, block: Heading): boolean {
  if (kind === undefined || block.kind === undefined || kind === block.kind || isTopic(name)) return false;
  return block.minor === true || open.has(block.kind) || plainOnes.has(kind);
}

/** A label outside of all blocks that only accompanies what it says: "**Note:**". */
const isAside = ({ kind, rest }: Heading, line: Line | undefined): boolean =>
  (kind === "context" || kind === "verification_loop") && rest < (line?.text.trimEnd().length ?? 0);

const startOfHeading = (lines: readonly Line[], { line, at }: Heading): number => startOf(lines, line) + at;

/** @param line - Offset of the heading's line. */
function sectionOfHeading(heading: Heading, kind: KnownBlock, line: number, end: number): Section {
  const { title, name, remark, at, rest } = heading;
  const from = Math.min(line + rest, end);
  const { forbids = false, phase = false, or } = heading;
  const section = { kind, title, name, at: line + at, from, to: end, end, unclosed: false, phase, forbids, or };
  if (remark === undefined || line + remark.from >= end) return { ...section, remark: undefined };
  return { ...section, remark: { ...remark, from: line + remark.from, to: Math.min(line + remark.to, end) } };
}

/** Whether a line below a blank one is no part of a label's list: a paragraph behind it, or a title of its own. */
const endsList = (text: string, listed: boolean): boolean => bold.test(text) || (listed && /^\S/.test(text));

const isWords = (line: Line | undefined, readMark: ReadMark): boolean =>
  line !== undefined && !line.fenced && /^[^\s|<]/.test(line.text) && readMark(line.text) === undefined;

/** Blocks whose label has all of what it says behind it: "Time box: 5 h". */
const saysAll: ReadonlySet<KnownBlock | undefined> = new Set(["stop_when", "output_contract", "context"]);

/** Whether a label heads one paragraph, and no more: its own line, or in a letter the words right below it. */
function isOneParagraph(
  lines: readonly Line[],
  { line, minor, rest, forbids, kind, name }: Heading,
  readMark: ReadMark,
): boolean {
  const own = lines[line]?.text ?? "";
  if (rest < own.trimEnd().length)
    return (
      minor === true ||
      forbids === true ||
      saysAll.has(kind) ||
      kind === "constraints" ||
      kind === "done_when" ||
      (kind === "context" && asksForReading(name))
    );
  return /[:：]\**\s*$/.test(own) && kind !== "goal" && kind !== "context" && isWords(lines[line + 1], readMark);
}

/** How far an entry of a list is indented that is the title of a list below it: the next entry beside it is none of what it names. Less than any, where a title is no entry. */
function nestIndent(lines: readonly Line[], line: number, readMark: ReadMark): number {
  const own = readMark(lines[line]?.text ?? "");
  return own !== undefined && headsNest(lines, line) ? own.indent : -1;
}

/**
 * What a label names ends with its list: a paragraph after a list and a blank line is no part of it. A bold label below headings with words of its own
 * ends with its paragraph.
 */
function endOfLabel(lines: readonly Line[], heading: Heading, limit: number): number {
  const from = heading.line + 1;
  const readMark = markReader(linesBetween(lines, startOf(lines, from), limit, from));
  const own = isOneParagraph(lines, heading, readMark);
  const entry = nestIndent(lines, heading.line, readMark);
  let listed = false;
  let blank = false;
  for (let index = from; startOf(lines, index) < limit && index < lines.length; index += 1) {
    const text = lines[index]?.text ?? "";
    if (text.trim() === "") blank = true;
    else if ((readMark(text)?.indent ?? Number.POSITIVE_INFINITY) <= entry) return startOf(lines, index);
    else if (blank && own && !(listed && /^\s/.test(text))) return startOf(lines, index);
    else if (readMark(text) !== undefined) listed = true;
    else if (blank && endsList(text, listed)) return startOf(lines, index);
    if (text.trim() !== "") blank = false;
  }
  return limit;
}
