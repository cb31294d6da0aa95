import { findSecrets } from "./find.ts";

/** What stands in the place of a secret. */
export const hiddenSecret = "[secret]";

/** Colour codes and cursor moves: a terminal shows nothing of them, so that a secret may run across one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one
const codes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/**
 * Takes the secrets out of a text: those that have the form of one, and the values that the caller knows, also where colour codes cut them.
 *
 * @param values - What must not be shown, the longest first.
 * @example
 * maskSecrets("DB_PASSWORD=correct-horse-battery"); // "DB_PASSWORD=[secret]"
 */
export function maskSecrets(text: string, values: readonly string[] = [], hidden: string = hiddenSecret): string {
  const known = values.filter((value) => value !== "");
  if (!text.includes("\u001b")) return maskPlain(text, known, hidden);
  const { plain, places } = withoutCodes(text);
  const ranges = [...known.flatMap((value) => rangesOf(plain, value)), ...findSecrets(plain)].sort((a, b) => a.start - b.start); // biome-ignore format: one
  let shown = "";
  let done = 0;
  for (const { start, end } of ranges) {
    const from = places[start] ?? text.length;
    const to = (places[end - 1] ?? text.length - 1) + 1;
    if (to <= done) continue;
    shown += text.slice(done, Math.max(done, from)) + (from < done ? "" : hidden);
    done = to;
  }
  return shown + text.slice(done);
}

function maskPlain(text: string, values: readonly string[], hidden: string): string {
  let known = text;
  for (const value of values) known = known.replaceAll(value, hidden);
  let shown = "";
  let done = 0;
  for (const { start, end } of findSecrets(known)) {
    if (known.slice(start, end) === hidden) continue;
    shown += known.slice(done, start) + hidden;
    done = end;
  }
  return shown + known.slice(done);
}

/** The text without codes, and where each of its characters stood. */
function withoutCodes(text: string): { readonly plain: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let plain = "";
  let done = 0;
  const keep = (end: number): void => {
    for (let at = done; at < end; at += 1) places.push(at);
    plain += text.slice(done, end);
  };
  for (const { 0: code, index } of text.matchAll(codes)) {
    keep(index);
    done = index + code.length;
  }
  keep(text.length);
  return { plain, places };
}

function rangesOf(text: string, value: string): { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length))
    found.push({ start: at, end: at + value.length });
  return found;
}
