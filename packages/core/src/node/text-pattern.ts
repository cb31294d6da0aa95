import { type PlainPattern, plainPattern, plainText } from "./plain-pattern.ts";

/** The text that was asked about last: one pattern after the other asks. */
let last: { readonly text: string; readonly isPlain: boolean; small: string | undefined } | undefined;
function seen(text: string): NonNullable<typeof last> {
  if (last?.text !== text) last = { text, isPlain: plainText.test(text), small: undefined };
  return last;
}

/** A pattern that is compiled for the text that it is asked about. */
export interface TextPattern {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  /** The pattern for a text, where a method of strings takes it. */
  of(text: string): RegExp;
}

/** A regular expression by its source and flags. */
export type Source = readonly [source: string, flags: string];

const never = /(?!)/g;

/**
 * A pattern that is compiled when a text first needs it: one that lacks what a match must have needs none. Kinds of Unicode characters take a hundred times as
 * long to compile as the letters of English: for a plain text they are these letters, and words that no plain text has are left out. Both find the same in a
 * plain text.
 *
 * @param make - Gives the pattern; by its source and flags where it is made of a text, so that it is parsed only for a text that is not plain.
 * @param plainOf - Reads the pattern for plain texts. The build puts in what that gives for a literal: see `ready-patterns.ts`.
 * @internal
 */
// @__NO_SIDE_EFFECTS__
export function textPattern(
  make: () => RegExp | Source,
  plainOf: (source: string) => PlainPattern | undefined = plainPattern,
): TextPattern {
  let given: Given | undefined;
  let whole: RegExp | undefined;
  let short: RegExp | undefined;
  const of = (text: string): RegExp => {
    const { isPlain } = seen(text);
    if (isPlain && short !== undefined) return short;
    if (!isPlain && whole !== undefined) return whole;
    given ??= givenBy(make(), plainOf);
    if (isPlain && given.plain !== undefined) {
      if (lacks(text, given.plain)) return never;
      short = new RegExp(given.plain.source, given.flags.replace("u", ""));
      return short;
    }
    whole ??= given.whole ?? new RegExp(given.source, given.flags);
    return whole;
  };
  const exec = (text: string): RegExpExecArray | null => {
    const pattern = of(text);
    return pattern === never ? null : pattern.exec(text);
  };
  const test = (text: string): boolean => {
    const pattern = of(text);
    return pattern !== never && pattern.test(text);
  };
  return { of, test, exec };
}

interface Given {
  readonly source: string;
  readonly flags: string;
  readonly whole: RegExp | undefined;
  readonly plain: PlainPattern | undefined;
}

function givenBy(made: RegExp | Source, plainOf: (source: string) => PlainPattern | undefined): Given {
  const [source, flags] = made instanceof RegExp ? [made.source, made.flags] : made;
  return { source, flags, whole: made instanceof RegExp ? made : undefined, plain: plainOf(source) };
}

/** Whether a text lacks what a match must have. */
function lacks(text: string, { needs }: PlainPattern): boolean {
  if (needs.length === 0) return false;
  const known = seen(text);
  known.small ??= text.toLowerCase();
  for (const need of needs) if (!hasOne(known.small, need)) return true;
  return false;
}

function hasOne(text: string, need: readonly string[]): boolean {
  for (const each of need) if (text.includes(each)) return true;
  return false;
}
