/** From 0 to 1: how much of their words two questions must share to be one. */
export const alike = 0.6;

/** A question without marks and capitals. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const small: ReadonlySet<string> = new Set(
  "a an the of to in on for and or is are be it that this with should shall do does what which how when where we you".split(
    " ",
  ),
);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    plain(text)
      .split(" ")
      .filter((word) => word !== "" && !small.has(word)),
  );

/** The Dice coefficient of two questions' words; questions about other numbers are others. */
export function likenessOf(left: string, right: string): number {
  const [one, other] = [wordsOf(left), wordsOf(right)];
  if (one.size === 0 || other.size === 0) return 0;
  const numbers = (words: ReadonlySet<string>): string =>
    [...words]
      .filter((word) => /\d/.test(word))
      .sort()
      .join(" ");
  if (numbers(one) !== numbers(other)) return 0;
  const shared = [...one].filter((word) => other.has(word)).length;
  return (2 * shared) / (one.size + other.size);
}
