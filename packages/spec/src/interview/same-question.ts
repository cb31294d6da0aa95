import { type DecisionRecord, latestDecisions } from "./decision-record.ts";
import { alike, likenessOf, plain } from "./likeness.ts";
import type { InterviewQuestion } from "./question.ts";

/** What the log knows of a question. */
export type Known =
  | { readonly how: "new" }
  /** It was asked in the same words, with the same options: it is answered from the log. */
  | { readonly how: "same"; readonly record: DecisionRecord }
  /** A question like it was asked: the author decides, with the earlier answer as the default. */
  | { readonly how: "reworded"; readonly record: DecisionRecord };

/** Looks a question up in what was recorded. */
export function lookUp(question: InterviewQuestion, records: readonly DecisionRecord[]): Known {
  const latest = latestDecisions(records);
  let best: { readonly record: DecisionRecord; readonly likeness: number } | undefined;
  for (const record of latest) {
    if (isSame(question, record)) return { how: "same", record };
    const likeness = likenessOf(question.question, record.question);
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
