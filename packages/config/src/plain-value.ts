/**
 * Makes plain JavaScript of a value of TOML: integers become numbers, so that they compare equal to a preset's; dates stay.
 *
 * @example
 * plainValue({ a: 1n }); // { a: 1 }
 */
export function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}
