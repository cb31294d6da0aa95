import type {
  AskContext,
  Conflict,
  FindingReply,
  InterviewQuestion,
  Judgement,
  RefineFinding,
  Reply,
  Side,
  TopicCoverage,
} from "@goalpost/spec";

/** What an interview would write, for the last look. */
export interface Summary {
  /** The specification's path. */
  readonly file: string;
  /** Decisions, as they stand in the specification. */
  readonly decided: readonly string[];
  readonly open: readonly string[];
  /** What the author should know: decisions that nothing cites, requirements that are gone. */
  readonly notes: readonly string[];
  readonly coverage: readonly TopicCoverage[];
  /** The change as a unified diff; empty where there is none. */
  readonly diff: string;
}

/** A finding as it is put to the author. */
export interface ShownFinding {
  readonly file: string;
  readonly finding: RefineFinding;
  readonly judgement: Exclude<Judgement, { verdict: "refused" | "question" }>;
  /** What taking it changes, as a unified diff. */
  readonly diff: string;
}

/** Who answers for the author: a screen, a file, another program. */
export interface Front extends Disposable {
  question(question: InterviewQuestion, context: AskContext): Promise<Reply>;
  /** Told that a question was answered from the log. */
  unseen(id: number, question: string): void;
  /** What is done with a finding. */
  finding(shown: ShownFinding): Promise<FindingReply>;
  /** Which side of a conflict is taken; undefined where the author stops. */
  conflict(conflict: Conflict, file: string): Promise<Side | undefined>;
  /** Whether it is written. */
  confirm(summary: Summary): Promise<boolean>;
  /** How it ended. */
  end(done: FrontEnd): void;
}

/** How an interview ended. */
export type FrontEnd =
  | { readonly status: "written"; readonly file: string; readonly changed: boolean; readonly backup?: string }
  | { readonly status: "discarded"; readonly kept: string }
  | { readonly status: "paused"; readonly answers: number; readonly again: string };

/** "4 of 10 topics clear, 2 partial; missing: Data, Proof". */
export function coverageLine(coverage: readonly TopicCoverage[]): string {
  const clear = coverage.filter(({ state }) => state === "clear").length;
  const partial = coverage.filter(({ state }) => state === "partial").length;
  const missing = coverage.filter(({ state }) => state === "missing").map(({ topic }) => topic.id);
  return [
    `${clear} of ${coverage.length} topics clear${partial === 0 ? "" : `, ${partial} partial`}`,
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(", ")}`]),
  ].join("; ");
}
