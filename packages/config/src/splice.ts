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
