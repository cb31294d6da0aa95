import type { Item } from "../node/contract.ts";
import type { TextPattern } from "../node/text-pattern.ts";
import { madePattern } from "./made-pattern.ts";
import { numberOf, numberSource } from "./numbers.ts";
import type { BriefWords } from "./words/language.ts";

interface Patterns {
  readonly unit: TextPattern;
  readonly length: TextPattern;
  readonly notWhole: TextPattern;
  readonly notMost: TextPattern;
}

const tables = new Map<BriefWords, Patterns>();
function patternsOf(words: BriefWords): Patterns {
  const known = tables.get(words);
  if (known !== undefined) return known;
  const made: Patterns = {
    unit: madePattern(() => [words.unit, "iu"]),
    length: madePattern(() => [
      `(?<![\\p{L}\\d.])(?:(?<from>${numberSource}) ?(?:[-–—]|${words.to}) ?)?(?<most>${numberSource})[- ]?(?:${words.unit})(?!\\p{L})`,
      "giu",
    ]),
    notWhole: madePattern(() => [`(?<!\\p{L})(?:${words.notWhole})(?!\\p{L})`, "iu"]),
    notMost: madePattern(() => [`(?:${words.notMost})[ :]*$`, "iu"]),
  };
  tables.set(words, made);
  return made;
}

/**
 * Reads how long the last message may be where no form fits: one number of words, and nothing that asks for more, bounds a part of it, or speaks of
 * something else.
 */
export function briefIn(text: string, words: BriefWords): Item | undefined {
  if (text.length > 300 || /[\ue001-\ue003\ue005]/.test(text)) return undefined;
  const { unit, length, notWhole, notMost } = patternsOf(words);
  if (!unit.test(text)) return undefined;
  const [found, ...others] = [...text.matchAll(length.of(text))];
  if (found === undefined || others.length > 0) return undefined;
  if (notWhole.test(text.replace(found[0], " "))) return undefined;
  if (notMost.test(text.slice(0, found.index))) return undefined;
  const max = numberOf(found.groups?.most ?? "");
  if (max === undefined || !Number.isInteger(max) || max < 1) return undefined;
  // "Two words: be brief" counts no words of the answer.
  if (max <= 3 && found.index === 0 && /^\s*[:：]/.test(text.slice(found[0].length))) return undefined;
  return { kind: "final_answer", max_words: max, what: text.trim() } as Item;
}
