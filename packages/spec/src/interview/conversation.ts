import { GoalpostError } from "@goalpost/core/errors";
import type { Answerer, DecisionStore } from "./asking.ts";
import { coverageOf } from "./coverage.ts";
import { type DecisionRecord, latestDecisions } from "./decision-record.ts";
import { type ClientQuestion, type InterviewQuestion, readQuestion } from "./question.ts";
import { enoughForModel, faultInReply, type Reply, toldToModel } from "./reply.ts";
import { lookUp } from "./same-question.ts";
import type { Topic } from "./topics.ts";

/** What a conversation needs of an interview. */
export interface ConversationOptions {
  readonly store: DecisionStore;
  readonly answer: Answerer;
  readonly who: string;
  readonly now?: () => Date;
  readonly depth?: number;
  readonly maxQuestions?: number;
  readonly onUnseen?: (record: DecisionRecord) => void;
}

/** What a conversation is about. */
export interface Subject {
  readonly file: string;
  readonly topics: readonly Topic[];
  /** The number of the first decision that is made. */
  readonly firstId: number;
}

/** Answers by the question's id, as the client takes them. */
type Answers = Readonly<Record<string, readonly string[]>>;

/** How often a model may do what it was told not to, before the interview ends. */
const patience = 5;

/** The questions of an interview and their answers: one author, one question at a time. */
export class Conversation {
  /** Questions that were put to the author. */
  asked = 0;
  /** Questions that the log answered. */
  unseen = 0;
  isEnough = false;
  isPaused = false;
  failure: GoalpostError | undefined;
  onStop: () => void = () => {};
  readonly #options: ConversationOptions & Subject;
  /** What can be gone back to: questions of this session, the latest last. */
  readonly #before: { readonly question: InterviewQuestion; readonly id: number }[] = [];
  readonly #repeats = new Map<string, number>();
  /** What the model is still to hear of answers that the author changed. */
  #corrections: string[] = [];
  #amiss = 0;
  #last: Promise<unknown> = Promise.resolve();
  #afterEnd = 0;

  constructor(options: ConversationOptions, subject: Subject) {
    this.#options = { ...options, ...subject };
  }

  /** Answers one request of the client; undefined where the interview is over. A model may ask twice at once: one author sees one question at a time. */
  answers(questions: readonly ClientQuestion[]): Promise<Answers | undefined> {
    const answers = this.#last.then(() => this.#answers(questions));
    this.#last = answers;
    return answers;
  }

  async #answers(questions: readonly ClientQuestion[]): Promise<Answers | undefined> {
    if (this.isPaused || this.failure !== undefined) return undefined;
    try {
      // a model names its questions as it likes: two alike, or as a part of every object
      const told = new Map<string, readonly string[]>();
      for (const question of questions) {
        const answer = await this.#answer(question);
        if (answer === undefined) return undefined;
        told.set(question.id, [...(told.get(question.id) ?? []), [answer, ...this.#corrections].join("\n")]);
        this.#corrections = [];
      }
      return Object.fromEntries(told);
    } catch (error) {
      this.failure = error as GoalpostError;
      this.onStop();
      return undefined;
    }
  }

  /** An error of the client, with where the answers are. */
  withKept(error: unknown): unknown {
    if (!GoalpostError.is(error) || this.#options.store.records.length === 0) return error;
    return new GoalpostError({
      ...error.toJSON(),
      help: `${error.help}; ${this.#kept()}, so start the interview again: none is asked once more`,
      cause: error,
    });
  }

  async #answer(given: ClientQuestion): Promise<string | undefined> {
    if (this.isEnough) return this.#over();
    const read = readQuestion(given, this.#options.topics);
    if ("fault" in read) return this.#refused(read.fault);
    const known = lookUp(read.question, this.#options.store.records);
    // one that was left open or sent to the repository may be asked again
    if (known.how === "same" && known.record.kind !== "look") return this.#again(known.record);
    if (this.asked >= (this.#options.maxQuestions ?? 60)) return this.#past();
    return this.#put(
      read.question,
      known.how === "same" ? known.record.id : undefined,
      known.how === "new" ? undefined : known.record,
    );
  }

  /**
   * Puts a question to the author until there is a reply to it: going back asks another one first.
   *
   * @param own - The id that it has already. One that is only like an earlier question gets its own, unless the author says that it replaces that.
   */
  async #put(
    question: InterviewQuestion,
    own: number | undefined,
    earlier: DecisionRecord | undefined,
  ): Promise<string | undefined> {
    for (let fault: string | undefined; ; ) {
      const reply = await this.#options.answer(question, this.#context(earlier, fault));
      fault = faultInReply(reply, question);
      if (fault !== undefined) continue;
      if (reply.kind === "quit") return this.#paused();
      if (reply.kind === "enough") {
        this.isEnough = true;
        return enoughForModel;
      }
      if (reply.kind === "back") {
        if (!(await this.#back())) return undefined;
        if (this.isEnough) return enoughForModel;
        continue;
      }
      const replaced = reply.kind === "answer" && reply.replaces === true ? earlier?.id : undefined;
      const id = own ?? replaced ?? this.#nextId();
      const record = this.#recordOf(question, id, reply);
      await this.#options.store.append(record);
      this.asked += 1;
      this.#before.push({ question, id });
      return toldToModel(record);
    }
  }

  /** Asks the question before once more; its new answer replaces the old one, and the model hears so. False where the author stops. */
  async #back(): Promise<boolean> {
    const last = this.#before.pop();
    if (last === undefined) return true;
    const earlier = this.#options.store.records.findLast(({ id }) => id === last.id);
    this.asked -= 1;
    const told = await this.#put(last.question, last.id, earlier);
    if (told === undefined) return false;
    if (this.isEnough) return true;
    this.#corrections.push(`The author changed an earlier answer. ${last.question.question} → ${told}`);
    return true;
  }

  #context(earlier: DecisionRecord | undefined, fault: string | undefined): Parameters<Answerer>[1] {
    const { store, topics, depth } = this.#options;
    return {
      coverage: coverageOf(topics, store.records, depth),
      answered: latestDecisions(store.records).length,
      canGoBack: this.#before.length > 0,
      ...(earlier === undefined ? {} : { earlier }),
      ...(fault === undefined ? {} : { fault }),
    };
  }

  #recordOf(
    { topic, question, why, options }: InterviewQuestion,
    id: number,
    reply: Extract<Reply, { kind: "answer" | "skip" | "not-relevant" | "look" }>,
  ): DecisionRecord {
    const { file, who, now = () => new Date() } = this.#options;
    const note = reply.kind === "answer" ? reply.note : reply.kind === "look" ? undefined : reply.reason;
    const other = reply.kind === "answer" ? (reply.other ?? "").trim() : "";
    return {
      version: 1,
      spec: file.split("/").at(-1) ?? file,
      id,
      kind: reply.kind,
      topic,
      question,
      ...(why === undefined ? {} : { why }),
      options,
      answer: reply.kind === "answer" ? [...(reply.choices ?? []), ...(other === "" ? [] : [other])] : [],
      ...(note === undefined || note.trim() === "" ? {} : { note: note.trim() }),
      who,
      when: now().toISOString(),
    };
  }

  #nextId(): number {
    const { store, firstId } = this.#options;
    return Math.max(firstId - 1, ...store.records.map(({ id }) => id)) + 1;
  }

  #again(record: DecisionRecord): string {
    const times = (this.#repeats.get(record.question) ?? 0) + 1;
    this.#repeats.set(record.question, times);
    if (times > patience)
      throw this.#error(
        "asks-the-same",
        `the model asked the same question ${times} times, and was given its answer each time: ${JSON.stringify(record.question.slice(0, 120))}`,
      );
    this.unseen += 1;
    this.#options.onUnseen?.(record);
    return toldToModel(record);
  }

  #refused(fault: string): string {
    this.#amiss += 1;
    if (this.#amiss > patience)
      throw this.#error(
        "bad-questions",
        `the model asked ${this.#amiss} questions that cannot be shown; the last one: ${fault}`,
      );
    return fault;
  }

  #over(): string {
    this.#afterEnd += 1;
    if (this.#afterEnd > patience)
      throw this.#error(
        "asks-forever",
        `the model goes on asking, and was told ${patience} times that the interview is over`,
      );
    return enoughForModel;
  }

  #past(): string {
    this.#afterEnd += 1;
    const { maxQuestions = 60 } = this.#options;
    if (this.#afterEnd > patience)
      throw this.#error(
        "asks-forever",
        `the model goes on asking after ${maxQuestions} questions, and was told ${patience} times to stop`,
      );
    return `${maxQuestions} questions were asked, and no further one is put to the author. Write the specification now; list what you would have asked as open.`;
  }

  #paused(): undefined {
    this.isPaused = true;
    this.onStop();
    return undefined;
  }

  #kept(): string {
    const { length } = latestDecisions(this.#options.store.records);
    return `${length} answer${length === 1 ? " is" : "s are"} kept in decisions.jsonl`;
  }

  #error(code: string, what: string): GoalpostError {
    return new GoalpostError({
      code: `spec/${code}`,
      where: this.#options.file,
      what,
      help: `start the interview again, ${code === "asks-forever" ? "with --max-questions, or " : ""}with another model: ${this.#kept()}, and none is asked once more`,
    });
  }
}
