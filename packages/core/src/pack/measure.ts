import { once } from "../node/once.ts";

/** A unit in which a client counts text: Unicode scalar values, UTF-16 code units, or bytes of UTF-8. */
export type TextUnit = "scalars" | "utf16" | "utf8";

/** How long a text is, in every unit that a client or a reader uses. */
export interface TextSize {
  /** Unicode scalar values: an emoji counts once. */
  readonly scalars: number;
  /** UTF-16 code units, as `String.prototype.length`: an emoji counts twice. */
  readonly utf16: number;
  /** Runs between white space; each Chinese or Japanese character counts as one. */
  readonly words: number;
  /** Tokens, estimated: a quarter of the ASCII characters, and one for each other character. Within 30 percent for English prose. */
  readonly estimatedTokens: number;
  /** Tokens, counted; only with a tokenizer. */
  readonly tokens?: number;
}

/** Counts tokens. {@link o200k} gives one. */
export interface Tokenizer {
  readonly name: string;
  count(text: string): number;
}

/**
 * Measures a text.
 *
 * @param text - Any text; counted as it is, without trimming.
 * @param tokenizer - Counts exact tokens too.
 * @example
 * measure("Port it. 👍").scalars; // 10
 */
export function measure(text: string, tokenizer?: Tokenizer): TextSize {
  const scalars = countIn(text, "scalars");
  let ascii = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 128) ascii += 1;
  return {
    scalars,
    utf16: text.length,
    words: text.match(words())?.length ?? 0,
    estimatedTokens: Math.ceil(ascii / 4) + scalars - ascii,
    ...(tokenizer === undefined ? {} : { tokens: tokenizer.count(text) }),
  };
}

const words = once(
  () =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
);

const ascii = /^[\0-\x7f]*$/;

/** Counts a text in one unit. */
export function countIn(text: string, unit: TextUnit): number {
  if (unit === "utf16" || ascii.test(text)) return text.length;
  let pairs = 0;
  let further = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isHigh(code) && isLow(text.charCodeAt(at + 1))) pairs += 1;
    // A code unit takes 1 byte, above 0x7f 2 and above 0x7ff 3; a surrogate pair takes 4, not 6.
    if (code > 0x7f) further += code > 0x7ff ? 2 : 1;
  }
  return unit === "utf8" ? text.length + further - 2 * pairs : text.length - pairs;
}

const isHigh = (code: number): boolean => (code & 0xfc00) === 0xd800;

const isLow = (code: number): boolean => (code & 0xfc00) === 0xdc00;
