import type { ValuePath } from "./path.ts";

const shapes = [
  /\bsk-[A-Za-z0-9_-]{16,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bAIza[0-9A-Za-z_-]{30,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /\b[Bb]earer\s+[A-Za-z0-9._~+/-]{16,}/,
  /:\/\/[^\s/:@]+:[^\s/@]{6,}@/,
  /(?:^|[\s;])(?:export\s+)?[A-Z0-9_]*(?:API_?KEY|TOKEN|SECRET|PASSWORD|PASSWD)=["']?[^\s"'$]{8,}/,
  /(?:^|\s)--?[a-z-]*(?:api-?key|token|secret|password|passwd)[=\s]["']?[^\s"'$-][^\s"'$]{7,}/i,
];

/** Keys whose value is a secret whatever it looks like. */
const secretKeys = /^(?:experimental_bearer_token|bearer_token|client_secret)$/;
/** Names of variables and headers that hold one. */
const secretNames = /(?:^|_|-)(?:api[_-]?key|token|secret|password|passwd|authorization)$/i;
const holders = new Set(["env", "set", "headers", "http_headers", "query_params"]);

/** No kind is shorter than this; most values are, and cost nothing. */
const shortest = 12;

/**
 * Tells whether a text has the form of a known kind of secret.
 *
 * @example
 * looksSecret("model"); // false
 */
export const looksSecret = (text: string): boolean =>
  text.length >= shortest && shapes.some((shape) => shape.test(text));

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
  return secretKeys.test(key) || (holders.has(holder) && secretNames.test(key) && text.length >= 8);
}
