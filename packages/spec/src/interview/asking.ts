import type { TopicCoverage } from "./coverage.ts";
import type { DecisionRecord } from "./decision-record.ts";
import type { ClientQuestion, InterviewQuestion } from "./question.ts";
import type { Reply } from "./reply.ts";

/** A client that answers prompts: what `openAskSession` of a target gives. */
export interface AskingSession {
  ask(
    prompt: string,
    options: {
      readonly schema?: Readonly<Record<string, unknown>>;
      readonly onQuestion?: (
        questions: readonly ClientQuestion[],
      ) => Promise<Readonly<Record<string, readonly string[]>> | undefined>;
      readonly questionSeconds?: number;
      readonly maxQuestions?: number;
      readonly answerSeconds?: number;
      readonly signal?: AbortSignal;
    },
  ): Promise<{ readonly value: unknown }>;
}

/** Where answers are kept. `append` must not return before the record is on the disk: only then the model hears the answer. */
export interface DecisionStore {
  readonly records: readonly DecisionRecord[];
  append(record: DecisionRecord): void | Promise<void>;
}

/** What stands beside a question: how far the interview is, and what was said before. */
export interface AskContext {
  readonly coverage: readonly TopicCoverage[];
  /** Questions that the author dealt with, earlier sessions included. */
  readonly answered: number;
  /** The earlier record of this question, whose answer is the default: it was reworded, or the author came back to it. */
  readonly earlier?: DecisionRecord;
  /** What was wrong with the reply before, when the question is asked once more. */
  readonly fault?: string;
  /** Whether there is a question to go back to. */
  readonly canGoBack: boolean;
}

/** Who answers: a screen, a file, another program. */
export type Answerer = (question: InterviewQuestion, context: AskContext) => Reply | Promise<Reply>;
