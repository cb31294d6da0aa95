import { stripVTControlCharacters } from "node:util";

/** Text for people: no terminal sequences, no control characters but tab and line feed. */
export const plainText = (text: string): string => stripVTControlCharacters(text).replace(/[^\P{Cc}\t\n]/gu, "");
