import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { Answerer, AskingSession, DecisionStore } from "../interview/asking.ts";
import { Conversation } from "../interview/conversation.ts";
import { highestDecision, withDecisions } from "../interview/decisions-section.ts";
import { interviewTopics } from "../interview/topics.ts";
import { readSpec } from "../read/read-spec.ts";
import { type FindingKind, questionKinds, type RefineAnswer, type RefineFinding, refineSchema } from "./finding.ts";
import { type Judgement, judgeFinding } from "./judge.ts";
import { refinePrompt } from "./prompt.ts";

/** What a person says to a finding. */
export type FindingReply =
  | { readonly kind: "take" }
  | { readonly kind: "leave" }
  /** In the author's own words, which may add what they like. */
  | { readonly kind: "edit"; readonly replacement: string }
  /** What cannot be verified goes. */
  | { readonly kind: "remove" }
  /** What cannot be verified stays, marked as a claim. */
  | { readonly kind: "claim" }
  | { readonly kind: "quit" };

/** What came of a finding. */
export type FindingOutcome = "taken" | "edited" | "removed" | "claimed" | "left" | "refused" | "decided" | "open";

/** A finding with what we made of it. */
export interface RefinedFinding {
  readonly pass: number;
  readonly finding: RefineFinding;
  readonly judgement: Judgement;
  readonly outcome: FindingOutcome;
}

/** Options of {@link refine}. */
export interface RefineOptions {
  /** The specification as it stands. */
  readonly text: string;
  /** The name of its file. Default `"SPEC.md"`. */
  readonly file?: string;
  /** The client that challenges. It is closed by whoever opened it. */
  readonly session: AskingSession;
  readonly store: DecisionStore;
  /**
   * Says what is done with a finding. Refused ones and questions are not put to it. Default: what is plain is taken, what cannot be verified becomes a claim,
   * and the rest is left.
   */
  readonly decide?: (
    finding: RefineFinding,
    judgement: Exclude<Judgement, { verdict: "refused" | "question" }>,
    text: string,
  ) => FindingReply | Promise<FindingReply>;
  /** Answers questions, as in an interview. Default: they stay open. */
  readonly answer?: Answerer;
  /** Who answers, for the record. */
  readonly who: string;
  readonly now?: () => Date;
  /** Commands of the project. */
  readonly commands?: readonly string[];
  /** The most passes. Whole number from 1, default 3. */
  readonly maxPasses?: number;
  /** Seconds in which the model must answer. Default 1,800. */
  readonly answerSeconds?: number;
  /** Gives it up; what was decided is kept. */
  readonly signal?: AbortSignal;
  /** Told what came of each finding. */
  readonly onOutcome?: (refined: RefinedFinding) => void;
}

/** What a challenge came to. */
export interface RefineResult {
  readonly status: "done" | "paused";
  /** The specification with all that was taken, and its decisions. */
  readonly text: string;
  readonly findings: readonly RefinedFinding[];
  /** How often the model has read it. */
  readonly passes: number;
  /** What was found and is still open, in words. */
  readonly open: readonly string[];
}

const optionNames = namesOf<RefineOptions>({
  text: true,
  file: true,
  session: true,
  store: true,
  decide: true,
  answer: true,
  who: true,
  now: true,
  commands: true,
  maxPasses: true,
  answerSeconds: true,
  onOutcome: true,
  signal: true,
});

const byRule: NonNullable<RefineOptions["decide"]> = (_, { verdict }) => ({
  kind: verdict === "plain" ? "take" : verdict === "claim" ? "claim" : "leave",
});

/**
 * Lets a client challenge a specification, in passes, until nothing is open or three are done. What it proposes is judged by rules and applied by us; its
 * questions are the author's to answer, and become decisions. Nothing is written but these: the text is the caller's to show and to write.
 *
 * @throws GoalpostError `spec/no-requirement` and the like for a text that is not a specification, `spec/bad-option`, and what the session throws.
 */
export async function refine(options: RefineOptions): Promise<RefineResult> {
  requireKnown("refine", options, optionNames, "spec/bad-option");
  const { text, file = "SPEC.md", session, store, maxPasses = 3, commands = [] } = options;
  const { who, now, answerSeconds, signal, answer = () => ({ kind: "quit" }) as const } = options;
  const first = readSpec(text, file);
  const talk = new Conversation(
    { store, who, answer, ...(now === undefined ? {} : { now }) },
    { file, topics: interviewTopics, firstId: highestDecision(first.decisions.map(({ id }) => id)) + 1 },
  );
  const challenge = new Challenge(text, file, options, talk);
  let made: readonly number[] = [];
  let passes = 0;
  while (passes < maxPasses && !challenge.isPaused) {
    passes += 1;
    const before = new Set(store.records.map(({ id }) => id));
    const { value } = await session.ask(
      refinePrompt({ text: challenge.text, file, records: store.records, commands, left: challenge.left, made }),
      {
        schema: refineSchema,
        maxQuestions: 0,
        ...(answerSeconds === undefined ? {} : { answerSeconds }),
        ...(signal === undefined ? {} : { signal }),
      },
    );
    const isChanged = await challenge.pass(passes, (value as RefineAnswer).findings);
    made = store.records.map(({ id }) => id).filter((id) => !before.has(id));
    // what nothing came of would be found again
    if (!isChanged && made.length === 0) break;
  }
  return {
    status: challenge.isPaused ? "paused" : "done",
    text: challenge.text,
    findings: challenge.findings,
    passes,
    open: challenge.open,
  };
}

/** A specification that is being challenged. */
class Challenge {
  text: string;
  isPaused = false;
  readonly findings: RefinedFinding[] = [];
  readonly #file: string;
  readonly #options: RefineOptions;
  readonly #talk: Conversation;

  constructor(text: string, file: string, options: RefineOptions, talk: Conversation) {
    this.text = text;
    this.#file = file;
    this.#options = options;
    this.#talk = talk;
  }

  /** What was put to the author, or refused, and stays as it is. */
  get left(): readonly RefineFinding[] {
    return this.findings
      .filter(({ outcome }) => outcome !== "taken" && outcome !== "edited")
      .map(({ finding }) => finding);
  }

  get open(): readonly string[] {
    return this.findings
      .filter(({ outcome }) => outcome === "left" || outcome === "open" || outcome === "refused")
      .filter(({ finding }) => this.text.includes(finding.quote))
      .map(({ finding: { kind, quote, problem } }) => `${kind}: ${JSON.stringify(quote)}: ${problem}`);
  }

  /** Goes through the findings of a pass; whether the text has changed. */
  async pass(pass: number, found: readonly RefineFinding[]): Promise<boolean> {
    const before = this.text;
    const known = new Set(this.left.map(keyOf));
    for (const finding of found.filter((each) => !known.has(keyOf(each)))) {
      if (this.isPaused) break;
      // a question is about what the model has read, and changes nothing of it
      const judgement = judgeFinding(finding, { ...this.#judging(), ...(isQuestion(finding) ? { text: before } : {}) });
      const outcome = await this.#settle(finding, judgement);
      const refined = { pass, finding, judgement, outcome };
      this.findings.push(refined);
      this.#options.onOutcome?.(refined);
    }
    this.text = withDecisions(this.text, this.#options.store.records);
    return this.text !== before;
  }

  #judging(isOwn = false): Parameters<typeof judgeFinding>[1] {
    const { store, commands = [] } = this.#options;
    return { text: this.text, file: this.#file, records: store.records, commands, isOwn };
  }

  async #settle(finding: RefineFinding, judgement: Judgement): Promise<FindingOutcome> {
    if (judgement.verdict === "refused") return "refused";
    if (judgement.verdict === "question") return this.#question(finding);
    const reply = await (this.#options.decide ?? byRule)(finding, judgement, this.text);
    switch (reply.kind) {
      case "quit":
        this.isPaused = true;
        return "open";
      case "leave":
        return "left";
      case "edit":
        return this.#edit(finding, reply.replacement);
      case "remove":
        if (judgement.verdict !== "claim" || judgement.removed === undefined) return "left";
        this.text = judgement.removed;
        return "removed";
      case "take":
      case "claim":
        this.text = judgement.text;
        return judgement.verdict === "claim" ? "claimed" : "taken";
    }
  }

  #edit(finding: RefineFinding, replacement: string): FindingOutcome {
    const judgement = judgeFinding({ ...finding, kind: "ambiguous", replacement }, this.#judging(true));
    if (judgement.verdict !== "plain" && judgement.verdict !== "person") return "refused";
    this.text = judgement.text;
    return "edited";
  }

  /** Asks the author, on the interview's screen; the answer is kept, and is a decision. */
  async #question(finding: RefineFinding): Promise<FindingOutcome> {
    if (this.#options.answer === undefined) return "open";
    const id = "finding";
    const { question, quote, problem, options } = finding;
    const asked = {
      id,
      header: topicOf[finding.kind] ?? "Behaviour",
      question: `${question.trim() === "" ? problem : question}\nWhy: ${problem} It is about: ${quote.slice(0, 300)}`,
      options,
      isMultiple: false,
      isSecret: false,
    };
    const before = this.#options.store.records.length;
    await this.#talk.answers([asked]);
    if (this.#talk.failure !== undefined) throw this.#talk.failure;
    if (this.#talk.isPaused || this.#talk.isEnough) this.isPaused = true;
    const [record] = this.#options.store.records.slice(before);
    return record?.kind === "answer" ? "decided" : "open";
  }
}

const topicOf: Readonly<Partial<Record<FindingKind, string>>> = {
  "missing-failure-case": "Failures",
  "costly-architecture": "Technical",
};

const isQuestion = ({ kind }: RefineFinding): boolean => questionKinds.includes(kind);

const keyOf = ({ kind, quote }: RefineFinding): string => JSON.stringify([kind, quote]);
