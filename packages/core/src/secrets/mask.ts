import { findSecrets } from "./find.ts";
import { inText, type Range, type View, withoutBreaks, withoutCodes, withoutEscapes } from "./views.ts";

/** What stands in the place of a secret. */
export const hiddenSecret = "[secret]";

/** Characters that a known value has at least where it is looked for across the ends of lines: shorter ones are found by chance. */
const leastAcross = 8;

/**
 * Takes the secrets out of a text: those that have the form of one, and the values that the caller knows, also where colour codes or the end of a
 * line cut them, and where their characters are written out by number.
 *
 * @param values - What must not be shown, the longest first.
 * @example
 * maskSecrets("DB_PASSWORD=correct-horse-battery"); // "DB_PASSWORD=[secret]"
 */
export function maskSecrets(text: string, values: readonly string[] = [], hidden: string = hiddenSecret): string {
  const known = values.filter((value) => value !== "");
  const open = known.length === 0 ? text : maskUnread(text, known, hidden);
  if (!open.includes("\u001b")) return maskPlain(open, known, hidden);
  const view = withoutCodes(open);
  const ranges = [...known.flatMap((value) => rangesOf(view.plain, value)), ...findSecrets(view.plain)];
  return withHidden(
    open,
    ranges.map((range) => inText(view, range)),
    hidden,
  );
}

/** Hides the known values that the text itself does not hold, and its reader sees. */
function maskUnread(text: string, values: readonly string[], hidden: string): string {
  const across = text.includes("\n") ? withoutBreaks(text) : undefined;
  const escaped = withoutEscapes(text);
  const long = values.filter(({ length }) => length >= leastAcross);
  return withHidden(text, [...unread(across, text, long), ...unread(escaped, text, values)], hidden);
}

const unread = (view: View | undefined, text: string, values: readonly string[]): readonly Range[] =>
  view === undefined
    ? []
    : values.flatMap((value) =>
        rangesOf(view.plain, value)
          .map((range) => inText(view, range))
          .filter(({ start, end }) => end - start !== value.length || !text.startsWith(value, start)),
      );

function maskPlain(text: string, values: readonly string[], hidden: string): string {
  let known = text;
  for (const value of values) known = known.replaceAll(value, hidden);
  return withHidden(
    known,
    findSecrets(known).filter(({ start, end }) => known.slice(start, end) !== hidden),
    hidden,
  );
}

/** The text with something in the place of each range; what overlaps is one. */
function withHidden(text: string, ranges: readonly Range[], hidden: string): string {
  let shown = "";
  let done = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    shown += text.slice(done, Math.max(done, start)) + (start < done ? "" : hidden);
    done = end;
  }
  return shown + text.slice(done);
}

function rangesOf(text: string, value: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length))
    found.push({ start: at, end: at + value.length });
  return found;
}
