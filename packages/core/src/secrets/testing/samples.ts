/** Invented characters, the same in every run: put together here, so that no scanner takes a sample for a leak. */
function made(alphabet: string, length: number, seed: number): string {
  let state = seed * 2_654_435_761;
  let text = "";
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + at * 40_503) >>> 0;
    text += alphabet[state % alphabet.length] ?? "";
  }
  return text;
}

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const lower = upper.toLowerCase();
const digits = "0123456789";

/** @internal Letters and digits; the first ones make sure that each kind is in it. */
export const mixed = (length: number, seed = 1): string => `a1B${made(upper + lower + digits, length - 3, seed)}`;
/** @internal Hex digits. */
export const hex = (length: number, seed = 1): string => `4f${made("0123456789abcdef", length - 2, seed)}`;
/** @internal Capitals and digits. */
export const capitals = (length: number, seed = 1): string => `Q7${made(upper + digits, length - 2, seed)}`;
/** @internal Base64, without its padding. */
export const base64 = (length: number, seed = 1): string =>
  `a1/B${made(`${upper}${lower}${digits}+/`, length - 4, seed)}`;
