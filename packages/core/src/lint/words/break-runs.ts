/** Characters that stand together without a blank at most: more than any word or path, few enough that looking at each from each is quick. */
const longest = 160;
const run = new RegExp(`\\S{${longest}}(?=\\S)`, "gu");

/**
 * @internal Puts a blank into each run of characters that no person wrote as one word, so that a pattern which looks from each character to the
 * end of its word takes time that grows with the text, not with its square.
 */
export const breakRuns = (text: string): string => (text.length <= longest ? text : text.replace(run, "$& "));
