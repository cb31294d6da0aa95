import type { Shape } from "../shape.ts";

export const closedKinds: readonly (readonly [string, Shape])[] = [
  ["true", { type: "boolean" }],
  ["1", { type: "integer", min: 0 }],
  ["1.5", { type: "number" }],
  ['"zq"', { type: "string" }],
  ['["zq"]', { type: "array", items: { type: "string" } }],
  ["[1]", { type: "array", items: { type: "integer" } }],
  ["{}", { type: "map", values: { type: "any" } }],
];

/** The words that the client lists in its own error. */
export function variantsIn(message = ""): string[] {
  const list = /(?:unknown variant|unknown field) `[^`]*`, expected (?:one of )?(.*)/.exec(message)?.[1] ?? "";
  return [...list.matchAll(/`([^`]*)`/g)].map(([, word = ""]) => word);
}

export function sample(shape: Shape | undefined): string {
  switch (shape?.type) {
    case "boolean":
      return "true";
    case "integer":
    case "number":
      return "1";
    case "array":
      return "[]";
    case "map":
    case "struct":
      return "{}";
    case "enum":
      return JSON.stringify(shape.values[0]);
    default:
      return '"zq"';
  }
}

/** Names that the binary keeps near the word `enabled`. */
export function nearEnabled(runs: readonly (readonly string[])[]): ReadonlySet<string> {
  const around = (run: readonly string[]) =>
    run.flatMap((name, at) => (name === "enabled" ? run.slice(Math.max(0, at - 2), at + 24) : []));
  return new Set(runs.flatMap(around));
}

/** What a table does with a key that it does not know. */
export function unknownKeys(isListed: boolean, isIgnored: boolean): { readonly unknown?: "reject" | "ignore" } {
  if (isListed) return { unknown: "reject" };
  return isIgnored ? { unknown: "ignore" } : {};
}
