import { isPlaceholder, isSecretName, secretIn } from "@goalpost/core/secrets";
import type { ValuePath } from "./path.ts";

/** Keys whose value is a secret whatever it looks like. */
const secretKeys = /^(?:experimental_bearer_token|bearer_token|client_secret)$/;
const holders = new Set(["env", "set", "headers", "http_headers", "query_params"]);

/**
 * Tells whether a text has the form of a known kind of secret.
 *
 * @example
 * looksSecret("model"); // false
 */
export const looksSecret = (text: string): boolean => secretIn(text) !== undefined;

/**
 * Finds the paths of values that are secrets; never the values.
 *
 * @example
 * [...secretsIn({ env: { API_KEY: "0123456789" } })]; // [["env", "API_KEY"]]
 */
export function* secretsIn(value: unknown, path: ValuePath = []): Generator<ValuePath> {
  if (typeof value === "string") {
    if (isSecret(value, path)) yield path;
    return;
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return;
  for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    // An argument may stand behind the flag that it belongs to.
    const flag: unknown = Array.isArray(value) ? value[Number(key) - 1] : undefined;
    const isBehind = typeof flag === "string" && /^--?[\w-]+$/.test(flag) && typeof inner === "string";
    if (isBehind && looksSecret(`${flag} ${inner}`)) yield [...path, key];
    else yield* secretsIn(inner, [...path, key]);
  }
}

function isSecret(text: string, path: ValuePath): boolean {
  if (looksSecret(text)) return true;
  const [holder, key] = [String(path.at(-2) ?? ""), String(path.at(-1) ?? "")];
  if (text === "" || /^\$\{?\w+\}?$/.test(text)) return false;
  return secretKeys.test(key) || (holders.has(holder) && isSecretName(key) && text.length >= 8 && !isPlaceholder(text));
}
