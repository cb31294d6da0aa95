import { type DecisionRecord, latestDecisions } from "./decision-record.ts";
import type { Topic } from "./topics.ts";

/** How far a topic is talked about. */
export type TopicState = "clear" | "partial" | "missing";

/** A topic and how far it is talked about. */
export interface TopicCoverage {
  readonly topic: Topic;
  readonly state: TopicState;
  /** How many of its questions were answered. */
  readonly answers: number;
  /** Questions that the author left open, or sent to the repository. */
  readonly open: readonly string[];
  /** Whether the author said that it is not relevant. */
  readonly isIrrelevant: boolean;
}

/**
 * Computes how far each topic is covered, from what was recorded and from nothing else: a model's word that all is clear does not count. A topic is clear when at
 * least `depth` of its questions were answered and none was left open, or when the author said that it is not relevant; it is missing while none was
 * answered.
 *
 * @param depth - Answers that a topic needs to be clear. Whole number from 1, default 1.
 */
export function coverageOf(
  topics: readonly Topic[],
  records: readonly DecisionRecord[],
  depth = 1,
): readonly TopicCoverage[] {
  const latest = latestDecisions(records);
  return topics.map((topic) => {
    const own = latest.filter((record) => record.topic === topic.id);
    const answers = own.filter(({ kind }) => kind === "answer").length;
    const open = own.filter(({ kind }) => kind === "skip" || kind === "look").map(({ question }) => question);
    const isIrrelevant = own.some(({ kind }) => kind === "not-relevant");
    const isClear = isIrrelevant || (answers >= depth && open.length === 0);
    return { topic, state: isClear ? "clear" : answers > 0 ? "partial" : "missing", answers, open, isIrrelevant };
  });
}

/** The stop rule: the interview is complete when no topic is missing. What is partial is told to the model, and to the author at the end. */
export const missingTopics = (coverage: readonly TopicCoverage[]): readonly Topic[] =>
  coverage.filter(({ state }) => state === "missing").map(({ topic }) => topic);
