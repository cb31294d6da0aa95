import { type Form, type Frames, formsOf, grammarOf } from "./frame.ts";
import type { Grammar } from "./grammar.ts";
import { cues } from "./words/cues.ts";
import type { Part as Key, Language } from "./words/language.ts";

const grammars = new Map<Language, { readonly folding: Grammar; readonly exact: Grammar }>();
function grammarsOf(language: Language): { readonly folding: Grammar; readonly exact: Grammar } {
  const known = grammars.get(language) ?? {
    folding: grammarOf(language.macros),
    exact: grammarOf(language.macros, false),
  };
  grammars.set(language, known);
  return known;
}

const formsBy = new Map<Language, Map<keyof Language, readonly Form[]>>();
/** The forms of one part of a language, made once, when a text first asks for them. */
export function formsIn(language: Language, key: Key | "more"): readonly Form[] {
  const known = formsBy.get(language) ?? new Map<keyof Language, readonly Form[]>();
  formsBy.set(language, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const forms = formsOf(language[key] as Frames, grammarsOf(language), cues[language.code]);
  known.set(key, forms);
  return forms;
}
