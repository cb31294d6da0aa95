import { stripVTControlCharacters } from "node:util";

/** Text from anywhere without what a terminal or a reader would act on: no escape sequence, no control, no mark that turns the direction of text. */
export const clean = (text: string): string =>
  stripVTControlCharacters(text.toWellFormed())
    .replace(/\r\n?/g, "\n")
    .replace(hidden, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);

const hidden = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** The same, on one line. */
export const cleanLine = (text: string): string => clean(text).replace(/\s+/g, " ").trim();

/** Text for HTML and SVG, in elements and in quoted attributes. */
export const html = (text: string): string => clean(text).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);

/** A figure as people write it. */
export const figure = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });

/** A time as people say it: `1 h 20 min`. */
export function duration(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (Number.isNaN(seconds)) return "unknown";
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
