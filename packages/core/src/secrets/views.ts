/** A text as its reader sees it, and where each of its characters begins and ends in the text itself. */
export interface View {
  readonly plain: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
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
export const inText = ({ starts, ends }: View, { start, end }: Range): Range => ({
  start: starts[start] ?? 0,
  end: ends[end - 1] ?? 0,
});

function viewOf(
  text: string,
  pattern: RegExp,
  read: (groups: Readonly<Record<string, string | undefined>>) => string | undefined,
): View {
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = "";
  let done = 0;
  const keep = (end: number): void => {
    for (let at = done; at < end; at += 1) {
      starts.push(at);
      ends.push(at + 1);
    }
    plain += text.slice(done, end);
  };
  for (const { 0: whole, index, groups = {} } of text.matchAll(pattern)) {
    const instead = read(groups);
    if (instead === undefined) continue;
    keep(index);
    done = index + whole.length;
    if (instead !== "") {
      plain += instead;
      starts.push(index);
      ends.push(done);
    }
  }
  keep(text.length);
  return { plain, starts, ends };
}
