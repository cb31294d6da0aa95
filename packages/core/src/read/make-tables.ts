import { asidesOf } from "./asides.ts";
import { formsIn } from "./language-forms.ts";
import { PatternSet } from "./pattern-set.ts";
import { patternsOf } from "./polarity.ts";
import type { Language, Part } from "./words/language.ts";

const parts: readonly Part[] = ["criteria", "steps", "outputs", "stops"];

/** Every set of patterns of a language. */
export function setsOf(language: Language): readonly PatternSet[] {
  return [
    ...[...parts, "more" as const].map((part) => formsIn(language, part).set),
    ...parts.flatMap((part) => Object.values(asidesOf(language, part))),
    ...Object.values(patternsOf(language)).filter((each) => each instanceof PatternSet),
  ];
}

/** The tables of languages, as JSON by name: what the build puts in place of `formTables`. */
export const makeTables = (languages: readonly Language[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    languages.flatMap((language) => setsOf(language).map((set) => [set.name, JSON.stringify(set.table())])),
  );
