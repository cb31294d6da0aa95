import { lazyPattern, type Matcher } from "../node/lazy-pattern.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import type { Run } from "./frame.ts";
import { madePattern } from "./made-pattern.ts";
import { recent } from "./recent.ts";
import type { Adjuncts, Language } from "./words/language.ts";

interface Patterns {
  readonly behind: Matcher;
  readonly places: Matcher;
  readonly before: Matcher;
  readonly parenthesis: TextPattern;
  readonly within: readonly TextPattern[];
}

const whole = { anchored: true, around: (source: string) => `^(?:${source})[\\s.!)]*$` } as const;

const tables = new Map<Adjuncts, Patterns>();
function patternsOf(adjuncts: Adjuncts): Patterns {
  const known = tables.get(adjuncts);
  if (known !== undefined) return known;
  const { behind, places, before, parenthesis, within } = adjuncts;
  const made: Patterns = {
    behind: lazyPattern(behind, { ...whole, flags: "iu" }),
    places: lazyPattern(places, { ...whole, flags: "iu" }),
    before: lazyPattern(before, { anchored: true, around: (source) => `^(?:${source}) ?(?=\\S)`, flags: "iu" }),
    parenthesis: madePattern(() => [` ?${parenthesis}`, "giu"]),
    within: within.map((source) => madePattern(() => [source, "giu"])),
  };
  tables.set(adjuncts, made);
  return made;
}

/** Where an adjunct may begin: behind a comma, a dash, a bracket or a blank. */
const begins = /(?:,|;| [–—-]{1,2}| \()? (?=\S)/gu;
/** Longer runs are no clause with a word beside it. */
const longest = 400;
/** So many beginnings are looked at, from the last one on. */
const most = 24;

const endsWith = /* @__PURE__ */ recent((words: string, adjuncts: Adjuncts) => patternsOf(adjuncts).behind.test(words));
const endsWithPlace = /* @__PURE__ */ recent((words: string, adjuncts: Adjuncts) =>
  patternsOf(adjuncts).places.test(words),
);

/** The ends that a clause has without the words behind it that change nothing, longest clause first. */
export function* endsBeforeAdjuncts(
  text: string,
  run: Run,
  isCriterion: boolean,
  languages: readonly Language[],
): Generator<number> {
  if (run.to - run.from > longest) return;
  const words = text.slice(run.from, run.to);
  const marks = [...words.matchAll(begins)].slice(-most).toReversed();
  for (const { adjuncts } of languages.slice(0, 1)) {
    if (adjuncts === undefined) continue;
    for (const { index, 0: mark } of marks) {
      const rest = words.slice(index + mark.length);
      if (index > 0 && (endsWith(rest, adjuncts) || (isCriterion && endsWithPlace(rest, adjuncts))))
        yield run.from + index;
    }
  }
}

/** Where a clause begins behind the words in front of it that change nothing; undefined where it has none. */
export function beginBehindAdjunct(text: string, run: Run, languages: readonly Language[]): number | undefined {
  if (run.to - run.from > longest) return undefined;
  const words = text.slice(run.from, run.to);
  for (const { adjuncts } of languages.slice(0, 1)) {
    const found = adjuncts === undefined ? null : patternsOf(adjuncts).before.exec(words);
    if (found !== null) return run.from + found[0].length;
  }
  return undefined;
}

/** "the `mobile/` folder": what a path names is seen from it. */
const kindOfPath = textPattern(
  () =>
    /(?<=\ue002) (?:folder|directory|package|module|tree|subtree|crate|workspace|file|document|script|page)s?(?!\p{L})/giu,
);

/** The words within a text that change nothing of it: round brackets, and in a criterion where and how it is to hold. */
export const calmRuns: (text: string, isCriterion: boolean, languages: readonly Language[]) => readonly Run[] =
  /* @__PURE__ */ recent(calmRunsIn);

function calmRunsIn(text: string, isCriterion: boolean, languages: readonly Language[]): readonly Run[] {
  if (text.length > longest) return [];
  for (const { adjuncts } of languages.slice(0, 1)) {
    if (adjuncts === undefined) continue;
    const { parenthesis, within } = patternsOf(adjuncts);
    const sources = [...(text.includes("(") ? [parenthesis] : []), ...(isCriterion ? within : []), kindOfPath];
    for (const source of sources) {
      const runs = [...text.matchAll(source.of(text))].map(({ index, 0: { length } }) => ({
        from: index,
        to: index + length,
      }));
      if (runs.length > 0) return runs;
    }
  }
  return [];
}
