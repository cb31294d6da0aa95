import { lazyPattern, type Matcher } from "../../node/lazy-pattern.ts";

/** Letters of the scripts that put blanks between words. A property of Unicode in their place takes a hundred times as long to compile. */
const letters =
  "a-zA-Z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u03ff\\u0400-\\u052f\\u1e00-\\u1eff";
const inWord = `[${letters}0-9_]`;
/** One for all lists, so that they share what a text begins its words with. */
const wordCharacter = new RegExp(inWord);

/**
 * Makes a pattern of word lists: words of scripts that put blanks between words stand alone (`~` is the rest of a word), words of Chinese,
 * Japanese and Korean stand anywhere. Of ten languages only what a text can need is compiled.
 *
 * @internal
 */
export function lexicon(spaced: readonly string[], unspaced: readonly string[] = []): Matcher {
  const alone = spaced.map((words) =>
    words.replaceAll("~", `[${letters}]*`).replaceAll("\\p{L}", `[${letters}]`).replaceAll(" ", "\\s+"),
  );
  const [words, signs] = [
    lazyPattern(alone, {
      flags: "iu",
      around: (inner) => `(?<!${inWord})(?:${inner})(?!${inWord})`,
      notBehind: wordCharacter,
    }),
    lazyPattern(unspaced, { flags: "iu" }),
  ];
  const hasSigns = (text: string): boolean => unspaced.length > 0 && cjk.test(text);
  return {
    test: (text) => words.test(text) || (hasSigns(text) && signs.test(text)),
    exec: (text) => first(words.exec(text), hasSigns(text) ? signs.exec(text) : null),
  };
}

/** Chinese, Japanese, Korean: the list of their words is not even read for a text without them. */
const cjk = /[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;

const first = (left: RegExpExecArray | null, right: RegExpExecArray | null): RegExpExecArray | null =>
  left === null || (right !== null && right.index < left.index) ? right : left;
