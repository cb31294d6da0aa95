import { GoalpostError } from "@goalpost/core/errors";
import { hiddenLine } from "../read/hidden.ts";
import { readSpec } from "../read/read-spec.ts";
import { answered, type DecisionRecord } from "./decision-record.ts";

/** What an interviewer answers at its end. */
export interface Proposal {
  readonly specification: string;
  /** What it says is open. */
  readonly open: readonly string[];
}

/** The form of a {@link Proposal}, as both clients take it. */
export const proposalSchema = {
  type: "object",
  properties: {
    specification: { type: "string", description: "the whole specification, as Markdown" },
    open: { type: "array", items: { type: "string" }, description: "what is still open, one question each" },
  },
  required: ["specification", "open"],
  additionalProperties: false,
} as const;

/** Says why a text is not a specification that could replace the author's; undefined where it is one. */
export function unreadable(before: string, text: string, file: string): string | undefined {
  const line = hiddenLine(before, text);
  if (line !== undefined) return `line ${line} has a character that nobody sees, a control or a mark of direction`;
  try {
    readSpec(text, file);
    return undefined;
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    return `${error.what} (${error.help})`;
  }
}

/** Requirement ids that the author gave and that a text has no more. */
export function lostRequirements(before: string, after: string, file: string): readonly string[] {
  const kept = new Set(givenIds(after, file));
  return givenIds(before, file).filter((id) => !kept.has(id));
}

function givenIds(text: string, file: string): readonly string[] {
  try {
    return readSpec(text, file).requirements.flatMap(({ id, isGiven }) => (isGiven ? [id] : []));
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    return []; // a rough idea states no requirement yet
  }
}

/** The numbers of decisions that a text cites: "decision 12", "(decisions 3, 4 and 12)", `decision:12`. */
export function citedDecisions(text: string): ReadonlySet<number> {
  const numbers = [...text.matchAll(/\bdecisions?[ :#]*((?:\d{1,6}(?:\s*(?:,|and|&)\s*)?)+)/gi)].flatMap(
    ([, list = ""]) => [...list.matchAll(/\d+/g)].map(([number]) => Number(number)),
  );
  return new Set(numbers);
}

/** Answers that a text cites nowhere. */
export const uncitedDecisions = (text: string, records: readonly DecisionRecord[]): readonly number[] => {
  const cited = citedDecisions(text);
  return answered(records)
    .map(({ id }) => id)
    .filter((id) => !cited.has(id));
};
