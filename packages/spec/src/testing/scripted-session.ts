import type { AskingSession, DecisionStore } from "../interview/asking.ts";
import type { DecisionRecord } from "../interview/decision-record.ts";
import type { ClientQuestion } from "../interview/question.ts";

/** One step of a model: it asks, and then it answers. */
export interface Turn {
  readonly asks?: readonly (readonly ClientQuestion[])[];
  /** What it answers, or how it fails. */
  readonly says?: (heard: readonly string[]) => unknown;
}

/** A client that plays turns, one for each prompt; it repeats the last one. */
export class ScriptedSession implements AskingSession {
  readonly prompts: string[] = [];
  /** What the model was told, answer by answer. */
  readonly heard: string[] = [];
  readonly #turns: readonly Turn[];

  constructor(turns: readonly Turn[]) {
    this.#turns = turns;
  }

  async ask(
    prompt: string,
    { onQuestion, signal }: Parameters<AskingSession["ask"]>[1],
  ): Promise<{ readonly value: unknown }> {
    const turn = this.#turns[Math.min(this.prompts.length, this.#turns.length - 1)];
    this.prompts.push(prompt);
    for (const questions of turn?.asks ?? []) {
      const answers = await onQuestion?.(questions);
      if (signal?.aborted === true) throw new Error("aborted");
      for (const { id } of questions) this.heard.push((answers?.[id] ?? ["nobody"]).join("; "));
    }
    return { value: turn?.says?.(this.heard) };
  }
}

/** Decisions in memory. */
export class MemoryStore implements DecisionStore {
  readonly records: DecisionRecord[];

  constructor(records: readonly DecisionRecord[] = []) {
    this.records = [...records];
  }

  append(record: DecisionRecord): void {
    this.records.push(record);
  }
}

/** A question as a client hands it on. */
export const asks = (
  header: string,
  question: string,
  labels: readonly string[] = ["yes", "no"],
  more: Partial<ClientQuestion> = {},
): ClientQuestion => ({
  id: question,
  header,
  question,
  options: labels.map((label) => ({ label, description: `it is ${label}` })),
  isMultiple: false,
  isSecret: false,
  ...more,
});
