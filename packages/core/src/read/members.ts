import type { Said } from "./said.ts";

/** What a member is to hold: a quotation is a text; a word alone is one where the member's name is marked as one. */
export function memberValue(said: Said, name = "key", member = "value"): unknown {
  const text = said.literal(member) ?? "";
  const [token] = said.tokens(member);
  if (token?.kind === "quote") return token.text;
  const isMarked = token !== undefined || (said.tokens(name).length > 0 && /^[\w.-]+$/.test(text));
  return jsonOf(text) ?? (isMarked && text !== "" ? (token?.text ?? text) : undefined);
}
/** A value below the names that lead to it. */
export const nested = ([key = "", ...rest]: readonly string[], value: unknown): unknown => ({
  [key]: rest.length === 0 ? value : nested(rest, value),
});
/** What JSON says; undefined where words are none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/[.,;]$/, "")) as unknown;
  } catch {
    return undefined;
  }
}
