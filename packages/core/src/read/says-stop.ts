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
