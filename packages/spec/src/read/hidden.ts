/** Sequences that a terminal obeys: `ESC [ … letter` and `ESC ] … BEL`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;

/** Characters that nobody sees, and that change what is seen or read: controls, marks of direction, and what has no width. */
const hidden =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|(?![\t\n\r])\p{Cc}/gu;

/** A text of a model without what nobody would see of it. */
export const withoutHidden = (text: string): string => text.replace(sequences, "").replace(hidden, "");

/** The first line, from 1, that has a character which nobody sees and which the text before has not; undefined where there is none. */
export function hiddenLine(before: string, after: string): number | undefined {
  const known = new Set(before.match(hidden));
  const at = [...after.matchAll(hidden)].find(([char]) => !known.has(char))?.index;
  return at === undefined ? undefined : after.slice(0, at).split("\n").length;
}
