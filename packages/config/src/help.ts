import type { Misfit } from "./misfit.ts";
import { nearest } from "./text.ts";

/** What to do about a value that does not fit: the nearest word when one was misspelt. @internal */
export function helpOf({ kind, path, seen, expected, candidates = [] }: Misfit): string {
  const word = kind === "unknown" ? String(path.at(-1)) : /^"(.*)"$/.exec(seen)?.[1];
  const meant = word === undefined ? undefined : nearest(word, candidates);
  if (meant !== undefined) return kind === "unknown" ? `rename it to ${meant}` : `write ${JSON.stringify(meant)}`;
  const only = /^one of (\S+)$/.exec(expected)?.[1];
  if (kind === "wrong" && only !== undefined) return `write ${JSON.stringify(only)}`;
  return kind === "unknown" ? "look up its name: the client has no key that is called so" : `write ${expected}`;
}
