import type { ValuePath } from "./path.ts";
import { looksSecret } from "./secrets.ts";
import { isDate, isTable, type TomlValue } from "./toml/toml-value.ts";

/** One place where a value is not what its shape wants. @internal */
export interface Misfit {
  /** `unknown` is a key that the client does not know; the client refuses it under its strict flag only. */
  readonly kind: "wrong" | "unknown";
  readonly path: ValuePath;
  readonly seen: string;
  readonly expected: string;
  /** The rule that speaks of it, where that is not plain from the kind. */
  readonly rule?: string;
  readonly help?: string;
  /** What a misspelt word may have meant to be one of. */
  readonly candidates?: readonly string[];
}

/** @internal */
export const wrong = (value: TomlValue, expected: string, path: ValuePath): Misfit => ({
  kind: "wrong",
  path,
  seen: seenText(value),
  expected,
});

/** What a value is, short enough for one line; the text of a string is shown, as it is the user's own. @internal */
export function seenText(value: TomlValue): string {
  if (typeof value === "string" && looksSecret(value)) return "a text that looks like a secret";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : `an array of ${value.length}`;
  if (isDate(value)) return `the date ${value.toISOString()}`;
  return isTable(value) ? "a table" : String(value);
}
