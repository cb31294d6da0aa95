/** One replacement in a text. @internal */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies replacements that do not overlap, whatever their order. @internal */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: inserted } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

/** The line end that a text uses: that of its first line. @internal */
export const lineEnding = (text: string): "\n" | "\r\n" => (/^[^\n]*\r\n/.test(text) ? "\r\n" : "\n");

/** Takes out the lines that a range covers, with the line end that follows; the last line gives up the one before it. @internal */
export function wholeLines(text: string, from: number, to: number): Splice {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const newline = text.indexOf("\n", to);
  if (newline !== -1) return { start, end: newline + 1, text: "" };
  if (start === 0) return { start: 0, end: text.length, text: "" };
  return { start: text[start - 2] === "\r" ? start - 2 : start - 1, end: text.length, text: "" };
}

/** Tokens that an edit may have put beside what it wrote: a line end, blanks, a comma. */
const beside = 4;

/**
 * Takes back what an edit had inserted: the first text, without a span and some of what stands beside it, of which the same edit makes this one again.
 * @internal
 */
export function takenBack(
  text: string,
  { start, end }: Pick<Splice, "start" | "end">,
  isBefore: (candidate: string) => boolean,
): string | undefined {
  const starts = steps(
    start,
    (at) => at - (/(?:\r?\n|[ \t]+|,)$/.exec(text.slice(Math.max(0, at - 200), at))?.[0].length ?? 0),
  );
  const ends = steps(end, (at) => at + (/^(?:\r?\n|[ \t]+|,)/.exec(text.slice(at, at + 200))?.[0].length ?? 0));
  for (const from of starts) {
    for (const to of ends) {
      const candidate = text.slice(0, from) + text.slice(to);
      if (isBefore(candidate)) return candidate;
    }
  }
  return undefined;
}

function steps(first: number, next: (at: number) => number): readonly number[] {
  const found = [first];
  for (let at = next(first); at !== found.at(-1) && found.length <= beside; at = next(at)) found.push(at);
  return found;
}
