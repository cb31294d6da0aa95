import { secretIn } from "@goalpost/core/secrets";
import type { DecisionRecord } from "./decision-record.ts";
import type { InterviewQuestion } from "./question.ts";

/** What the author says to a question. */
export type Reply =
  /** Labels, words of one's own (`other`), or both; a note goes with it. */
  | {
      readonly kind: "answer";
      readonly choices?: readonly string[];
      readonly other?: string;
      readonly note?: string;
      /** It takes the place of the earlier decision that the question is like. */
      readonly replaces?: boolean;
    }
  /** It stays open. */
  | { readonly kind: "skip"; readonly reason: string }
  /** Its whole topic is not relevant. */
  | { readonly kind: "not-relevant"; readonly reason?: string }
  /** The repository says it. */
  | { readonly kind: "look" }
  /** Back to the question before. */
  | { readonly kind: "back" }
  /** No further question: the specification is to be written. */
  | { readonly kind: "enough" }
  /** The interview stops here, and goes on when it is started again. */
  | { readonly kind: "quit" };

/** Longest own words of an author, in UTF-16 units. */
const mostCharacters = 4000;

/** What is wrong with a reply, in words for the author; undefined where nothing is. */
export function faultInReply(reply: Reply, question: InterviewQuestion): string | undefined {
  const texts = textsOf(reply);
  if (texts.some((text) => text.length > mostCharacters)) return `is longer than ${mostCharacters} characters`;
  if (texts.some((text) => secretIn(text) !== undefined))
    return "looks like a secret; answers are kept in decisions.jsonl and shown to the model: say where it is kept instead";
  if (reply.kind === "skip" && reply.reason.trim() === "") return "has no reason: say in a few words why it stays open";
  if (reply.kind !== "answer") return undefined;
  const { choices = [], other = "" } = reply;
  const unknown = choices.find((choice) => question.options.every(({ label }) => label !== choice));
  if (unknown !== undefined)
    return `names ${JSON.stringify(unknown)}, which is none of the options: ${question.options.map(({ label }) => JSON.stringify(label)).join(", ")}`;
  if (choices.length === 0 && other.trim() === "") return "is empty: choose an option, or give words of your own";
  if (!question.isMultiple && choices.length + (other.trim() === "" ? 0 : 1) > 1)
    return `has ${choices.length + (other.trim() === "" ? 0 : 1)} answers, and the question takes one`;
  return undefined;
}

const textsOf = (reply: Reply): readonly string[] =>
  reply.kind === "answer"
    ? [reply.other ?? "", reply.note ?? ""]
    : reply.kind === "skip" || reply.kind === "not-relevant"
      ? [reply.reason ?? ""]
      : [];

/** The answer as the model hears it, with the id by which the specification cites it. */
export function toldToModel({ id, kind, answer, note, topic }: DecisionRecord): string {
  const more = note === undefined ? "" : ` (note: ${note})`;
  switch (kind) {
    case "answer":
      return `${answer.join("; ")}${more} [decision ${id}]`;
    case "skip":
      return `The author leaves this open${more}. Do not decide it; list it under open questions.`;
    case "not-relevant":
      return `The author says that ${topic === "other" ? "this" : `the topic ${topic}`} is not relevant${more}. Ask nothing more about it.`;
    case "look":
      return "The author says that the repository tells: look there. Ask again, in other words, only if it is not to be found.";
  }
}

/** What the model hears when the author has had enough. */
export const enoughForModel =
  "The author ends the interview here. Ask nothing more, and write the specification now; what was not asked is an open question.";
