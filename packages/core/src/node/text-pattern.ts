/** Characters of plain texts: ASCII, our own private signs, and the marks that typists use. None but the ASCII ones is a letter or a number. */
const plain = /^[\0-\x7f\ue000-\ue00f“”„‘’‚«»–—…•§→←⇒≤≥✓✗]*$/;

/** What the kinds of characters are among those of {@link plain}, as members of a set. */
const kinds: Readonly<Record<string, string>> = {
  L: "a-zA-Z",
  Ll: "a-z",
  Lu: "A-Z",
  Lo: "",
  N: "0-9",
  M: "",
  P: "!-#%-*,-/:;?@[-\\]_{}“”„‘’‚«»–—…•§",
  S: "$+<=>^`|~→←⇒≤≥✓✗",
  ASCII: "\\0-\\x7f",
  Extended_Pictographic: "",
  "Script=Latin": "a-zA-Z",
  "Script=Cyrillic": "",
  "Script=Greek": "",
  "Script=Han": "",
  "Script=Hiragana": "",
  "Script=Katakana": "",
  "Script=Hangul": "",
  "scx=Han": "",
  "scx=Hira": "",
  "scx=Kana": "",
  "scx=Hang": "",
};

/** What a plain text is read with in place of a pattern; undefined where the pattern holds what is not known here. */
function plainSource(source: string): string | undefined {
  if (/[\ud800-\udfff]|\\u\{/.test(source)) return undefined;
  let isKnown = true;
  let inSet = false;
  const text = source.replace(/\\([pP])\{([^}]*)\}|\\[\s\S]|[[\]]/g, (whole, sign?: string, kind = "") => {
    if (whole === "[") inSet = true;
    if (whole === "]") inSet = false;
    if (sign === undefined) return whole;
    const members = kinds[kind];
    const isNot = sign === "P";
    // Without regard to capitals a kind's complement may have signs of the kind itself: what is not ASCII has "ſ", so that it takes "s".
    isKnown &&= members !== undefined && !(isNot && (inSet || !/^[LNMPS]$/.test(kind)));
    return inSet ? (members ?? "") : `[${isNot ? "^" : ""}${members ?? ""}]`;
  });
  return isKnown ? text : undefined;
}

let last: { readonly text: string; readonly isPlain: boolean } | undefined;
function isPlain(text: string): boolean {
  if (last?.text !== text) last = { text, isPlain: plain.test(text) };
  return last.isPlain;
}

/** A pattern that is compiled for the text that it is asked about. */
export interface TextPattern {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  /** The pattern for a text, where a method of strings takes it. */
  of(text: string): RegExp;
}

/**
 * A pattern with kinds of Unicode characters, which take a hundred times as long to compile as the letters of English: for a plain text they are these
 * letters. The pattern that is given is compiled only for a text that needs it. Both find the same in a plain text.
 *
 * @internal
 */
// @__NO_SIDE_EFFECTS__
export function textPattern(make: () => RegExp): TextPattern {
  let whole: RegExp | undefined;
  let short: RegExp | undefined;
  const of = (text: string): RegExp => {
    whole ??= make();
    if (!isPlain(text)) return whole;
    if (short === undefined) {
      const source = plainSource(whole.source);
      short = source === undefined ? whole : new RegExp(source, whole.flags.replace("u", ""));
    }
    return short;
  };
  return { of, test: (text) => of(text).test(text), exec: (text) => of(text).exec(text) };
}
