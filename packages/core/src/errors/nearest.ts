/**
 * The candidate that a misspelt word most likely means: one that differs in at most a third of its letters, else the only one that begins
 * with it (`timeout` for `timeout_seconds`). Nothing when there is none.
 *
 * @example
 * nearest("modle", ["model", "mode"]); // "model"
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.floor(Math.max(word.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    const cost = distance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (cost < least) {
      best = candidate;
      least = cost;
    }
  }
  return best ?? onlyBeginning(word.toLowerCase(), candidates);
}

function onlyBeginning(word: string, candidates: readonly string[]): string | undefined {
  const longer = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word));
  return word.length >= 3 && longer.length === 1 ? longer[0] : undefined;
}

/** Edits between two words, a swap of neighbours counting once; stops at the limit. */
function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? limit;
}
