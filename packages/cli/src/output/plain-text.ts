import { stripVTControlCharacters } from "node:util";

/** Text that may come from anywhere, made safe for a terminal: no escape sequence, no cursor move, no hidden direction mark. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, "\n")
    .replace(hidden, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}

/** Controls but tab and line feed, and marks that turn the direction of text. */
const hidden = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The same, on one line. */
export const oneLine = (text: string): string => plainText(text).replace(/\s+/g, " ").trim();
