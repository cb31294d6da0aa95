import { textPattern } from "../node/text-pattern.ts";

const noWorse = textPattern(
  () =>
    /(?<!\p{L})(?:no|not|never|\p{L}{2,6}n't)(?: (?:get|be|become|grow|turn))?(?: any)? worse(?!\p{L})(?: than (?:it (?:is|was)|today|now|before))?/iu,
);
const moreIsBetter = textPattern(
  () =>
    /(?<!\p{L})(?:coverage|accuracy|precision|recall|f1|score|throughput|hit rate|hit ratio|auc|bleu|rate of (?:passes|success)|requests per second|fps)(?!\p{L})/iu,
);
const lessWouldBe = textPattern(
  () =>
    /(?<!\p{L})(?:times?|durations?|latency|p\d\d|seconds|minutes|size|memory|rss|heap|errors?|warnings?|failures?|loss|cost|bytes|kb|mb|queries|allocations?|start(?:-?up)?|leaks?)(?!\p{L})/iu,
);
/** Where words say that a number must not get worse, and by how many percent it may change then. */
export interface Worse {
  readonly from: number;
  readonly to: number;
  readonly bound: { readonly change_at_least_percent: number } | { readonly change_at_most_percent: number };
}

/** "It must not get worse": up or down, as what is measured is better. */
export function worseIn(text: string): readonly Worse[] {
  const found = noWorse.exec(text);
  const [more, less] = [moreIsBetter.test(text), lessWouldBe.test(text)];
  if (found === null || more === less) return [];
  const bound = more ? { change_at_least_percent: 0 } : { change_at_most_percent: 0 };
  return [{ from: found.index, to: found.index + found[0].length, bound }];
}
