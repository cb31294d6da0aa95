import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { check } from "./acts.ts";
import type { Lexed } from "./lexed.ts";
import { numberOf } from "./numbers.ts";
import type { Reading } from "./reading.ts";

/** "`x` reports no new errors (it's 14 now)": no more than there are, and not none. */
const noMore = textPattern(
  () =>
    /^\ue001 (?:must |should |may |shall )?(?:reports?|finds?|shows?|prints?|gives?|lists?|has|counts?) no (?:new|more|further|additional) [\p{L} ]{3,30} ?\((?:it'?s |it is |there (?:are|were) |now |today |currently )*(?<n>\d[\d.,]*)(?: \p{L}+)?(?: now| today| currently| at the moment| at present)?\)[.]?$/iu,
);

/** A number that may not grow, and is told in brackets. */
export function countsNow({ text, tokens, source }: Lexed): Reading | undefined {
  const n = noMore.exec(text.trim())?.groups?.n;
  const value = n === undefined ? undefined : numberOf(n);
  const line = tokens.find(({ kind }) => kind === "command");
  if (value === undefined || line === undefined) return undefined;
  const item = { kind: "metric", run: check(line.text.replace(/^\$ /, "")), at_most: value } as Item;
  return { block: "done_when", item, from: 0, to: source.length, typed: true };
}

/** What a number is today, and no bound: "it is 900 ms at present". */
export const saysNow = textPattern(
  () =>
    /^\W*(?:and |but )?(?:it|that|this|they|today|now|currently|at (?:the moment|present))(?:'s| is| was| are| were| says| said| stands at| has| takes| took| prints| reports| had)?(?: (?:it(?:'s| is)?|at|about|around|now|today|currently))* ?\d[\d.,]* ?[^\s.;,]{0,12}(?: \p{L}+){0,2}?(?: (?:now|today|at (?:the moment|present)|currently|last (?:night|week)|yesterday|before))?\W*$/iu,
);
