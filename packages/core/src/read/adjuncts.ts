import { once } from "../node/once.ts";
import type { Run } from "./frame.ts";
import type { Adjuncts, Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

interface Patterns {
  readonly behind: RegExp;
  readonly before: RegExp;
  readonly parenthesis: RegExp;
  readonly within: readonly RegExp[];
}

const tables = new Map<Adjuncts, () => Patterns>();
function patternsOf(adjuncts: Adjuncts): Patterns {
  const known = tables.get(adjuncts);
  if (known !== undefined) return known();
  const { behind, before, parenthesis, within } = adjuncts;
  const make = once(
    (): Patterns => ({
      behind: new RegExp(`^(?:${behind.join("|")})[\\s.!)]*$`, "iu"),
      before: new RegExp(`^(?:${before.join("|")}) ?(?=\\S)`, "iu"),
      parenthesis: new RegExp(` ?${parenthesis}`, "giu"),
      within: within.map((source) => new RegExp(source, "giu")),
    }),
  );
  tables.set(adjuncts, make);
  return make();
}

/** Where an adjunct may begin: behind a comma, a dash, a bracket or a blank. */
const begins = /(?:,|;| [–—-]{1,2}| \()? (?=\S)/gu;
/** Longer runs are no clause with a word beside it. */
const longest = 400;
/** So many beginnings are looked at, from the last one on. */
const most = 24;

/** The ends that a clause has without the words behind it that change nothing, longest clause first. */
export function* endsBeforeAdjuncts(text: string, run: Run, languages: readonly Language[]): Generator<number> {
  if (run.to - run.from > longest) return;
  const words = text.slice(run.from, run.to);
  const places = [...words.matchAll(begins)].slice(-most).toReversed();
  for (const { adjuncts } of spokenOf(languages, words)) {
    if (adjuncts === undefined) continue;
    const { behind } = patternsOf(adjuncts);
    for (const { index, 0: mark } of places)
      if (index > 0 && behind.test(words.slice(index + mark.length))) yield run.from + index;
  }
}

/** Where a clause begins behind the words in front of it that change nothing; undefined where it has none. */
export function beginBehindAdjunct(text: string, run: Run, languages: readonly Language[]): number | undefined {
  if (run.to - run.from > longest) return undefined;
  const words = text.slice(run.from, run.to);
  for (const { adjuncts } of spokenOf(languages, words)) {
    const found = adjuncts === undefined ? null : patternsOf(adjuncts).before.exec(words);
    if (found !== null) return run.from + found[0].length;
  }
  return undefined;
}

/** The words within a text that change nothing of it: round brackets, and in a criterion where and how it is to hold. */
export function calmRuns(text: string, isCriterion: boolean, languages: readonly Language[]): readonly Run[] {
  if (text.length > longest) return [];
  for (const { adjuncts } of spokenOf(languages, text)) {
    if (adjuncts === undefined) continue;
    const { parenthesis, within } = patternsOf(adjuncts);
    const sources = [...(text.includes("(") ? [parenthesis] : []), ...(isCriterion ? within : [])];
    for (const source of sources) {
      const runs = [...text.matchAll(source)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
      if (runs.length > 0) return runs;
    }
  }
  return [];
}
