import { textPattern } from "../node/text-pattern.ts";
import { grammarsOf, patternSet } from "./language-forms.ts";
import type { PatternSet } from "./pattern-set.ts";
import type { Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

const compiled = new Map<Language, PatternSet>();

/** Whether a sentence has a word for stopping: amounts alone may bound something else. */
export const saysStop = (text: string, languages: readonly Language[]): boolean =>
  spokenOf(languages, text).some((language) => {
    if (language.macros.stop === undefined) return true;
    const set = compiled.get(language) ?? patternSet(language, "says-stop", ["(?:.*[^\\p{L}])?{stop}(?!\\p{L}).*"]);
    compiled.set(language, set);
    return set.fits(grammarsOf(language).folding.subject(text));
  });

/** In English a sentence about when to stop begins with that, or with its condition; in the others it may end with it. */
const begins = textPattern(
  () =>
    /^(?:[^\p{L}\p{N}]*(?:please|then|also|so|and|but|just|you|we|the agent) )*(?:stop|halt|give up|abort|end|quit|cancel|pause|break off|bail|hand back|escalate|cease|terminate|wrap up|if|when|whenever|once|as soon as|in case|should|after|unless|the moment|on)(?!\p{L})/iu,
);

/** Whether a sentence is about when to stop from its first word on. */
export const beginsEnd = (text: string, languages: readonly Language[]): boolean =>
  spokenOf(languages, text)[0]?.code !== "en" || begins.test(text.trim());
