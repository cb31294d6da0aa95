import { type Heading, headingsOf, type Marks } from "./headings.ts";
import type { Line } from "./lines.ts";
import { tagBlocks, tagsOf } from "./tags.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** A run of the text: what a block holds, or what belongs to none. */
export interface Section {
  readonly kind: KnownBlock | "rest";
  /** The heading or tag as it was written. */
  readonly title: string;
  /** Offset of the mark that names it; of the text where nothing does. */
  readonly at: number;
  /** Offsets of what it holds. */
  readonly from: number;
  readonly to: number;
  /** Attributes of its tag, and their offset. */
  readonly attributes: string;
  readonly attributesAt: number;
  /** Whether its tag is never closed. */
  readonly unclosed: boolean;
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
  return ranges.flatMap(([from, to, first, last], index): readonly Section[] => {
    const found = headingsOf(lines, first, last + 1, marks);
    const block = blocks[index];
    return [
      ...sectionsOfGap(
        text,
        lines,
        from,
        to,
        found.filter(({ line }) => startOf(lines, line) >= from && startOf(lines, line) < to),
      ),
      ...(block === undefined
        ? []
        : [
            {
              kind: block.kind,
              title: block.open.title,
              at: block.open.start,
              from: block.from,
              to: block.to,
              attributes: block.open.attributes,
              attributesAt: block.open.attributesAt,
              unclosed: !block.closed,
            },
          ]),
    ];
  });
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
    if (text.slice(start, end).trim() !== "") sections.push(section("rest", "", start, start, end));
  };
  let at = from;
  for (let index = 0; index < headings.length; ) {
    const heading = headings[index];
    if (heading === undefined) break;
    index += 1;
    if (heading.kind === undefined) continue;
    const start = startOf(lines, heading.line);
    rest(at, start);
    // Deeper headings that name no block are part of it.
    while (
      index < headings.length &&
      headings[index]?.kind === undefined &&
      (headings[index]?.level ?? 0) > heading.level
    )
      index += 1;
    const next = headings[index];
    const limit = next === undefined ? to : startOf(lines, next.line);
    const end = heading.level === 7 ? endOfLabel(lines, heading.line + 1, limit) : limit;
    sections.push(section(heading.kind, heading.title, start, Math.min(start + heading.rest, end), end));
    at = end;
  }
  rest(at, to);
  return sections;
}

/** What a label names ends with its list: a paragraph after a list and a blank line is no part of it. */
function endOfLabel(lines: readonly Line[], from: number, limit: number): number {
  let listed = false;
  let blank = false;
  for (let index = from; startOf(lines, index) < limit && index < lines.length; index += 1) {
    const text = lines[index]?.text ?? "";
    if (text.trim() === "") blank = true;
    else if (/^\s*(?:[-*+•]|\d{1,3}[.)])\s/.test(text)) listed = true;
    else if (listed && blank && /^\S/.test(text)) return startOf(lines, index);
    if (text.trim() !== "") blank = false;
  }
  return limit;
}

const section = (kind: Section["kind"], title: string, at: number, from: number, to: number): Section => ({
  kind,
  title,
  at,
  from,
  to,
  attributes: "",
  attributesAt: at,
  unclosed: false,
});
