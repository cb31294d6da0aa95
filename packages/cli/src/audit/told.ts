import { maskSecrets } from "@goalpost/core/secrets";
import type { NewRecord } from "@goalpost/log";
import { shortenOutput } from "@goalpost/target/adapter";

/**
 * What a line of a client's own log tells, in the words of ours; nothing for a line that is known and tells nothing. Undefined: a line that nobody knows.
 * Its texts are as they stand in the file, secrets and all: what is kept or shown goes through {@link withoutSecrets}.
 */
export type Told = readonly NewRecord[] | undefined;

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value below keys; undefined where one is missing. Own keys alone: the line was written by others. */
export const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);

/** A text below keys, bounded; empty where there is none. */
export function textAt(value: unknown, ...keys: readonly string[]): string {
  const found = at(value, ...keys);
  return typeof found === "string" ? bounded(found) : "";
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

/** Characters of one text that are read: the first half and the last. So many more than are kept that no secret which is cut here is shown. */
const mostRead = 64_000;

/** A text of others, not too long. */
export const bounded = (text: string): string => shortenOutput(text, mostRead / 2);

/** No secret is that short, and most texts of a line are. */
const shortestSecret = 12;

/** The same with each text in it as it is kept: secrets hidden, and not too long. */
export function withoutSecrets<Value>(value: Value): Value {
  if (typeof value === "string")
    return (value.length < shortestSecret ? value : shortenOutput(maskSecrets(value))) as Value;
  if (Array.isArray(value)) return value.map(withoutSecrets) as Value;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)])) as Value;
}
