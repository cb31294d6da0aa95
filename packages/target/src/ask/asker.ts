import { GoalpostError } from "@goalpost/core";
import { match } from "ts-pattern";
import { within } from "../deadline.ts";
import { textOf } from "../error-data.ts";
import type { Question, QuestionAnswers } from "../target/questions.ts";
import type { Ask, AskAnswer, SessionEvent } from "../target/session.ts";

/** Who answers the model's questions: a person, or whatever stands in for one. Undefined: nobody does. */
export type OnQuestion = (
  questions: readonly Question[],
) => QuestionAnswers | undefined | Promise<QuestionAnswers | undefined>;

/** How the questions of one prompt are answered. */
export interface QuestionRules {
  readonly area: string;
  readonly onQuestion: OnQuestion | undefined;
  readonly questionSeconds: number;
  readonly maxQuestions: number;
}

/** A question, and how it was answered. */
export interface Asked {
  readonly question: Question;
  /** Absent where nobody answered. */
  readonly answers?: readonly string[];
}

/** How often a model that asks past its questions is told so, before the prompt is given up. */
const patience = 3;

const nobody = "Nobody answered. Go on with what is most likely, and say in your answer what you assumed.";
const enough = "No further question is answered. Answer now with what you know, and say what you assumed.";

/** Answers what the client asks while one prompt is worked on: questions by the caller, permission by no. */
export class Asker {
  readonly asked: Asked[] = [];
  readonly #rules: QuestionRules;
  readonly #answer: (id: string, answer: AskAnswer) => void;
  readonly #over = new AbortController();
  readonly #giveUp: (error: GoalpostError) => void;
  readonly #onOpen: (open: boolean) => void;
  #refusals = 0;

  /**
   * @param giveUp - Ends the prompt: the caller's answers cannot be used, or the model asks without end.
   * @param onOpen - Told that a question waits for a person, and that it does not any more.
   */
  constructor(
    rules: QuestionRules,
    answer: (id: string, answer: AskAnswer) => void,
    giveUp: (error: GoalpostError) => void,
    onOpen: (open: boolean) => void,
  ) {
    this.#rules = rules;
    this.#answer = answer;
    this.#giveUp = giveUp;
    this.#onOpen = onOpen;
  }

  /** Takes in what the client tells; all that is not a question is left alone. */
  take(event: SessionEvent): void {
    if (event.type === "asked") void this.#take(event.ask);
  }

  /** The prompt is over: no answer is wanted any more. */
  end(): void {
    this.#over.abort();
  }

  #take(given: Ask): void | Promise<void> {
    return match(given)
      .with({ kind: "stop" }, ({ id }) => this.#answer(id, { kind: "stop", end: false }))
      .with({ kind: "permission" }, ({ id }) => this.#answer(id, { kind: "permission", answer: "decline" }))
      .with({ kind: "question" }, ({ id, questions }) => this.#question(id, questions))
      .exhaustive();
  }

  async #question(id: string, questions: readonly Question[]): Promise<void> {
    if (this.asked.length + questions.length > this.#rules.maxQuestions) return this.#refuse(id);
    const answers = await this.#ask(questions);
    if (this.#over.signal.aborted) return;
    for (const question of questions) {
      const given = answers?.[question.id];
      this.asked.push(given === undefined ? { question } : { question, answers: given });
    }
    this.#answer(id, answers === undefined ? { kind: "question", note: nobody } : { kind: "question", answers });
  }

  async #ask(questions: readonly Question[]): Promise<QuestionAnswers | undefined> {
    const { onQuestion, questionSeconds } = this.#rules;
    if (onQuestion === undefined) return undefined;
    this.#onOpen(true);
    const answers = await within<QuestionAnswers | undefined>(
      questionSeconds,
      () => onQuestion(questions),
      undefined,
      this.#over.signal,
      (cause) => {
        if (cause.kind === "threw")
          this.#giveUp(this.#error("question-failed", `onQuestion threw: ${textOf(cause.error)}`));
      },
    );
    // once the prompt is over, its clock is not to run again
    if (!this.#over.signal.aborted) this.#onOpen(false);
    const unknown = Object.keys(answers ?? {}).find((each) => questions.every((question) => question.id !== each));
    if (unknown !== undefined)
      this.#giveUp(
        this.#error("question-failed", `onQuestion answered ${JSON.stringify(unknown)}, which was not asked`),
      );
    return answers;
  }

  #refuse(id: string): void {
    const { maxQuestions } = this.#rules;
    this.#refusals += 1;
    if (this.#refusals > patience)
      this.#giveUp(
        this.#error(
          "too-many-questions",
          `the model goes on asking after ${maxQuestions} questions, and was told so ${patience} times`,
        ),
      );
    else this.#answer(id, { kind: "question", note: enough });
  }

  #error(code: string, what: string): GoalpostError {
    const help =
      code === "too-many-questions"
        ? "raise maxQuestions, or ask for less in one prompt"
        : "let onQuestion give an answer for each id that it was asked, or nothing";
    return new GoalpostError({ code: `${this.#rules.area}/${code}`, where: "ask", what, help });
  }
}
