import { hasEastAsian } from "../node/east-asian.ts";
import { textPattern } from "../node/text-pattern.ts";
import { standsAlone } from "./block-title.ts";
import { titleForbids } from "./forbids.ts";
import { idReader } from "./ids.ts";
import { type Line, linesBetween } from "./lines.ts";
import { headsNest } from "./list-lines.ts";
import { type ListMark, markReader, type ReadMark } from "./list-marks.ts";
import { linesOfTheirOwn } from "./own-lines.ts";
import { type TablePart, type TableRow, tablesIn } from "./table-rows.ts";
import { blockNamed, type KnownBlock, plainName } from "./vocabulary.ts";

/** What a reader would count as one: a list item with all that is below it, a paragraph, or a line that stands for itself. */
export interface Entry {
  readonly text: string;
  /** Offset of its first character, the list mark not counted. */
  readonly at: number;
  /** Offset behind its last character that is no blank. */
  readonly to: number;
  readonly listed: boolean;
  /** Whether it only introduces what follows: "All of these must hold:". */
  readonly leads: boolean;
  /** Set if it is only half of a tag that names a part of the block. */
  readonly tag: PartTag | undefined;
  /** Set if it is a row of a table: its cells in order, as one sentence. */
  readonly row?: TableRow | undefined;
  /** "3" of "3."; empty where it has none. */
  readonly number: string;
  /** Whether it only tells who says what follows. */
  readonly aside?: boolean;
  /** Characters of the id in front of its words: "**FR-001**: ". */
  readonly id?: number;
}

/** Half of a tag. */
export interface PartTag {
  readonly name: string;
  readonly closes: boolean;
}

const ruler = /^\s*(?:[-*_=][ \t]*){3,}$/;
const subheading = /^ {0,3}#{1,6}[ \t]+\S/;
const boldLine = /^ {0,3}(\*\*|__)[^*_]{1,80}\1\s*[:：]?\s*$/;
/** Half of a tag, alone on its line; one with attributes says more than a name. */
const tagLine = /^\s*<(\/?)([^\s<>/]{1,60})>\s*$/;
/** A pair of tags around all of an entry, on one line, and what it holds. */
const wrapped = /^<([^\s<>/]{1,60})>[ \t]*([^\s<][^\n]*?)<\/([^\s<>/]{1,60})>$/;
/** What people call one entry; a tag with any other name may be what the entry is about. */
const entryTags = new Set("rule|item|li|entry|point|step|criterion|requirement|check|note".split("|"));
/** The steps of a scenario: what follows "Given" belongs to it. */
const given = /^\s*(?:Given|When)\s/;
const then = /^\s*(?:When|Then|And|But)\s/;
/** Rows of a table say nothing one by one. */
const tableRow = /^\s*\|/;
const sentenceEnd = /[.!?:;。！？：；…)`"”」]\s*$/;

interface Draft {
  parts: string[];
  readonly at: number;
  to: number;
  readonly listed: boolean;
  readonly indent: number;
  /** "3" of "3.". */
  readonly number: string;
  wide: number;
  gap: boolean;
  readonly row?: TableRow;
  /** Whether it heads a table. */
  readonly heads?: boolean;
  /** Whether it only tells who speaks. */
  readonly aside?: boolean;
  /** Whether it is code by its indent: its lines are not one sentence. */
  readonly isCode: boolean;
  /** Whether it begins with blanks, and with no mark of a list. */
  readonly inset: boolean;
  /** Of an entry that forbids what a deeper list below it holds: begins or ends that list. */
  nest?: "begins" | "ends";
}

/**
 * Cuts what a block holds into entries. Paragraphs of a goal stay whole; elsewhere short lines that end like sentences stand for themselves.
 */
export function entriesOf(
  lines: readonly Line[],
  from: number,
  to: number,
  first: number,
  kind: KnownBlock,
): readonly Entry[] {
  const own = linesBetween(lines, from, to, first);
  const readMark = markReader(own);
  const readId = kind === "goal" ? () => 0 : idReader(lines);
  const drafts = draftsOf(own, readMark, kind, readId);
  const entries = drafts.map((each) => {
    const entry = finish(each, readMark);
    const id = entry.row === undefined ? readId(entry.text) : 0;
    return id === 0 ? entry : { ...entry, id };
  });
  return withLeads(
    entries.flatMap((entry) => withoutTags(entry, kind)),
    kind === "constraints" ? standsAlone : () => false,
  );
}

/** Whether the head of a table turns the meaning of what is below it. */
const turnsTable = (head: string): boolean => standsAlone(head) || titleForbids(plainName(head));

type LineKind = "rule" | "blank" | "tag" | "words";

function lineKind({ text, fenced }: Line, isRules: boolean): LineKind {
  if (fenced) return "words";
  if (ruler.test(text)) return "rule";
  if (text.trim() === "") return "blank";
  return isRules && partTag(text) !== undefined ? "tag" : "words";
}

function draftsOf(
  own: readonly Line[],
  readMark: ReadMark,
  kind: KnownBlock,
  readId: (text: string) => number,
): readonly Draft[] {
  const isRules = kind === "constraints";
  const drafts: Draft[] = [];
  let draft: Draft | undefined;
  const ownLines = kind === "goal" ? new Set<number>() : linesOfTheirOwn(own, readMark);
  let nest: Draft | undefined;
  const endNest = (start: number): void => {
    if (nest === undefined) return;
    drafts.push({ ...begin("", start, undefined), nest: "ends", to: start, at: start });
    nest = undefined;
  };
  /** Begins or ends what an entry forbids in a list of its own: "You must not:". */
  const turnNest = (text: string, start: number, index: number): void => {
    if (nest !== undefined && text.length - text.trimStart().length <= nest.indent) endNest(start);
    if (draft?.listed !== true || !headsNest(own, index - 1) || !turnsTable(draft.parts.join(" "))) return;
    endNest(start);
    nest = draft;
    nest.nest = "begins";
    draft = undefined;
  };
  const words = ({ text, start, fenced, says }: Line, index: number): void => {
    if (says !== undefined && kind !== "goal") {
      const [who, said] = spoken(text, start, says);
      draft = said;
      drafts.push(who, ...(said === undefined ? [] : [said]));
      return;
    }
    const mark = fenced ? "fenced" : readMark(text);
    const isNamed = mark === undefined && readId(text.trimStart()) > 0;
    if (kind !== "goal") turnNest(text, start, index);
    if (!isNamed && goesOn(draft, text, mark, kind === "goal", ownLines.has(index))) add(draft, text, start);
    else {
      draft = begin(
        text,
        start,
        mark === "fenced" ? undefined : mark,
        isNamed || (mark !== undefined && mark !== "fenced"),
      );
      drafts.push(draft);
    }
  };
  const tables: ReadonlyMap<number, TablePart> =
    kind === "goal" ? new Map() : tablesIn(own, kind === "context", (head) => isRules && turnsTable(head));
  for (const [index, line] of own.entries()) {
    const part = tables.get(index);
    const found = part === undefined ? lineKind(line, isRules) : "table";
    if (found === "words") words(line, index);
    else if (found === "blank" && draft?.listed === true) draft.gap = true;
    else draft = undefined;
    if (part !== undefined) drafts.push(...tableDrafts(part, line, isRules));
    else if (found === "tag") drafts.push(begin(line.text, line.start, undefined));
  }
  const last = own.at(-1);
  if (last !== undefined) endNest(last.start + last.text.length);
  return drafts;
}

/** A line of a talk: who speaks, and what is said. */
const spoken = (text: string, start: number, says: number): readonly [who: Draft, said: Draft | undefined] => [
  { ...begin(text.slice(0, says), start, undefined), aside: true },
  text.length === says ? undefined : begin(text, start, { length: says, indent: 0, number: "" }, false),
];

/** The head of a table and the rule below it are marks, as a heading is; a head that forbids is the title of what is below it. */
function tableDrafts(part: TablePart, { text, start }: Line, isRules: boolean): readonly Draft[] {
  if (part.kind === "row") return part.row.text === "" ? [] : [beginRow(text, start, part.row)];
  if (part.kind === "rule" || !isRules || !turnsTable(part.text)) return [];
  return [{ ...begin(part.text, start + part.from, undefined), heads: true }];
}

/** Half of a tag, alone on its line, that names a part of constraints. */
function partTag(text: string): PartTag | undefined {
  const [, slash, name] = tagLine.exec(text) ?? [];
  return name === undefined || blockNamed(name) !== "constraints" ? undefined : { name, closes: slash === "/" };
}

/** Takes the tags off: "<do_not>Drop rows.</do_not>" is an entry below a title, "<rule>Log.</rule>" an entry. */
function withoutTags(entry: Entry, kind: KnownBlock): readonly Entry[] {
  if (entry.tag !== undefined) return [entry];
  const tag = kind === "constraints" ? partTag(entry.text) : undefined;
  if (tag !== undefined) return [{ ...entry, tag }];
  const [, name, held = "", close] = wrapped.exec(entry.text) ?? [];
  const words = held.trimEnd();
  const names = kind === "constraints" && name !== undefined && blockNamed(name) === kind;
  if (name === undefined || name !== close || !(names || entryTags.has(name.toLowerCase()))) return [entry];
  const at = entry.at + entry.text.indexOf(words, name.length + 2);
  const bare = { ...entry, text: words, at, to: at + words.length };
  if (!names) return [bare];
  const half = { ...entry, text: `<${name}>`, to: entry.at };
  return [{ ...half, tag: { name, closes: false } }, bare, { ...half, tag: { name, closes: true } }];
}

/** A row stands for itself, as an entry of a list does. */
const beginRow = (text: string, start: number, row: TableRow): Draft => ({
  parts: [text.slice(row.from, row.to)],
  at: start + row.from,
  to: start + row.to,
  listed: true,
  indent: 0,
  number: "",
  wide: text.length,
  gap: true,
  row,
  isCode: false,
  inset: false,
});

const indentedCode = /^(?: {4}|\t)\s*\S/;

function begin(text: string, start: number, mark: ListMark | undefined, listed = mark !== undefined): Draft {
  const skip = mark?.length ?? text.length - text.trimStart().length;
  const { indent = 0, number = "" } = mark ?? {};
  const to = start + text.trimEnd().length;
  return {
    parts: [text.slice(skip)],
    at: start + skip,
    to,
    listed,
    indent,
    number,
    wide: text.length,
    gap: false,
    isCode: mark === undefined && indentedCode.test(text),
    inset: mark === undefined && indentedLine.test(text),
  };
}

/**
 * Whether a line belongs to what was begun before it.
 *
 * @param isOwn - Whether it was broken off where it would have fitted.
 */
function goesOn(
  draft: Draft | undefined,
  text: string,
  mark: ListMark | "fenced" | undefined,
  whole: boolean,
  isOwn: boolean,
): draft is Draft {
  if (draft === undefined) return false;
  if (mark === "fenced") return !(draft.gap && draft.listed && !/^\s/.test(text));
  const indent = text.length - text.trimStart().length;
  if (mark !== undefined) return draft.listed && (mark.indent > draft.indent + 1 || isBelow(mark, draft));
  if (subheading.test(text) || boldLine.test(text)) return false;
  if (tableRow.test(text) && tableRow.test(draft.parts.at(-1) ?? "")) return !draft.gap;
  if (then.test(text) && given.test(draft.parts[0] ?? "")) return true;
  if (draft.isCode) return indentedCode.test(text);
  if (draft.listed) return indent > draft.indent || (!draft.gap && !startsAnew(draft, text));
  return whole || !(isOwn || startsAnew(draft, text));
}

/** Whether a number is one of another's: "3.1" of "3." */
const isBelow = (mark: ListMark, { number }: Draft): boolean => number !== "" && mark.number.startsWith(`${number}.`);

/** Whether a line stands for itself: the line before ended like a sentence, or was too short to have been wrapped. */
function startsAnew(draft: Draft, text: string): boolean {
  const before = draft.parts.at(-1) ?? "";
  if (subheading.test(before) || boldLine.test(before)) return true;
  const next = text.trimStart();
  // Lines that are indented alike are no sentence that was wrapped at so few words.
  const isBlock = draft.inset && indentedLine.test(text);
  if (!isBlock && lowerCase.test(next) && !/^\S*[./]\S/.test(next)) return false;
  const couldWrap = before.trimEnd().length >= (hasEastAsian(before) ? 32 : 56);
  return !couldWrap || (sentenceEnd.test(before) && before.length < 0.75 * draft.wide);
}

const indentedLine = /^ {2,8}\S/;
const lowerCase = textPattern(() => /^\p{Ll}/u);

function add(draft: Draft, text: string, start: number): void {
  if (draft.gap) draft.parts.push("");
  draft.gap = false;
  draft.wide = Math.max(draft.wide, text.length);
  draft.parts.push(text);
  if (text.trim() !== "") draft.to = start + text.trimEnd().length;
}

function finish(
  { parts, at, to, listed, number, row, heads = false, aside, isCode, nest }: Draft,
  readMark: ReadMark,
): Entry {
  const plain = { at, to: Math.max(at, to), listed, leads: heads, tag: undefined, number, ...(aside ? { aside } : {}) };
  if (nest !== undefined)
    return { ...plain, text: parts[0] || "</>", tag: { name: parts[0] ?? "", closes: nest === "ends" } };
  if (row !== undefined) return { ...plain, text: parts[0] ?? "", row };
  const below = parts.slice(1).filter((part) => part.trim() !== "");
  const depth = below.reduce((least, part) => Math.min(least, part.length - part.trimStart().length), 40);
  const body = parts.map((part, index) =>
    index === 0 ? part : part.slice(Math.min(depth, part.length - part.trimStart().length)),
  );
  return { ...plain, text: (isCode ? body.join("\n") : unwrap(body, readMark)).trim() };
}

const structure = /^(?:\s|```|~~~|\||>|#{1,6}\s)|^$|\s{2}$/;
const cjk = textPattern(() => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，；：！？」』）]/u);

/** Joins the lines of a wrapped paragraph; lists, quotes, tables and code inside an entry keep their lines. */
function unwrap(lines: readonly string[], readMark: ReadMark): string {
  if (lines.some((line) => /```|~~~/.test(line))) return lines.join("\n");
  let text = lines[0] ?? "";
  for (let index = 1; index < lines.length; index += 1) {
    const before = lines[index - 1] ?? "";
    const line = lines[index] ?? "";
    const wrapped =
      ![before, line].some((each) => structure.test(each)) &&
      readMark(line) === undefined &&
      !(then.test(line) && given.test(lines[0] ?? "")) &&
      readMark(before) === undefined;
    const glue = cjk.test(before.charAt(before.length - 1)) && cjk.test(line.charAt(0)) ? "" : " ";
    text += (wrapped ? glue : "\n") + line;
  }
  return text;
}

/** A line that ends in a colon, a heading inside the block, a bold line or a title of its own introduces what is below it. */
const withLeads = (entries: readonly Entry[], isTitle: (text: string) => boolean): readonly Entry[] =>
  entries.map((entry, index) => {
    const next = entries[index + 1];
    if (entry.leads || entry.aside === true) return entry;
    const leads =
      next !== undefined &&
      entry.tag === undefined &&
      !entry.listed &&
      (subheading.test(entry.text) ||
        (boldLine.test(entry.text) && !boldLine.test(next.text)) ||
        (next.listed && /[:：]\**$/.test(entry.text)) ||
        isTitle(entry.text));
    return leads ? { ...entry, leads } : entry;
  });

/** For each character of an entry's text, and for its end, its offset in the source, whose lines were joined. */
export function placesIn(source: string, { text, at, to }: Entry): readonly number[] {
  const places: number[] = [];
  let place = at;
  for (let index = 0; index < text.length; index += 1) {
    const isBlank = /\s/.test(text.charAt(index));
    while (!isBlank && place < to && /\s/.test(source.charAt(place))) place += 1;
    places.push(place);
    if (!isBlank) place += 1;
  }
  return [...places, to];
}
