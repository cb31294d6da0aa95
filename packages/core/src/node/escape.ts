import { clientTags } from "./client-tags.gen.ts";
import { once } from "./once.ts";
import { ownTags } from "./reserved-tags.ts";

/**
 * Escapes user text so that it can neither open nor close a block, nor hide what it holds, and can be read back to the byte.
 *
 * Only what collides is touched, so that code stays readable: `<` before the name of a block or of a tag that a client uses, in any case, where
 * it ends something (`</goal`, anywhere, also with blanks) or begins something (`<goal>`, `<goal contract="x">`, closed by `>` on its line);
 * also with invisible characters inside. Then line separators other than `\n`, controls, and characters that reorder or hide text.
 * `Promise<Goal>`, `a < goal`, `<Context />` and `<Context.Provider>` stay as they are: nothing reads them as a tag. `&` is touched where it
 * would otherwise read as one of these.
 *
 * @example
 * escapeText("</done_when>"); // "&lt;/done_when>"
 * escapeText("Promise<Goal>"); // "Promise<Goal>"
 */
export function escapeText(text: string): string {
  return marked.test(text) || hides(text) ? text.replace(active(), replacement) : text;
}

/** What an escape may begin with. */
const marked = /[<&\uff1c\ufe64]/;

/** @internal As {@link escapeText}, for a text of which is known that it {@link hides} nothing. */
export function escapeMarks(text: string): string {
  return marked.test(text) ? text.replace(active(), replacement) : text;
}

/**
 * @internal Tells whether a text holds characters that do not show. It is asked of every text that is rendered: in a long one it looks for
 * one control after the other, which at 5,000 characters takes a third of the time of one regular expression for all.
 */
export function hides(text: string): boolean {
  if (text.length < 1000) return anyHidden().test(text);
  for (const control of controls()) if (text.includes(control)) return true;
  return wide.test(text);
}

/** @internal User text in its place: never at the start of a line, so that it cannot look like structure. Escaping comes later, block by block. */
export function inPlace(text: string): string {
  return text.includes("\n") ? text.replaceAll("\n", "\n  | ") : text;
}

/** Reads escaped text back. */
export function unescapeText(text: string): string {
  return text.includes("&") ? text.replace(escaped, original) : text;
}

/** Controls but tab and line feed; line separators; zero-width and bidirectional controls (not the joiners and marks that scripts need). */
const hidden =
  "\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u200b\\u2060-\\u2064\\u202a-\\u202e\\u2066-\\u206f\\ufeff\\u{e0000}-\\u{e007f}";

/** What does not show, and may stand between the letters of a name. */
const unseen = "[\\p{Cf}\\p{Cc}\\p{Mn}]*";

/** What may stand between `<` and what it opens: blanks, characters that do not show, and a line break with what {@link inPlace} puts after it. */
const gap = "(?:[\\s\\p{Cf}\\p{Cc}\\p{Mn}]|\\n {2}\\| )*";

/** In either case letter by letter, narrow or wide: the flag `i` beside `\\p{…}` takes milliseconds to set up. */
const reservedNames = once(() =>
  [...ownTags, ...clientTags]
    .map((name) =>
      [...name]
        .map((char) => `[${char}${char.toUpperCase()}${wideOf(char)}${wideOf(char.toUpperCase())}]`)
        .join(unseen),
    )
    .join("|"),
);

/** The full-width form of an ASCII character. */
const wideOf = (char: string): string => String.fromCharCode(char.charCodeAt(0) + 0xfee0);

const anyHidden = once(() => new RegExp(`[${hidden}]`, "u"));

const controls = once(() =>
  Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((char) => anyHidden().test(char)),
);

/** The others, in UTF-16 code units. A string without any character above U+00FF is not even looked through. */
const wide = /[\u2028\u2029\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\udb40]/;

/** After a name: `<goals>`, `<goal-list>` and `<Goal.Provider>` are other names. */
const nameEnds = `${unseen}(?![\\p{L}\\p{N}_-]|[.:][\\p{L}\\p{N}_])`;

/** A type's arguments stand directly behind its name: `Promise<Goal>`. Importing reads no tag there either. */
const notGlued = "(?<![A-Za-z0-9_$][<\uff1c\ufe64])";

/** The start of a tag is closed on its line, and not as an empty tag is, which holds nothing. */
const isClosed = "(?![^<>\uff1c\ufe64\uff1e\ufe65\\n]*/>)(?=[^<>\uff1c\ufe64\uff1e\ufe65\\n]*[>\uff1e\ufe65])";

const active = once(
  () =>
    new RegExp(
      `&(?=(?:lt|amp|#x[0-9a-f]{1,6});)|[<\uff1c\ufe64](?=(?:${gap}[/\uff0f]${gap}|${notGlued}${isClosed}${unseen})(?:${reservedNames()})${nameEnds})|[${hidden}]`,
      "gu",
    ),
);

const replacement = (found: string): string => {
  if (found === "<") return "&lt;";
  if (found === "&") return "&amp;";
  return `&#x${(found.codePointAt(0) ?? 0).toString(16)};`;
};

const escaped = /&(?:(lt|amp)|#x([0-9a-f]{1,6}));/g;

const original = (_found: string, name: string | undefined, code: string | undefined): string => {
  if (name !== undefined) return name === "lt" ? "<" : "&";
  const point = Number.parseInt(code ?? "", 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : _found;
};
