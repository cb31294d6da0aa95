/** One way to answer a question. */
export interface QuestionOption {
  readonly label: string;
  readonly description?: string;
  /** What it would look like, where the client has one: a layout, a piece of code. */
  readonly preview?: string;
}

/** What the model wants a person to decide. */
export interface Question {
  /** Names the question within its request. */
  readonly id: string;
  readonly question: string;
  /** A few words that stand above it. */
  readonly header?: string;
  /** Empty where the answer is free text. */
  readonly options: readonly QuestionOption[];
  /** Whether more than one option may be chosen. */
  readonly isMultiple: boolean;
  /** Whether the answer must not be shown or kept. */
  readonly isSecret: boolean;
}

/** The answers by the question's id: labels, or free text. */
export type QuestionAnswers = Readonly<Record<string, readonly string[]>>;
