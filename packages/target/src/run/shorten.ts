/** How much of a command's output an event carries at each end, in UTF-16 code units. */
const keptAtEachEnd = 8000;

/** How far from a cut a blank is looked for, so that no word is cut: a secret that is cut in two is not known for one. */
const longestWord = 500;

/**
 * What a command printed, shortened in the middle to what an event carries.
 *
 * @param kept - UTF-16 code units at each end; default 8,000.
 */
export function shortenOutput(text: string, kept = keptAtEachEnd): string {
  if (text.length <= 2 * kept) return text;
  const head = text.slice(0, kept).replace(lastWord, "");
  const tail = text.slice(-kept).replace(firstWord, "");
  return `${head}\n… ${text.length - head.length - tail.length} characters left out …\n${tail}`;
}

const lastWord = new RegExp(`(?<=\\s)\\S{1,${longestWord}}$`);
const firstWord = new RegExp(`^\\S{1,${longestWord}}(?=\\s)`);
