import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { readSpec } from "../read/read-spec.ts";
import type { Answerer, AskingSession, DecisionStore } from "./asking.ts";
import { Conversation } from "./conversation.ts";
import { coverageOf, missingTopics, type TopicCoverage } from "./coverage.ts";
import { answered, type DecisionRecord, latestDecisions } from "./decision-record.ts";
import { highestDecision, withDecisions } from "./decisions-section.ts";
import { type FollowUp, followUpPrompt, interviewPrompt, type TreeFacts } from "./prompt.ts";
import { lostRequirements, type Proposal, proposalSchema, uncitedDecisions, unreadable } from "./proposal.ts";
import { interviewTopics, type Topic } from "./topics.ts";

/** Options of {@link interview}. */
export interface InterviewOptions {
  /** The specification as it stands: a rough idea is enough. */
  readonly text: string;
  /** The name of its file. Default `"SPEC.md"`. */
  readonly file?: string;
  /** The client that interviews. It is closed by whoever opened it. */
  readonly session: AskingSession;
  readonly store: DecisionStore;
  readonly answer: Answerer;
  /** Who answers, for the record. */
  readonly who: string;
  /** The time, for the record. Default: the clock. */
  readonly now?: () => Date;
  /** What is to be covered. Default {@link interviewTopics}. */
  readonly topics?: readonly Topic[];
  /** Answers that a topic needs. Whole number from 1, default 1. */
  readonly depth?: number;
  /** What is told of the tree. */
  readonly facts?: TreeFacts;
  /** The most questions that are put to the author in this session. Whole number from 1, default 60. */
  readonly maxQuestions?: number;
  /** The most questions in one request of the client. Default 3. */
  readonly perRequest?: number;
  /** The most options that the model is told to give. Default 3. */
  readonly mostOptions?: number;
  /** Seconds in which the model must answer; those in which a person thinks are not counted. Default 1,800. */
  readonly answerSeconds?: number;
  /** Told when a question was answered from the log, so that nobody wonders. */
  readonly onUnseen?: (record: DecisionRecord) => void;
  /** Gives it up; what was answered is kept. */
  readonly signal?: AbortSignal;
}

/** What an interview came to. */
export type InterviewResult =
  /** The author stopped it; what was answered is kept. */
  | { readonly status: "paused"; readonly coverage: readonly TopicCoverage[]; readonly asked: number }
  | {
      readonly status: "proposed";
      /** The specification as it is proposed, with its decisions. */
      readonly text: string;
      readonly coverage: readonly TopicCoverage[];
      /** Answers, the ones of earlier sessions among them. */
      readonly decisions: readonly DecisionRecord[];
      /** What the model says is open, and what the author left open. */
      readonly open: readonly string[];
      /** Decisions that no requirement cites, although the model was told so. */
      readonly uncited: readonly number[];
      /** Requirements of the author that the proposal has no more. */
      readonly lost: readonly string[];
      /** Questions put to the author in this session. */
      readonly asked: number;
      /** Questions that the log answered, without the author. */
      readonly unseen: number;
      /** Whether the author ended it before every topic was covered. */
      readonly isEnough: boolean;
    };

const optionNames = namesOf<InterviewOptions>({
  text: true,
  file: true,
  session: true,
  store: true,
  answer: true,
  who: true,
  now: true,
  topics: true,
  depth: true,
  facts: true,
  maxQuestions: true,
  perRequest: true,
  mostOptions: true,
  answerSeconds: true,
  onUnseen: true,
  signal: true,
});

/** How often the model is sent back to what is missing. */
const mostFollowUps = 3;

/**
 * Lets a client interview the author of a specification. Each answer is kept before the model hears it; a question that was answered before is answered from
 * what was kept. The model is sent back while a topic is missing, a decision is cited nowhere or a requirement is gone. Nothing is written but the
 * decisions: the proposal is the caller's to show and to write.
 *
 * @throws GoalpostError `spec/empty`, `spec/asked-nothing`, `spec/asks-forever`, `spec/asks-the-same`, `spec/bad-questions`, `spec/bad-proposal`,
 * `spec/bad-option`, and what the session throws; what was answered is kept in each case.
 */
export async function interview(options: InterviewOptions): Promise<InterviewResult> {
  requireKnown("interview", options, optionNames, "spec/bad-option");
  const { text, file = "SPEC.md", session, store, topics = interviewTopics, depth = 1 } = options;
  if (text.trim() === "")
    throw new GoalpostError({
      code: "spec/empty",
      where: file,
      what: "is empty, expected an idea to be asked about",
      help: "write in a few sentences what you want, then start the interview again",
    });
  const talk = new Conversation(options, { file, topics, firstId: highest(text, file) + 1 });
  const coverage = (): readonly TopicCoverage[] => coverageOf(topics, store.records, depth);
  const { facts, perRequest, mostOptions } = options;
  let prompt = interviewPrompt({
    text,
    file,
    coverage: coverage(),
    records: store.records,
    ...(facts === undefined ? {} : { facts }),
    ...(perRequest === undefined ? {} : { perRequest }),
    ...(mostOptions === undefined ? {} : { mostOptions }),
  });
  for (let sent = 0; ; sent += 1) {
    const before = talk.asked;
    const proposal = await said(session, prompt, talk, options);
    if (proposal === undefined) return { status: "paused", coverage: coverage(), asked: talk.asked };
    const missing = talk.isEnough ? [] : missingTopics(coverage()).map(({ id }) => id);
    const isSilent = talk.asked === before && missing.length > 0;
    const judged = { file, text, proposal, store, missing, askedNothing: isSilent && sent === 0 };
    const faults = faultsOf(judged);
    // it is told once what is uncited or gone: a decision may decide nothing that a requirement says
    const again = followUpPrompt(sent === 0 ? faults : { ...faults, uncited: [], lost: [] });
    const givesUp = sent >= mostFollowUps || (isSilent && sent > 0 && faults.unreadable === undefined);
    if (again === undefined || givesUp) return proposed(judged, faults, talk, coverage());
    prompt = again;
  }
}

interface Judged {
  readonly file: string;
  readonly text: string;
  readonly proposal: Proposal;
  readonly store: DecisionStore;
  readonly missing: readonly string[];
  readonly askedNothing: boolean;
}

function faultsOf({ file, text, proposal: { specification }, store, missing, askedNothing }: Judged): FollowUp {
  const fault = unreadable(text, specification, file);
  return {
    missing,
    uncited: uncitedDecisions(specification, store.records),
    lost: lostRequirements(text, specification, file),
    askedNothing,
    ...(fault === undefined ? {} : { unreadable: fault }),
  };
}

function proposed(
  { file, proposal, store }: Judged,
  { unreadable: fault, uncited, lost }: FollowUp,
  talk: Conversation,
  coverage: readonly TopicCoverage[],
): InterviewResult {
  if (store.records.length === 0 && !talk.isEnough) throw askedNothing(file);
  if (fault !== undefined) throw badProposal(file, fault, latestDecisions(store.records).length);
  return {
    status: "proposed",
    text: withDecisions(proposal.specification, store.records),
    coverage,
    decisions: answered(store.records),
    open: [...new Set([...proposal.open, ...coverage.flatMap(({ open }) => open)])],
    uncited,
    lost,
    asked: talk.asked,
    unseen: talk.unseen,
    isEnough: talk.isEnough,
  };
}

/** What the model answers; undefined where the author stops it. */
async function said(
  session: AskingSession,
  prompt: string,
  talk: Conversation,
  { answerSeconds, signal }: Pick<InterviewOptions, "answerSeconds" | "signal">,
): Promise<Proposal | undefined> {
  const stop = new AbortController();
  talk.onStop = () => stop.abort();
  try {
    const { value } = await session.ask(prompt, {
      schema: proposalSchema,
      onQuestion: (questions) => talk.answers(questions),
      // a person may think as long as they like; the bound on questions is ours, and says what was kept
      questionSeconds: 30 * 24 * 3600,
      maxQuestions: 10_000,
      signal: signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]),
      ...(answerSeconds === undefined ? {} : { answerSeconds }),
    });
    return value as Proposal;
  } catch (error) {
    if (talk.isPaused) return undefined;
    if (talk.failure !== undefined) throw talk.failure;
    throw talk.withKept(error);
  }
}

function highest(text: string, file: string): number {
  try {
    return highestDecision(readSpec(text, file).decisions.map(({ id }) => id));
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    // a rough idea has no requirement yet, and may have decisions all the same
    return highestDecision([...text.matchAll(/\bdecision[ :#]*(\d{1,6})\b/gi)].map(([, id = "0"]) => id));
  }
}

const askedNothing = (file: string): GoalpostError =>
  new GoalpostError({
    code: "spec/asked-nothing",
    where: file,
    what: "the model asked no question, although it was told that every topic is missing; nothing was written",
    help: "start the interview again, or with another model: --model NAME",
  });

const badProposal = (file: string, fault: string, kept: number): GoalpostError =>
  new GoalpostError({
    code: "spec/bad-proposal",
    where: file,
    what: `the specification that the model wrote cannot be used: ${fault}; nothing was written`,
    help: `start the interview again: ${kept} answers are kept, and are not asked once more`,
  });
