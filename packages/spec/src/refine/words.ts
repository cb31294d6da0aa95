import { countOf, functionWords } from "./function-words.ts";

/** A word of a text, as it stands and as it is compared. */
export interface Word {
  readonly text: string;
  /** Lower case, without the endings of number and tense. */
  readonly stem: string;
  /** Whether it says something by itself, as a noun or a verb does. */
  readonly isContent: boolean;
}

/** A code span, a flag, a path, an address, a number with its fraction, a word, or a mark that ends a clause. */
const token =
  /`[^`\n]+`|--?[a-z][\w-]+|(?:https?:\/\/\S+)|[\w.@-]*\/[\w./@*-]+|\d+(?:[.,:]\d+)*%?|[\p{L}][\p{L}\p{N}'’_-]*|[;.\n,()]/gu;

/** Without the endings of number and tense: "responses", "responding" and "responded" are near enough. */
export function stemOf(word: string, language = "en"): string {
  const low = word.toLowerCase().replace(/['’]s?$/, "");
  if (language !== "en") return inflected(low);
  const cut = low
    .replace(/(?<=[^aeiou]{1}|[aeiou][^aeiou])ies$/, "y")
    .replace(/(?<=ss|sh|ch|x|z)es$/, "")
    .replace(/(?<=[^su])s$/, "")
    .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, "")
    .replace(/(?<=\p{L}{3})e$/u, "");
  return cut.replace(/([^aeiouls])\1$/, "$1");
}

/** Endings of number, gender, case and tense in languages that inflect more than English does; "älter" and "alt" are one. */
const inflected = (low: string): string =>
  low
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/(?<=\p{L}{3}r)(?:se|l[aeo]s?)$/u, "")
    .replace(/^ge(?=\p{L}{4})/u, "")
    .replace(
      /(?<=\p{L}{3})(?:amientos?|aciones|acion|adas?|ados?|idas?|idos?|ando|endo|ungen|ung|ere[nrs]?|en|er|em|es|et|st|an|ar|ir|as|os|[aeionst])$/u,
      "",
    );

/** The words of a text, in order. */
export function wordsOf(text: string, language = "en"): readonly Word[] {
  const { holding } = functionWords(language);
  return [...text.matchAll(token)].map(([found]) => {
    const stem = /^[\p{L}]/u.test(found) ? stemOf(found, language) : found.toLowerCase();
    const isMark = /^[;.\n,()]$/.test(found);
    return {
      text: found,
      stem,
      isContent: !isMark && !holding.has(found.toLowerCase()) && !(language === "en" && holding.has(stem)),
    };
  });
}

/** The stems of a text's words that say something. */
export const stemsOf = (text: string, language = "en"): ReadonlySet<string> =>
  new Set(wordsOf(text, language).flatMap(({ stem, isContent }) => (isContent ? [stem] : [])));

/** How often a text says no. */
export const negations = (text: string, language = "en"): number =>
  language === "en"
    ? [
        ...text.matchAll(
          /\b(?:not|never|no|none|nothing|nobody|nowhere|nor|neither|cannot|without|at most once)\b|n['’]t\b/gi,
        ),
      ].length
    : countOf(text, functionWords(language).denies);

/** Whether a text lets somebody do what they need not. */
export const permits = (text: string, language = "en"): boolean => countOf(text, functionWords(language).permits) > 0;
