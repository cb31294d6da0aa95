import type { Failure } from "./observation.ts";
import { numbersIn, withoutNumbers } from "./scrub.ts";

/** How a check came out, in forms that can be compared. */
export interface Outcome {
  /** To the letter. */
  readonly exact: string;
  /** How it reads: without numbers, each line once. One that repeats itself, ever longer, reads alike. */
  readonly alike: string;
  /** The numbers of the command itself. */
  readonly own: readonly number[];
  /** The numbers of outcomes that read alike, each at the same place. */
  readonly told: readonly number[];
  /** How much each of its lines says is left: of "12 of 40", of "30%". */
  readonly left: readonly number[];
}

/** What is done of how much, or as a share of a hundred. */
const done = /(\d+(?:\.\d+)?) ?(?:%|(?:\/|of) ?(\d+(?:\.\d+)?)\b)/g;

const leftIn = (line: string): readonly number[] =>
  [...line.matchAll(done)].map(([, part, whole = "100"]) => Math.max(0, Number(whole) - Number(part)));

/**
 * Reads an outcome. Of lines that differ by their numbers alone, how many there are is a number; which they have themselves is none (Infinity):
 * nobody knows which of them is which the next time.
 */
export function outcomeOf({ check, signature }: Pick<Failure, "check" | "signature">): Outcome {
  const forms = new Map<string, Set<string>>();
  for (const line of signature.split("\n")) {
    const form = withoutNumbers(line);
    forms.set(form, (forms.get(form) ?? new Set()).add(line));
  }
  const sorted = [...forms].sort(([one], [other]) => (one < other ? -1 : 1));
  const ofLines = sorted.flatMap(([, lines]) => {
    const [first = ""] = lines;
    const own = numbersIn(first);
    return [lines.size, ...(lines.size === 1 ? own : own.map(() => Number.POSITIVE_INFINITY))];
  });
  const leftOfLines = sorted.flatMap(([, lines]) => {
    const left = leftIn([...lines][0] ?? "");
    return lines.size === 1 ? left : left.map(() => Number.POSITIVE_INFINITY);
  });
  return {
    exact: `${check}\0${signature}`,
    alike: `${withoutNumbers(check)}\0${sorted.map(([form]) => form).join("\n")}`,
    own: numbersIn(check),
    told: ofLines,
    left: leftOfLines,
  };
}
