import { type DecisionRecord, latestDecisions } from "./decision-record.ts";
import type { InterviewQuestion } from "./question.ts";

/** What the log knows of a question. */
export type Known =
  | { readonly how: "new" }
  /** It was asked in the same words, with the same options: it is answered from the log. */
  | { readonly how: "same"; readonly record: DecisionRecord }
  /** A question like it was asked: the author decides, with the earlier answer as the default. */
  | { readonly how: "reworded"; readonly record: DecisionRecord };

/** From 0 to 1: how much of their words two questions must share to be one. */
const alike = 0.6;

/** Looks a question up in what was recorded. */
export function lookUp(question: InterviewQuestion, records: readonly DecisionRecord[]): Known {
  const latest = latestDecisions(records);
  const words = wordsOf(question.question);
  let best: { readonly record: DecisionRecord; readonly likeness: number } | undefined;
  for (const record of latest) {
    if (isSame(question, record)) return { how: "same", record };
    const likeness = likenessOf(words, wordsOf(record.question));
    if (record.topic === question.topic && likeness >= alike && likeness > (best?.likeness ?? 0))
      best = { record, likeness };
  }
  return best === undefined ? { how: "new" } : { how: "reworded", record: best.record };
}

/** One whose options are others is another question: its answer may be none of them. */
function isSame(question: InterviewQuestion, record: DecisionRecord): boolean {
  const labels = (options: InterviewQuestion["options"]): string =>
    JSON.stringify(options.map(({ label }) => plain(label)).sort());
  return plain(question.question) === plain(record.question) && labels(question.options) === labels(record.options);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const small: ReadonlySet<string> = new Set(
  "a an the of to in on for and or is are be it that this with should shall do does what which how when where we you".split(
    " ",
  ),
);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    plain(text)
      .split(" ")
      .filter((word) => word !== "" && !small.has(word)),
  );

/** The Dice coefficient of two sets of words; questions about other numbers are others. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const numbers = (words: ReadonlySet<string>): string =>
    [...words]
      .filter((word) => /\d/.test(word))
      .sort()
      .join(" ");
  if (numbers(one) !== numbers(other)) return 0;
  const shared = [...one].filter((word) => other.has(word)).length;
  return (2 * shared) / (one.size + other.size);
}
