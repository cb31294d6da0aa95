import { GoalpostError } from "@goalpost/core/errors";
import { alike, likenessOf, plain } from "./likeness.ts";

/** One way to answer, as it was shown. */
export interface AskedOption {
  readonly label: string;
  /** What choosing it means, in the model's words. */
  readonly description?: string;
  /** What it would look like. */
  readonly preview?: string;
  /** Whether the model recommends it. */
  readonly recommended?: true;
}

/** How the author dealt with a question. `look`: it stands in the repository; the model is to find it there. */
export type ReplyKind = "answer" | "skip" | "not-relevant" | "look";

/** A question and what the author said, as a line of decisions.jsonl. A later record of the same id replaces an earlier one. */
export interface DecisionRecord {
  readonly version: 1;
  /** The name of the specification's file, beside which the record stands. */
  readonly spec: string;
  /** Whole number from 1; the specification cites it as "decision 12", and items come from `decision:12`. */
  readonly id: number;
  readonly kind: ReplyKind;
  /** The id of the topic that the question names; `"other"` where it names none. */
  readonly topic: string;
  readonly question: string;
  /** Why it matters, where the model said so. */
  readonly why?: string;
  readonly options: readonly AskedOption[];
  /** The labels that were chosen, and words of the author's own; empty for all but an answer. */
  readonly answer: readonly string[];
  /** What the author added: a reason, a condition. */
  readonly note?: string;
  /** Who answered. */
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly when: string;
}

const kinds: readonly unknown[] = ["answer", "skip", "not-relevant", "look"] satisfies readonly ReplyKind[];

const isText = (value: unknown): value is string => typeof value === "string";
const isMaybeText = (value: unknown): boolean => value === undefined || isText(value);
const isOption = (value: unknown): boolean => {
  const { label, description, preview, recommended } = Object(value) as Record<string, unknown>;
  return (
    isText(label) &&
    isMaybeText(description) &&
    isMaybeText(preview) &&
    (recommended === undefined || recommended === true)
  );
};

/** What is wrong with a value that ought to be a record; undefined where nothing is. */
function faultOf(value: unknown): string | undefined {
  const record = Object(value) as Record<string, unknown>;
  const { version, id, kind, options, answer } = record;
  if (version !== 1) return `has the version ${JSON.stringify(version) ?? "none"}, expected 1`;
  if (!Number.isSafeInteger(id) || (id as number) < 1) return "has no id, expected a whole number from 1";
  if (!kinds.includes(kind)) return `has the kind ${JSON.stringify(kind) ?? "none"}, expected ${kinds.join(", ")}`;
  const missing = ["spec", "topic", "question", "who", "when"].find((key) => !isText(record[key]));
  if (missing !== undefined) return `has no ${missing}, expected a text`;
  if (!isMaybeText(record.why) || !isMaybeText(record.note)) return "has a why or note that is not a text";
  if (!Array.isArray(options) || !options.every(isOption)) return "has no options, expected a list of labels";
  if (!Array.isArray(answer) || !answer.every(isText)) return "has no answer, expected a list of texts";
  return undefined;
}

/**
 * Reads decisions.jsonl. A last line that has no line feed and is not JSON was being written when the process ended: it was never told to the model, and
 * is left out.
 *
 * @param file - The name that errors give it.
 * @throws GoalpostError `spec/bad-decisions`, with the line.
 */
export function readDecisions(text: string, file: string): readonly DecisionRecord[] {
  const lines = text.split("\n");
  const latest = new Map<string, DecisionRecord>();
  return lines.flatMap((line, index): readonly DecisionRecord[] => {
    if (line.trim() === "") return [];
    const isTorn = index === lines.length - 1;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      if (isTorn) return [];
      throw badLine(file, index, "is not JSON, expected a decision");
    }
    const fault = faultOf(value);
    if (fault !== undefined) throw badLine(file, index, fault);
    const record = value as DecisionRecord;
    const key = JSON.stringify([record.spec, record.id]);
    const earlier = latest.get(key);
    if (earlier !== undefined && !replaces(record, earlier)) throw twoOfOneId(file, index, earlier, latest.values());
    latest.set(key, record);
    return [record];
  });
}

/** A new answer to a question, or to the one that it was in other words. */
const replaces = (later: DecisionRecord, earlier: DecisionRecord): boolean =>
  plain(later.question) === plain(earlier.question) ||
  (later.topic === earlier.topic && likenessOf(later.question, earlier.question) >= alike);

/** Two branches that were merged may each have given an id: the later answer would hide the earlier one. */
const twoOfOneId = (
  file: string,
  index: number,
  { id, question }: DecisionRecord,
  known: Iterable<DecisionRecord>,
): GoalpostError =>
  new GoalpostError({
    code: "spec/bad-decisions",
    where: `${file}:${index + 1}`,
    what: `has the id ${id} of another question, ${JSON.stringify(question.slice(0, 120))}`,
    help: `give one of them an id that no decision has, ${Math.max(...[...known].map((each) => each.id)) + 1} for example, and cite that one in the specification`,
  });

const badLine = (file: string, index: number, what: string): GoalpostError =>
  new GoalpostError({
    code: "spec/bad-decisions",
    where: `${file}:${index + 1}`,
    what,
    help: "correct the line or take it out; a decision is never changed in place, a later line of the same id replaces it",
  });

/**
 * Gives the last word on each question, in the order of the ids: a record that took the place of another is in the log beside it.
 *
 * @example
 * latestDecisions([]).length; // 0
 */
export const latestDecisions = (records: readonly DecisionRecord[]): readonly DecisionRecord[] =>
  [...new Map(records.map((record) => [record.id, record])).values()].sort((one, other) => one.id - other.id);

/** The decisions proper: what was answered. */
export const answered = (records: readonly DecisionRecord[]): readonly DecisionRecord[] =>
  latestDecisions(records).filter(({ kind }) => kind === "answer");
