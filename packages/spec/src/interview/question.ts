import { withoutHidden } from "../read/hidden.ts";
import type { AskedOption } from "./decision-record.ts";
import { type Topic, topicNamed } from "./topics.ts";

/** A question as a client hands it on; what `Session.ask` of a target gives. */
export interface ClientQuestion {
  readonly id: string;
  readonly question: string;
  readonly header?: string;
  readonly options: readonly { readonly label: string; readonly description?: string; readonly preview?: string }[];
  readonly isMultiple: boolean;
  readonly isSecret: boolean;
}

/** A question as the author sees it. */
export interface InterviewQuestion {
  /** The id of its topic; `"other"` where it names none. */
  readonly topic: string;
  readonly question: string;
  /** Why it matters, in a line, where the model said so. */
  readonly why?: string;
  /** The recommended one first. Empty where the answer is free text. */
  readonly options: readonly AskedOption[];
  readonly isMultiple: boolean;
}

/** How many options a question may have: what both clients' own tools take. */
export const optionBounds = { least: 2, most: 4 } as const;

/** Longest texts: what one screen holds. */
const mostCharacters = { question: 1500, label: 200, description: 1000, preview: 4000 } as const;

const recommended = /\s*[([]recommended[)\]]\s*$/i;

/** Reads a question for the author, or says what is wrong with it in words for the model. */
export function readQuestion(
  given: ClientQuestion,
  topics: readonly Topic[],
): { readonly question: InterviewQuestion } | { readonly fault: string } {
  const seen = seenOf(given);
  const fault = faultOf(seen);
  if (fault !== undefined) return { fault };
  const { text, why } = partsOf(seen.question);
  const options = seen.options.map(
    ({ label, description, preview }): AskedOption => ({
      label: label.replace(recommended, "").trim(),
      ...(description === undefined || description.trim() === "" ? {} : { description: description.trim() }),
      ...(preview === undefined || preview.trim() === "" ? {} : { preview }),
      ...(recommended.test(label) ? { recommended: true } : {}),
    }),
  );
  const first = options.filter((option) => option.recommended === true);
  return {
    question: {
      topic: topicNamed(seen.header, topics)?.id ?? "other",
      question: text,
      ...(why === undefined ? {} : { why }),
      options: [...first, ...options.filter((option) => option.recommended !== true)],
      isMultiple: seen.isMultiple,
    },
  };
}

/** What the author sees of it is what is kept, and what the specification gets. */
function seenOf({ header, question, options, ...rest }: ClientQuestion): ClientQuestion {
  return {
    ...rest,
    ...(header === undefined ? {} : { header: withoutHidden(header) }),
    question: withoutHidden(question),
    options: options.map(({ label, description, preview }) => ({
      label: withoutHidden(label),
      ...(description === undefined ? {} : { description: withoutHidden(description) }),
      ...(preview === undefined ? {} : { preview: withoutHidden(preview) }),
    })),
  };
}

function faultOf({ question, options, isSecret }: ClientQuestion): string | undefined {
  const { least, most } = optionBounds;
  if (isSecret) return "This question asks for a secret. An interview keeps every answer in a file: ask for no secret.";
  if (question.trim() === "") return "This question is empty. Ask it again, with a question.";
  if (options.length > most || options.length === 1)
    return `This question has ${options.length} option${options.length === 1 ? "" : "s"}, ${least} to ${most} are shown; a free answer is always offered beside them. Ask it again.`;
  if (options.some(({ label }) => label.replace(recommended, "").trim() === ""))
    return "An option of this question has no label. Ask it again.";
  const labels = options.map(({ label }) => label.replace(recommended, "").trim().toLowerCase());
  if (new Set(labels).size < labels.length) return "Two options of this question have the same label. Ask it again.";
  const isLong =
    question.length > mostCharacters.question ||
    options.some(
      ({ label, description = "", preview = "" }) =>
        label.length > mostCharacters.label ||
        description.length > mostCharacters.description ||
        preview.length > mostCharacters.preview,
    );
  return isLong ? "This question is too long for one screen. Ask it again, shorter." : undefined;
}

/** "Which port?\nWhy: two clients have it fixed." */
function partsOf(text: string): { readonly text: string; readonly why?: string } {
  const found =
    /^([\s\S]*?\S)\s*(?:\n|(?<=[?.!]["')]*)\s)\s*(?:\*\*)?why(?: it matters)?(?:\*\*)?\s*:\s*(?:\*\*)?\s*(\S[\s\S]*)$/i.exec(
      text.trim(),
    );
  const [, question, why] = found ?? [];
  if (question === undefined || why === undefined) return { text: text.trim() };
  return { text: question.trim(), why: why.replace(/\s+/g, " ").trim() };
}
