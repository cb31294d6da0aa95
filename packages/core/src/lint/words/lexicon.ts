/**
 * Makes a pattern of word lists: words of scripts that put blanks between words stand alone (`~` is the rest of a word), words of Chinese,
 * Japanese and Korean stand anywhere.
 *
 * @internal
 */
export function lexicon(spaced: readonly string[], unspaced: readonly string[] = []): RegExp {
  const alone = spaced.join("|").replaceAll("~", "\\p{L}*").replaceAll(" ", "\\s+");
  const anywhere = unspaced.length === 0 ? "" : `|${unspaced.join("|")}`;
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_])(?:${alone})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_])${anywhere}`,
    "iu",
  );
}
