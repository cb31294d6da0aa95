import { type Forms, type Frames, formsOf, type Grammars, grammarOf } from "./frame.ts";
import { Pattern } from "./pattern.ts";
import { PatternSet } from "./pattern-set.ts";
import { cues } from "./words/cues.ts";
import type { Part as Key, Language } from "./words/language.ts";

const grammars = new Map<Language, Grammars>();
/** The grammars of a language: all that reads it shares them, and what they found in a text. */
export function grammarsOf(language: Language): Grammars {
  const known = grammars.get(language) ?? {
    folding: grammarOf(language.macros),
    exact: grammarOf(language.macros, false),
  };
  grammars.set(language, known);
  return known;
}

const formsBy = new Map<Language, Map<keyof Language, Forms>>();
/** The forms of one part of a language, made once, when a text first asks for them. */
export function formsIn(language: Language, key: Key | "more"): Forms {
  const known = formsBy.get(language) ?? new Map<keyof Language, Forms>();
  formsBy.set(language, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const name = `${language.code}/${key}`;
  const forms = formsOf(name, language[key] as Frames, grammarsOf(language), cues[language.code]);
  known.set(key, forms);
  return forms;
}

/**
 * Sources of a language as patterns that are tried one after the other.
 *
 * @param name - What they are for: with the language's code the name of their table.
 */
export function patternSet(language: Language, name: string, sources: readonly string[]): PatternSet {
  const { folding } = grammarsOf(language);
  return new PatternSet(
    `${language.code}/${name}`,
    sources.map((source) => new Pattern(source, folding)),
  );
}
