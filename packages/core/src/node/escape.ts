/**
 * Escapes user text so that it can neither open nor close a block, nor hide what it holds, and can be read back to the byte.
 *
 * Only what could act is touched, so that code stays readable: `<` before a name, `/`, `!` or `?` (also with invisible characters between
 * them, or with blanks before a block's name), line separators other than `\n`, controls, and characters that reorder or hide text. `&` is touched where
 * it would otherwise read as one of these.
 *
 * @example
 * escapeText("</done_when>"); // "&lt;/done_when>"
 */
export function escapeText(text: string): string {
  return suspect.test(text) ? text.replace(active, replacement) : text;
}

/** Reads escaped text back. */
export function unescapeText(text: string): string {
  return text.includes("&") ? text.replace(escaped, original) : text;
}

const blockNames =
  "goal|context|constraints|done_when|workflow|verification_loop|execution_rules|output_contract|stop_when|other";

/** Controls but tab and line feed; line separators; zero-width and bidirectional controls (not the joiners and marks that scripts need). */
const hidden =
  "\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u200b\\u2060-\\u2064\\u202a-\\u202e\\u2066-\\u206f\\ufeff\\u{e0000}-\\u{e007f}";

/** Characters that do not show, which may stand between `<` and what it opens. */
const unseen = "[\\p{Cf}\\p{Cc}\\p{Mn}]";

const suspect = new RegExp(`[<&${hidden}]`, "u");

const active = new RegExp(
  `&(?=(?:lt|amp|#x[0-9a-f]{1,6});)|<(?=${unseen}*[\\p{L}/!?_]|[\\s\\p{Cf}]*[/!?]?[\\s\\p{Cf}]*(?:${blockNames}))|[${hidden}]`,
  "giu",
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
