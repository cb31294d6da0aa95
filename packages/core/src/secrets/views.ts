/** A text as its reader sees it, and where its parts stand in the text itself. */
export interface View {
  readonly plain: string;
  /** In order, without gaps: a part stands as it is, or one character stands for what was written out. */
  readonly parts: readonly Part[];
}

interface Part {
  /** Where it begins in the view. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly isRead: boolean;
}

/** A part of a text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Colour codes and cursor moves: a terminal shows nothing of them, so that a secret may run across one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one
const codes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
/** Characters written out by their numbers: `%41`, `\x41`, `\u0041`, `&#65;`. */
const escapes = /%(?<percent>[\da-f]{2})|\\{1,4}(?:x(?<byte>[\da-f]{2})|u(?<unit>[\da-f]{4}))|&#(?:x(?<hex>[\da-f]{1,4})|(?<decimal>\d{1,5}));/gi; // biome-ignore format: one
/** The end of a line, with what continues it and what indents the next one. */
const breaks = /[ \t]*\\?\r?\n[ \t]*/g;

/** What is written with percent signs, and holds a name and its value. */
const encoded = /%(?:25)?(?:3[ad]|22)/gi;
/** Characters before and behind it that are read with it, at most. */
const around = 4096;

/** The lines, or what is near in a long one, where names and values are written with percent signs. */
export function* encodedIn(text: string): Generator<Range> {
  let done = 0;
  for (const { index } of text.matchAll(encoded)) {
    if (index < done) continue;
    const start = Math.max(done, index - around, text.lastIndexOf("\n", index) + 1);
    const line = text.indexOf("\n", index);
    done = Math.min(index + around, line === -1 ? text.length : line);
    yield { start, end: done };
  }
}

/** The text without colour codes. */
export const withoutCodes = (text: string): View => viewOf(text, codes, () => "");
/** The text without its line ends. */
export const withoutBreaks = (text: string): View => viewOf(text, breaks, () => "");

/** The text with its escapes read; undefined when it has none. */
export function withoutEscapes(text: string): View | undefined {
  if (!/[%\\&]/.test(text)) return undefined;
  const view = viewOf(text, escapes, (groups) => {
    const code = Number.parseInt(groups.decimal ?? groups.percent ?? groups.byte ?? groups.unit ?? groups.hex ?? "", groups.decimal === undefined ? 16 : 10); // biome-ignore format: one
    // Of a longer UTF-8 sequence one byte says nothing.
    return groups.percent !== undefined && code > 127 ? undefined : String.fromCharCode(code);
  });
  return view.plain.length === text.length ? undefined : view;
}

/** Where a part of a view stands in the text. */
export function inText({ parts }: View, { start, end }: Range): Range {
  const first = partAt(parts, start);
  const last = partAt(parts, end - 1);
  return {
    start: first === undefined ? 0 : first.isRead ? first.start : first.start + start - first.at,
    end: last === undefined ? 0 : last.isRead ? last.end : last.start + end - last.at,
  };
}

/** The last part that begins at or before a place of the view. */
function partAt(parts: readonly Part[], place: number): Part | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return parts[low - 1];
}

function viewOf(
  text: string,
  pattern: RegExp,
  read: (groups: Readonly<Record<string, string | undefined>>) => string | undefined,
): View {
  const parts: Part[] = [];
  let plain = "";
  let done = 0;
  const keep = (end: number): void => {
    if (end > done) parts.push({ at: plain.length, start: done, end, isRead: false });
    plain += text.slice(done, end);
  };
  for (const { 0: whole, index, groups = {} } of text.matchAll(pattern)) {
    const instead = read(groups);
    if (instead === undefined) continue;
    keep(index);
    done = index + whole.length;
    if (instead !== "") parts.push({ at: plain.length, start: index, end: done, isRead: true });
    plain += instead;
  }
  keep(text.length);
  return { plain, parts };
}
