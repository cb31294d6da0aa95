import { textPattern } from "../node/text-pattern.ts";
import { banTitle } from "../read/ban-titles.ts";
import type { Line } from "./lines.ts";
import { anyMark, headsNest } from "./list-lines.ts";
import { labelOfRun, type PlainTitles, plainTitlesOf } from "./plain-titles.ts";
import type { Range } from "./spans.ts";
import { endSense, titleSense } from "./title-sense.ts";
import { blockNamed, type KnownBlock, plainName } from "./vocabulary.ts";

/** A line that names what follows. */
export interface Heading {
  readonly title: string;
  /** The title without the remark. */
  readonly name: string;
  readonly kind: KnownBlock | undefined;
  /** Whether the title was read by its head word, and is no name of a block to the letter. */
  readonly read?: boolean;
  /** Whether all below it is forbidden: "What NOT to do". */
  readonly forbids?: boolean;
  /** Another block that it could as well name. */
  readonly or?: KnownBlock | undefined;
  /** Whether it is a phase of the work: "Phase 2: Replace". */
  readonly phase?: boolean;
  /** Whether it is a line above others that are indented below it, so that it begins a part whatever it names. */
  readonly heads?: boolean;
  /** Whether it stands below headings, and may as well be a title inside a block. */
  readonly minor?: boolean;
  /** 1 to 6; bold lines and labels are 7. */
  readonly level: number;
  /** Index of the line. */
  readonly line: number;
  /** Offset, in the line, where it begins: 0, but for a label behind another one's sentence. */
  readonly at: number;
  /** Offset, in the line, where what it names begins: after "Goal:" there may be text. */
  readonly rest: number;
  readonly remark: Remark | undefined;
}

/** What a heading says beside the block's name, as offsets in its line: "(all of them)", "Port it." of "## Goal: Port it." */
export interface Remark extends Range {
  /** Whether it only accompanies the name: it stands in brackets, or before a label's colon. */
  readonly aside: boolean;
}

/** What counts as a heading: what Markdown says; also "Done when:" and bold lines; also a line that is a block's name and no more. */
export type Marks = "headings" | "labels" | "names";

const atx = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
/** "=== MISSION ===", "--- Rules ---". */
const ruled = /^ {0,3}([=~#*-])\1{1,9}[ \t]+(\S.{0,80}?)[ \t]+\1{2,10}[ \t]*$/;
/** "【完了の条件】", as Japanese and Chinese mails write their titles. */
const inLenses = /^[ \u3000]{0,3}(?:【([^】\n]{1,40})】|■[ \u3000]*([^。、\n]{1,30}))[ \u3000]*$/;
const underline = /^ {0,3}(?:={2,}|-{2,})[ \t]*$/;
const underlined = /^ {0,3}[^\s>|#*+=-]/;
export const bold = /^\s{0,3}(\*\*|__)([^*_]{1,80})\1\s*[:：]?\s*$/;
const boldLabel = /^\s{0,3}(\*\*|__)([^*_:：]{1,80})(?:[:：.]\1|\1\s*[:：]|\1\s+[–—-](?=\s))\s*/;
const label = textPattern(() => /^\s{0,3}([\p{L}][\p{L}\p{N} _'’-]{1,40})[:：](?=\s|$|[^\p{ASCII}])\s*/u);
const nameAlone = textPattern(
  () => /^ {0,3}(?:\d{1,2}[.)][ \t]+|[\d#*]?[\ufe0f\u20e3\p{Extended_Pictographic}]{1,4}[ \t]*)?(\p{L}.{0,60})$/u,
);
const small = textPattern(() => /^\p{Ll}/u);

/** Finds the headings of a range of lines. Labels and bare names count only where the text has no better mark, as `marks` says. */
export function headingsOf(lines: readonly Line[], from: number, to: number, marks: Marks): readonly Heading[] {
  const headings: Heading[] = [];
  const plain = marks === "headings" ? undefined : plainTitlesOf(lines, from, to);
  for (let index = from; index < to; index += 1) {
    const line = lines[index];
    if (line === undefined || line.fenced || line.says !== undefined) continue;
    const found = plain?.labels.has(index) === true ? ofRun(line.text, index) : titleAt(lines, index, marks, plain);
    if (found !== undefined && (found.level < 7 || found.kind !== undefined || found.heads === true))
      headings.push(found);
  }
  return headings;
}

function titleAt(lines: readonly Line[], index: number, marks: Marks, plain: PlainTitles = none): Heading | undefined {
  const line = lines[index];
  if (line === undefined) return undefined;
  const marked =
    readLevelled(line, index) ??
    readPhase(line.text, index) ??
    readHeading(line.text, index) ??
    readUnderlined(lines, index);
  if (marked !== undefined) return marked;
  const nest = headsNest(lines, index) ? readNest(line.text, index) : undefined;
  if (nest !== undefined) return marks === "headings" ? undefined : nest;
  if (marks === "headings") return readMinor(lines, index);
  const label = readLabel(line.text, index, marks === "labels");
  if (label?.kind !== undefined) return label;
  if (label === undefined) return readName(lines, index, plain) ?? unnamed(line.text, index, plain);
  return (plain.bold.has(index) ? unnamed(line.text, index, plain) : undefined) ?? label;
}

/** An entry of a list that names a block, above a list of its own: "2. It is done when:". */
function readNest(text: string, line: number): Heading | undefined {
  const [mark = ""] = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/.exec(text) ?? [];
  const title = text.slice(mark.length).replace(/[:：]\**\s*$/, "");
  const found = heading(title, mark.length, 7, line, text.length);
  return found.kind === undefined ? undefined : found;
}

/** A label among others, one on each line: it begins a part whatever it names. */
function ofRun(text: string, line: number): Heading | undefined {
  const [whole = "", title = ""] = labelOfRun.exec(text) ?? [];
  return { ...heading(title, text.indexOf(title), 7, line, whole.length), heads: true };
}

/** A line that its notation makes a title: "done_when:" of YAML. */
const readLevelled = ({ text, level }: Line, line: number): Heading | undefined =>
  level === undefined
    ? undefined
    : heading(text.trim().replace(/:$/, ""), text.length - text.trimStart().length, level, line, text.length);

const phaseLine = textPattern(
  () =>
    /^ {0,3}(#{1,6}[ \t]+|\*\*|__)?(?:[^\p{L}\p{N}\s*_#]{1,3}[ \t]*)?((?:phase|stage|milestone|sprint|iteration|etappe|étape|fase|etapa|этап|фаза|阶段|フェーズ|段階|단계)[ \t]*[\p{L}\d]{1,6}(?![\p{L}\d])[^\n]{0,80}?|第[一二三四五六七八九十\d]+(?:阶段|段階|步)[^\n]{0,60}?)(?:\*\*|__)?[ \t]*$/iu,
);

/** The title of a phase of the work: its entries are steps, up to a title that says otherwise. */
function readPhase(text: string, line: number): Heading | undefined {
  const [, mark = "", title] = phaseLine.exec(text) ?? [];
  if (title === undefined || /[.。;,]$/.test(title) || /[`|]/.test(title)) return undefined;
  const level = /^#+/.exec(mark)?.[0].length ?? 7;
  return {
    title,
    name: title,
    kind: "workflow",
    phase: true,
    level,
    line,
    at: 0,
    rest: text.length,
    remark: undefined,
  };
}

const aloneWithColon = textPattern(() => /^ {0,3}\p{L}[^.!?\n]{2,50}[:：]\s*$/u);
/**
 * A title below Markdown's headings: bold or with a colon and alone on its line, or a bold label, or a block's name above a list. Whether it begins a block
 * depends on where it stands.
 */
function readMinor(lines: readonly Line[], line: number): Heading | undefined {
  const text = lines[line]?.text ?? "";
  const isBold = bold.test(text) || boldLabel.test(text);
  const named = isBold || aloneWithColon.test(text) ? readLabel(text, line) : undefined;
  const found = named ?? (anyMark.test(lines[line + 1]?.text ?? "") ? readName(lines, line, none) : undefined);
  return found?.kind === undefined ? undefined : { ...found, minor: true };
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === "";

/** A line of its own above a rule: a heading of Markdown's other kind. */
function readUnderlined(lines: readonly Line[], line: number): Heading | undefined {
  const [above, own, below] = [lines[line - 1], lines[line], lines[line + 1]];
  if (own === undefined || below === undefined || below.fenced || !isBlank(above)) return undefined;
  if (!underline.test(below.text) || !underlined.test(own.text)) return undefined;
  const level = below.text.includes("=") ? 1 : 2;
  const begins = own.text.length - own.text.trimStart().length;
  return heading(own.text.trim(), begins, level, line, own.text.length + 1 + below.text.length);
}

/** Below a blank line, or in capitals below a list. */
const standsApart = (lines: readonly Line[], line: number): boolean =>
  isBlank(lines[line - 1]) ||
  // A line that is indented below an entry goes on with it.
  (anyMark.test(lines[line - 1]?.text ?? "") &&
    !/^\s/.test(lines[line]?.text ?? "") &&
    (isCapitals.test(lines[line]?.text ?? "") || anyMark.test(lines[line + 1]?.text ?? "")));
const isCapitals = textPattern(() => /^(?=.*\p{Lu}.*\p{Lu})[^\p{Ll}]+$/u);
/** A line below a name that heads it. */
const indented = /^(?: {2,8}|\t)\S/;
/** "After each batch run `make verify`." is no name. */
const isSentence = /`|[.。;；]$/;
const ordinal = /^ {0,3}(\d{1,2})[.)]/;
/** Whether a line is one of a numbered list: "2." below "1." or above "3.". */
function isInRow(lines: readonly Line[], line: number): boolean {
  const numberOf = (at: number): number => Number(ordinal.exec(lines[at]?.text ?? "")?.[1] ?? Number.NaN);
  const own = numberOf(line);
  return numberOf(line - 1) === own - 1 || numberOf(line + 1) === own + 1;
}

const none: PlainTitles = { alone: new Set(), labels: new Set(), bold: new Set() };

/** A block's name alone on its line, below a blank one: "DONE WHEN", "3. Done when". */
function readName(lines: readonly Line[], line: number, plain: PlainTitles): Heading | undefined {
  const text = lines[line]?.text ?? "";
  const title = standsApart(lines, line) ? nameAlone.exec(text)?.[1]?.trim() : undefined;
  if (title === undefined || isSentence.test(title) || isInRow(lines, line)) return undefined;
  // Who writes all in lower case heads a list with such words, too.
  if (small.test(title) && !anyMark.test(lines[line + 1]?.text ?? "")) return undefined;
  const base = { title, name: title, level: 7, line, at: 0, rest: text.length, remark: undefined };
  const kind = blockNamed(title);
  if (kind !== undefined) return { ...base, kind };
  const below = lines[line + 1]?.text ?? "";
  // "3. Port the parser" above the rest of its sentence is an entry.
  const goesOn = ordinal.test(text) && !anyMark.test(below);
  const heads = indented.test(below) && !indented.test(text) && !goesOn;
  const titled = heads || isCapitals.test(title) || anyMark.test(below) || plain.alone.has(line);
  // "Checks, run from the root": what stands behind the comma is about all of them.
  const head = heads ? title.replace(/,\s.*$/, "") : title;
  const found = titled ? withSense({ ...base, title: head, kind: blockNamed(head) }) : undefined;
  // A line above indented ones ends the block before it, whatever it names.
  return found === undefined || (found.kind === undefined && !heads) ? undefined : { ...found, heads };
}

/** A title that names no block, among others that do: it ends the block before it. */
function unnamed(text: string, line: number, { alone, bold: run }: PlainTitles): Heading | undefined {
  if (!alone.has(line) && !run.has(line)) return undefined;
  const title = text.trim();
  return { title, name: title, kind: undefined, heads: true, level: 7, line, at: 0, rest: 0, remark: undefined };
}

function readHeading(text: string, line: number): Heading | undefined {
  const [, rule, between] = ruled.exec(text) ?? [];
  if (rule !== undefined && between !== undefined) {
    const found = heading(between, text.indexOf(between), 2, line, text.length);
    if (found.kind !== undefined) return found;
  }
  const [, lenses, square] = inLenses.exec(text) ?? [];
  const bracketed = lenses ?? square;
  if (bracketed !== undefined) return heading(bracketed, text.indexOf(bracketed), 2, line, text.length);
  const [, marks, words] = atx.exec(text) ?? [];
  if (marks === undefined || words === undefined) return undefined;
  const title = words.replace(/[ \t]#+[ \t]*$/, "").trim();
  return heading(title, text.length - words.length, marks.length, line, text.length);
}

/**
 * A label at the start of a line: "Done when: …", "**Goal** – …".
 *
 * @param byHead - Whether a plain label with words behind it is read by its head word, as one that is bold or alone always is.
 */
export function readLabel(text: string, line: number, byHead = false): Heading | undefined {
  const whole = bold.exec(text);
  if (whole !== null) {
    const [, stars = "", title = ""] = whole;
    const found = heading(title, text.indexOf(stars) + stars.length, 7, line, text.length);
    return found.kind === undefined ? undefined : found;
  }
  const found = boldLabel.exec(text) ?? label.exec(text);
  if (found === null) return undefined;
  const title = (found.length === 3 ? found[2] : found[1]) ?? "";
  const isPlain = found.length < 3 && found[0].length < text.trimEnd().length;
  // "What I don't want to see: new flags. The API stays." is a sentence among others.
  if (isPlain && blockNamed(title) === undefined && banTitle(plainName(title)) !== undefined) return undefined;
  return heading(
    title,
    text.indexOf(title),
    7,
    line,
    found[0].length,
    (found.length === 3 || byHead || found[0].length >= text.trimEnd().length) &&
      (!leadIn.test(title) || endSense(title) !== undefined),
  );
}

/** A label that begins like this introduces what follows: "After each route:", "Deliver:". */
const leadIn = textPattern(
  () =>
    /^(?:after|before|when|whenever|once|if|while|until|on|for|in|at|each|every|run|deliver|write|do|use|check|verify|make|these|this|all|then|first|next|finally|also|note|e\.g|example|read|see|nach|vor|wenn|après|avant|después|antes|dopo|prima|depois|после|перед)(?!\p{L})/iu,
);

const inBrackets = /([（(][^)）]{0,80}[)）])[\s*_`:：]*$/;
const parted = /\s[—–-]\s+|[:：][*_`]*\s+/;

/**
 * Finds the block of a title, also with a remark in brackets or after a colon or dash: "Done when (all of these)".
 *
 * @param begins - Offset of the title in its line.
 */
function heading(written: string, begins: number, level: number, line: number, rest: number, alone = true): Heading {
  const title = written.trim();
  const whole = bareNamed(written);
  const base = { title, name: title, kind: whole, level, line, at: 0, rest, remark: undefined };
  if (whole !== undefined) return base;
  const brackets = written.length > 200 ? null : inBrackets.exec(written);
  const besides = brackets === null ? undefined : bareNamed(written.slice(0, brackets.index));
  const part = besides === undefined ? parted.exec(written.slice(0, 200)) : null;
  const found = besides === undefined ? part : brackets;
  const before = found === null ? "" : written.slice(0, found.index);
  const kind = besides ?? (found === null ? undefined : bareNamed(before));
  if (found === null || kind === undefined) return alone && level < 8 ? withSense(base) : base;
  const from = found.index + (found === brackets ? 0 : found[0].length);
  const to = found === brackets ? from + (found[1] ?? "").length : written.trimEnd().length;
  const remark = { from: begins + from, to: begins + to, aside: level === 7 || found === brackets };
  return { ...base, name: bare(before).trim(), kind, remark: to > from ? remark : undefined };
}

/** Reads a title that is no name to the letter by its head word. */
function withSense(base: Heading): Heading {
  if (base.kind !== undefined) return base;
  const sense = titleSense(bare(base.title));
  if (sense === undefined) return base;
  return { ...base, kind: sense.kind, read: true, forbids: sense.forbids, or: sense.or };
}

/** A line between letters is no emphasis: "## must_not". */
const emphasis = textPattern(() => /[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu);
const bare = (name: string): string => name.replace(emphasis.of(name), "");
const bareNamed = (name: string): KnownBlock | undefined => (name.length > 200 ? undefined : blockNamed(bare(name)));
