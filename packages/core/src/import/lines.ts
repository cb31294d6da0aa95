/** A line of a text, without its line feed. */
export interface Line {
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Whether it is part of a code fence, the fence's own lines included. */
  readonly fenced: boolean;
  /** That it is a title, and of which level, where its notation says so and Markdown would not. */
  readonly level?: number;
  /** Offset of its first word behind who says it, in a talk. */
  readonly says?: number;
}

const fence = /^\s{0,12}(?:(?:[-*+]|\d{1,3}[.)])\s{1,4})?(`{3,}|~{3,})([^`]*)$/;

/**
 * Splits a text into lines and finds its code fences. A fence that is never closed is none: what follows is read as usual. One pass forward
 * and one back: the longest closing run below each line is known before it is asked for.
 */
export function linesOf(text: string): readonly Line[] {
  const texts = text.split("\n");
  const closers = longestCloserBelow(texts);
  const lines: Line[] = [];
  let start = 0;
  let open = "";
  for (const [index, line] of texts.entries()) {
    const mark = markOf(line);
    let fenced = open !== "";
    if (open !== "") {
      if (closes(mark, open)) open = "";
    } else if (mark !== undefined && (closers[index + 1]?.[mark.run.charAt(0) as "`" | "~"] ?? 0) >= mark.run.length) {
      open = mark.run;
      fenced = true;
    }
    lines.push({ text: line, start, fenced });
    start += line.length + 1;
  }
  return lines;
}

/**
 * The lines of a range; the first and the last may be cut.
 *
 * @param first - Index of the line that `from` stands in.
 */
export function linesBetween(lines: readonly Line[], from: number, to: number, first: number): readonly Line[] {
  const found: Line[] = [];
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.start >= to) break;
    const start = Math.max(line.start, from);
    const whole = start === line.start && line.start + line.text.length <= to;
    if (whole) found.push(line);
    else {
      const { says, ...own } = line;
      const cut = { ...own, text: line.text.slice(start - line.start, to - line.start), start };
      found.push(says === undefined || start > line.start ? cut : { ...cut, says: Math.min(says, cut.text.length) });
    }
  }
  return found;
}

interface Mark {
  readonly run: string;
  readonly info: string;
}

function markOf(line: string): Mark | undefined {
  const [, run, info = ""] = fence.exec(line) ?? [];
  return run === undefined ? undefined : { run, info: info.trim() };
}

const closes = (mark: Mark | undefined, open: string): boolean =>
  mark !== undefined && mark.info === "" && mark.run.startsWith(open);

/** For each line, the longest run of each fence character that could close a fence at or below it. */
function longestCloserBelow(lines: readonly string[]): readonly { readonly "`": number; readonly "~": number }[] {
  const below: { "`": number; "~": number }[] = [];
  let longest = { "`": 0, "~": 0 };
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const mark = markOf(lines[index] ?? "");
    if (mark !== undefined && mark.info === "") {
      const char = mark.run.charAt(0) as "`" | "~";
      if (mark.run.length > longest[char]) longest = { ...longest, [char]: mark.run.length };
    }
    below[index] = longest;
  }
  return below;
}

/** The ranges of a line that are inline code. Each run of backticks is paired with the next of its length; both ways are one pass. */
export function codeRanges(line: string): readonly (readonly [start: number, end: number])[] {
  if (!line.includes("`")) return [];
  const runs = [...line.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  const next = new Map<number, number>();
  const partner: (number | undefined)[] = [];
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const { length } = runs[at] ?? { length: 0 };
    partner[at] = next.get(length);
    next.set(length, at);
  }
  const ranges: [number, number][] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const end = partner[at];
    const from = runs[at];
    const to = end === undefined ? undefined : runs[end];
    if (end === undefined || from === undefined || to === undefined) continue;
    ranges.push([from.index, to.index + to.length]);
    at = end;
  }
  return ranges;
}
