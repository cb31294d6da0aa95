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

/** Words that hold a sentence together, and those that every tightening needs: they bring in nothing of their own. */
const holding: ReadonlySet<string> = new Set(
  `a an the this that these those it its itself they them their there here he she his her i you your we our who whom whose which what where when while whenever
  and or but nor so yet if then else than as because since unless until whether both either neither not no never none cannot without only just also too again even still already
  of to in on at by for with from into onto over under between among within after before during through about above below up down out off against per via upon
  is are was were be been being am do does did done doing has have had having can could may might must shall should will would need ought
  each every all any some one ones same other another such exactly precisely most least more less fewer many much few several first last next previous
  contain say see name list give hold mean apply state follow write written line
  case time way kind part whole thing`.split(/\s+/),
);

/** Without the endings of number and tense: "responses", "responding" and "responded" are near enough. */
export function stemOf(word: string): string {
  const low = word.toLowerCase().replace(/['’]s?$/, "");
  const cut = low
    .replace(/(?<=[^aeiou]{1}|[aeiou][^aeiou])ies$/, "y")
    .replace(/(?<=ss|sh|ch|x|z)es$/, "")
    .replace(/(?<=[^su])s$/, "")
    .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, "")
    .replace(/(?<=\p{L}{3})e$/u, "");
  return cut.replace(/([^aeiouls])\1$/, "$1");
}

/** The words of a text, in order. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(token)].map(([found]) => {
    const stem = /^[\p{L}]/u.test(found) ? stemOf(found) : found.toLowerCase();
    const isMark = /^[;.\n,()]$/.test(found);
    return { text: found, stem, isContent: !isMark && !holding.has(found.toLowerCase()) && !holding.has(stem) };
  });
}

/** The stems of a text's words that say something. */
export const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(wordsOf(text).flatMap(({ stem, isContent }) => (isContent ? [stem] : [])));

/** How often a text says no. */
export const negations = (text: string): number =>
  [
    ...text.matchAll(
      /\b(?:not|never|no|none|nothing|nobody|nowhere|nor|neither|cannot|without|at most once)\b|n['’]t\b/gi,
    ),
  ].length;
