/**
 * Names ids in order, runs of derived ones as a range.
 *
 * @example
 * listIds(["D1", "D2", "D3", "golden-files"]); // "D1 to D3, golden-files"
 */
export function listIds(ids: readonly string[]): string {
  const runs: { first: string; last: string; count: number }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.last, id)) {
      run.last = id;
      run.count += 1;
    } else {
      runs.push({ first: id, last: id, count: 1 });
    }
  }
  return runs
    .map(({ first, last, count }) => (count === 1 ? first : `${first}${count === 2 ? "," : " to"} ${last}`))
    .join(", ");
}

function follows(last: string, next: string): boolean {
  const [, letter, ordinal] = /^([A-Z])(\d+)$/.exec(last) ?? [];
  return letter !== undefined && next === `${letter}${Number(ordinal) + 1}`;
}
