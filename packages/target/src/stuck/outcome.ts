import type { Failure } from "./observation.ts";
import { numbersIn, withoutNumbers } from "./scrub.ts";

/** How a check came out, in forms that can be compared. */
export interface Outcome {
  /** To the letter. */
  readonly exact: string;
  /** How it reads: without numbers, each line once. One that repeats itself, ever longer, reads alike. */
  readonly alike: string;
  /** Its lines, each once, without numbers. */
  readonly lines: readonly string[];
  /** The numbers of the command itself. */
  readonly own: readonly number[];
  /** The numbers of outcomes that read alike, each at the same place. */
  readonly told: readonly number[];
  /** How much each of its lines says is left: of "12 of 40", of "30%". */
  readonly left: readonly number[];
}

/** Words of an outcome that are compared; what comes after them is left out. */
const mostWords = 2000;

const wordsOf = (signature: string): ReadonlyMap<string, number> => {
  const words = new Map<string, number>();
  for (const word of withoutNumbers(signature).split(/\s+/).slice(0, mostWords))
    if (word !== "") words.set(word, (words.get(word) ?? 0) + 1);
  return words;
};

/** What part of the words of two outcomes must be the same for one to be the other with some words that were drawn by lot. */
const sameShare = 0.6;

/** Whether two outcomes say the same but for some of their words: the names that a test draws by lot, an id that reads like a word. */
export function isSimilar(one: string, other: string): boolean {
  const [before, after] = [wordsOf(one), wordsOf(other)];
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  const same = sum([...before].map(([word, count]) => Math.min(count, after.get(word) ?? 0)));
  return 2 * same >= sameShare * (sum(before.values()) + sum(after.values()));
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
    lines: sorted.map(([form]) => form),
    own: numbersIn(check),
    told: ofLines,
    left: leftOfLines,
  };
}
