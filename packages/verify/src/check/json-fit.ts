import type { Json } from "@goalpost/core";

/**
 * Says where a value does not hold what is expected: an object's members are looked for at any depth, any other value is compared whole.
 * Nothing when it holds all.
 */
export function jsonMismatch(expected: Json, seen: unknown, at = ""): string | undefined {
  if (!isObject(expected)) {
    return equal(expected, seen) ? undefined : `${at || "the whole"} is ${show(seen)}, expected ${show(expected)}`;
  }
  if (!isObject(seen)) return `${at || "the whole"} is ${show(seen)}, expected an object`;
  for (const [key, value] of Object.entries(expected)) {
    const here = at === "" ? key : `${at}.${key}`;
    if (!Object.hasOwn(seen, key)) return `${here} is missing, expected ${show(value)}`;
    const mismatch = jsonMismatch(value, (seen as Readonly<Record<string, unknown>>)[key], here);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function equal(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, index) => equal(each, right[index]));
  }
  if (isObject(left) && isObject(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
    );
  }
  return left === right;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
