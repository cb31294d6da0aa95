import { RehearsalError } from "./rehearsal-error.ts";
import { describe } from "./require-value.ts";

/**
 * Refuses settings that a call does not have: in a file that was loaded without a type check they would be lost in silence.
 *
 * @throws {@link RehearsalError} `rehearsal/bad-option` with the nearest name.
 */
export function requireOptions(name: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new RehearsalError({
      code: "rehearsal/bad-option",
      where: name,
      what: `was given ${describe(options)}, expected settings such as { ${known[0]}: … }`,
      help: "name the setting that it is for",
    });
  }
  const odd = Object.keys(options).find((key) => !known.includes(key));
  if (odd === undefined) return;
  const near = nearest(odd, known);
  throw new RehearsalError({
    code: "rehearsal/bad-option",
    where: `${name}.${odd}`,
    what: `is not an option of ${name}, expected one of ${known.join(", ")}`,
    help: near === undefined ? "use one of these, or remove it" : `write "${near}"`,
  });
}

/** The name that differs in at most a third of the letters, the nearest one first. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known.map((each) => ({ each, cost: edits(word, each) })).toSorted((a, b) => a.cost - b.cost);
  return best !== undefined && best.cost <= word.length / 3 ? best.each : undefined;
}

function edits(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= right.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (letter === right[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
