import type { Item } from "../node/contract.ts";
import { numberOf, numberSource } from "./numbers.ts";
import type { BriefWords } from "./words/language.ts";

/**
 * Reads how long the last message may be where no form fits: one number of words, and nothing that asks for more, bounds a part of it, or speaks of
 * something else.
 */
export function briefIn(text: string, words: BriefWords): Item | undefined {
  if (text.length > 300 || /[\ue001-\ue003\ue005]/.test(text)) return undefined;
  const said = new RegExp(
    `(?<![\\p{L}\\d.])(?:(?<from>${numberSource}) ?(?:[-–—]|${words.to}) ?)?(?<most>${numberSource})[- ]?(?:${words.unit})(?!\\p{L})`,
    "giu",
  );
  const [found, ...others] = [...text.matchAll(said)];
  if (found === undefined || others.length > 0) return undefined;
  const rest = text.replace(found[0], " ");
  if (new RegExp(`(?<!\\p{L})(?:${words.notWhole})(?!\\p{L})`, "iu").test(rest)) return undefined;
  if (new RegExp(`(?:${words.notMost})[ :]*$`, "iu").test(text.slice(0, found.index))) return undefined;
  const max = numberOf(found.groups?.most ?? "");
  if (max === undefined || !Number.isInteger(max) || max < 1) return undefined;
  return { kind: "final_answer", max_words: max, what: text.trim() } as Item;
}
