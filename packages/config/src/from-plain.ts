import type { TomlValue } from "./toml/toml-value.ts";

/** Reads a plain JavaScript value as a configuration value: whole numbers are integers. @internal */
export function fromPlain(value: unknown): TomlValue {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(pairs.map(([key, inner]) => [key, fromPlain(inner)]));
  }
  return typeof value === "boolean" || typeof value === "string" || typeof value === "bigint" ? value : String(value);
}
