import { maskSecrets } from "@goalpost/core/secrets";
import type { NewRecord } from "@goalpost/log";

/** What a line of a client's own log tells, in the words of ours; nothing for a line that is known and tells nothing. Undefined: a line that nobody knows. */
export type Told = readonly NewRecord[] | undefined;

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value below keys; undefined where one is missing. Own keys alone: the line was written by others. */
export const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);

/** A text below keys, secrets hidden and bounded; empty where there is none. */
export function textAt(value: unknown, ...keys: readonly string[]): string {
  const found = at(value, ...keys);
  if (typeof found !== "string") return "";
  // No secret is that short, and most texts of a line are.
  return found.length < 12 ? found : bounded(found);
}

/** A number below keys; 0 where there is none, or one that nothing counts to. */
export function numberAt(value: unknown, ...keys: readonly string[]): number {
  const found = at(value, ...keys);
  return typeof found === "number" && found >= 0 && found <= Number.MAX_SAFE_INTEGER ? found : 0;
}

/** A list below keys; empty where there is none. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** Characters of one text that are kept: the first half and the last. */
const mostChars = 16_000;

/** A text of others, as it is kept: secrets hidden, not too long. */
export function bounded(text: string): string {
  const cut = text.length > mostChars ? `${text.slice(0, mostChars / 2)}\n…\n${text.slice(-mostChars / 2)}` : text;
  return maskSecrets(cut);
}
