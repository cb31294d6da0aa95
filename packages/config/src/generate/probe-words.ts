import type { Shape } from "../shape.ts";

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

/** Names that the binary keeps between two of those that are known to belong together, at most one more in between. */
export function between(runs: readonly (readonly string[])[], known: ReadonlySet<string>): ReadonlySet<string> {
  const has = (names: readonly string[]) => names.some((name) => known.has(name));
  const around = (run: readonly string[]) =>
    run.filter(
      (name, at) => !known.has(name) && has(run.slice(Math.max(0, at - 2), at)) && has(run.slice(at + 1, at + 3)),
    );
  return new Set(runs.flatMap(around));
}

/** Plain words that the binary keeps near names of the configuration: those of its enumerations are among them. */
export function wordsNear(runs: readonly (readonly string[])[], known: ReadonlySet<string>): readonly string[] {
  const near = runs.filter((run) => run.filter((name) => known.has(name) && name.includes("_")).length >= 2);
  return [...new Set(near.flat())].filter((name) => /^[a-z][a-z-]{1,15}$/.test(name));
}

/** What a table does with a key that it does not know. */
export function unknownKeys(isListed: boolean, isIgnored: boolean): { readonly unknown?: "reject" | "ignore" } {
  if (isListed) return { unknown: "reject" };
  return isIgnored ? { unknown: "ignore" } : {};
}
