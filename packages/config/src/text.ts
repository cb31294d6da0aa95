import type { SourceLocation } from "@goalpost/core/errors";

/** Line and column of an offset, both from 1, the column in UTF-16 code units. @internal */
export function locationAt(text: string, offset: number, file: string): SourceLocation {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    start = at + 1;
  }
  return { file, line, column: offset - start + 1 };
}

/** `file:line:column`, as editors open it. @internal */
export const locationText = ({ file, line, column }: SourceLocation): string =>
  column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;

/** A text of a client's, on one line. @internal */
export const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The candidate that is nearest to a misspelt word, if one is near enough to be meant, or the only one that a shortened word begins. @internal */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of candidates) {
    if (Math.abs(name.length - word.length) > limit) continue;
    const distance = editDistance(word, name);
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  if (best !== undefined || word.length < 4) return best?.name;
  const [begun, ...others] = [...candidates].filter((name) => name.startsWith(word));
  return others.length === 0 ? begun : undefined;
}

/** Counts insertions, deletions, changes and swaps of neighbours. */
function editDistance(from: string, to: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= from.length; at++) {
    const next = [at];
    for (let other = 1; other <= to.length; other++) {
      const change = (row[other - 1] ?? 0) + (from[at - 1] === to[other - 1] ? 0 : 1);
      let least = Math.min((row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1, change);
      const swapped = from[at - 1] === to[other - 2] && from[at - 2] === to[other - 1];
      if (at > 1 && other > 1 && swapped) least = Math.min(least, (before[other - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? 0;
}
