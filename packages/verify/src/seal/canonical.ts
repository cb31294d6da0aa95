import type { Contract } from "@goalpost/core";
import { sha256 } from "../files/file-facts.ts";

/** JSON with sorted keys and no blanks: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/**
 * The hash of a contract: the sha256, in hex, of its canonical JSON.
 *
 * @example
 * contractSha256(parseContract('{"version":1,"id":"x","blocks":[{"kind":"goal","items":[{"kind":"outcome","text":"Port it."}]},{"kind":"done_when","items":[{"kind":"claim","text":"It reads well."}]}]}')).length; // 64
 */
export const contractSha256 = (contract: Contract): string => sha256(canonicalJson(contract));
