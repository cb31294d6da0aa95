import { textPattern } from "../node/text-pattern.ts";
import type { Line } from "./lines.ts";
import { type Range, trimmed } from "./spans.ts";
import { isOpaque } from "./vocabulary.ts";

/** One half of a tag that stands alone on its line, or alone beside a block. Attributes would say something. */
const half = textPattern(() => /^[ \t]*<(\/?)(\p{L}[\p{L}\p{N}_.:-]{0,60})[ \t]*>[ \t]*$/u);

/** Tags of one name within each other that are followed. */
const deepest = 50;

interface Half extends Range {
  readonly name: string;
  readonly closes: boolean;
  /** Index of its section. */
  readonly section: number;
}

/**
 * Where the halves of tags stand that only hold blocks, whatever they are called: `<prompt>` above a goal and `</prompt>` below the criteria. A half without
 * the other, a tag that holds no block, and one that shows an example are text.
 *
 * @param sections - Of the whole text, in order.
 */
export function wrapperRanges(
  sections: readonly { readonly kind: string; readonly from: number; readonly end: number }[],
  text: string,
  lines: readonly Line[],
): readonly Range[] {
  const found: Range[] = [];
  const open = new Map<string, Half[]>();
  const halves = sections.flatMap((section, index) => {
    if (section.kind === "rest") return [...halvesIn(text, section, index)];
    // below titles the last line of the last block closes what stands above the first
    const { from, to } = trimmed(text, section.from, section.end);
    const line = Math.max(from, text.lastIndexOf("\n", to - 1) + 1);
    return [...halvesIn(text, { from: line, end: to }, index)].filter(({ closes }) => closes);
  });
  for (const each of halves) {
    const same = open.get(each.name) ?? [];
    if (!each.closes) open.set(each.name, [...same.slice(-deepest), each]);
    const other = each.closes ? same.pop() : undefined;
    if (other === undefined) continue;
    const isBelow = sections[each.section]?.kind === "rest";
    if (each.section > other.section + (isBelow ? 1 : 0)) found.push(other, each);
  }
  if (found.length === 0) return found;
  const fenced = new Set(lines.flatMap((line) => (line.fenced ? [line.start] : [])));
  return found.filter(({ from }) => !fenced.has(text.lastIndexOf("\n", from - 1) + 1)).sort((one, other) => one.from - other.from);
} // biome-ignore format: one

function* halvesIn(
  text: string,
  { from, end }: { readonly from: number; readonly end: number },
  section: number,
): Generator<Half> {
  for (let at = from; at < end; ) {
    const stop = Math.min(end, (text.indexOf("\n", at) + 1 || text.length + 1) - 1);
    const [, slash = "", name = ""] = stop - at < 100 ? (half.exec(text.slice(at, stop)) ?? []) : [];
    if (name !== "" && !isOpaque(name)) yield { from: at, to: stop, name, closes: slash !== "", section };
    at = stop + 1;
  }
} // biome-ignore format: one
