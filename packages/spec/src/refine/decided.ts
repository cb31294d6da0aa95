import { answered, type DecisionRecord } from "../interview/decision-record.ts";
import { citedDecisions } from "../interview/proposal.ts";
import type { Spec } from "../read/spec.ts";
import { negations, stemsOf, wordsOf } from "./words.ts";

/** What was decided, as far as it is known. */
export interface Decided {
  readonly id: string;
  /** All its words: question, answer, what the option means, the author's note. */
  readonly text: string;
  /** What was chosen; empty where only the specification's own line is known. */
  readonly answer: string;
  /** Options that were not chosen. */
  readonly rejected: readonly string[];
  /** Its line in the specification's section of decisions, from 1. */
  readonly line?: number;
}

/** The decisions of a specification and of its log. */
export function decidedIn(spec: Pick<Spec, "decisions">, records: readonly DecisionRecord[]): readonly Decided[] {
  const logged = answered(records).map((record): Decided => {
    const { id, question, answer, options, note = "" } = record;
    const chosen = options.filter(({ label }) => answer.includes(label));
    const own = spec.decisions.find((each) => each.id === String(id));
    return {
      id: String(id),
      text: [question, ...answer, ...chosen.map(({ description = "" }) => description), note, own?.text ?? ""].join(
        "\n",
      ),
      answer: answer.join("\n"),
      rejected: options.flatMap(({ label }) => (answer.includes(label) ? [] : [label])),
      ...(own === undefined ? {} : { line: own.line }),
    };
  });
  const ids = new Set(logged.map(({ id }) => id));
  const own = spec.decisions
    .filter(({ id }) => !ids.has(id))
    .map(({ id, text, line }) => ({ id, text, answer: "", rejected: [], line }));
  return [...logged, ...own];
}

/** The place of a quote in a specification. */
export interface Place {
  /** Lines that it touches, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** These lines, whole. */
  readonly lines: string;
}

/**
 * Names the decisions that a replacement would open again: it stands in a decision's own line, drops its number, says no where the line said yes, changes a
 * word of a line that cites it by other words than the decision's own, or brings in what was not chosen.
 */
export function reopened(
  quote: string,
  replacement: string,
  { firstLine, lastLine, lines }: Place,
  decided: readonly Decided[],
): readonly string[] {
  const cited = citedDecisions(lines);
  const [before, after] = [stemsOf(quote), stemsOf(replacement)];
  const changed = changedWords(quote, replacement);
  const added = [...after].filter((stem) => !before.has(stem));
  const lost = new Set([...citedDecisions(quote)].filter((id) => !citedDecisions(replacement).has(id)).map(String));
  return decided.flatMap((decision) => {
    const isOwnLine = decision.line !== undefined && decision.line >= firstLine && decision.line <= lastLine;
    const isCited = cited.has(Number(decision.id));
    const isChanged =
      isCited && (negations(quote) !== negations(replacement) || !isInWords(changed, decision, replacement));
    const isOpened =
      isOwnLine ||
      lost.has(decision.id) ||
      isChanged ||
      losesAnswer(decision, before, after) ||
      takesRejected(decision, added);
    return isOpened ? [decision.id] : [];
  });
}

/** Words that may come and go in a decided line: they change how it reads, and not what it says. */
const neutral: ReadonlySet<string> = new Set(
  "a an the this that these those of is are be it its to each every must shall will".split(" "),
);

/** Words that only one of two texts has, small ones among them: "for a while" is none that says something by itself, and changes all. */
function changedWords(quote: string, replacement: string): readonly string[] {
  const stems = (text: string): ReadonlySet<string> =>
    new Set(
      wordsOf(text)
        .filter(({ text: word }) => /[\p{L}\p{N}]/u.test(word) && !neutral.has(word.toLowerCase()))
        .map(({ stem }) => stem),
    );
  const [before, after] = [stems(quote), stems(replacement)];
  return [...before, ...after].filter((stem) => before.has(stem) !== after.has(stem));
}

/** A decided line may be said in the decision's own words, none of which goes. */
function isInWords(changed: readonly string[], { text }: Decided, replacement: string): boolean {
  const [own, after] = [text, replacement].map((each) => new Set(wordsOf(each).map(({ stem }) => stem)));
  return changed.every((stem) => after?.has(stem) === true && own?.has(stem) === true);
}

/** The line said what was chosen, and says it no more. */
function losesAnswer({ answer }: Decided, before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  const words = [...stemsOf(answer)];
  return words.length > 0 && words.every((stem) => before.has(stem)) && words.some((stem) => !after.has(stem));
}

/** Words that only a rejected option has, all of which come in; a bare number says nothing beside another question. */
function takesRejected({ rejected, text }: Decided, added: readonly string[]): boolean {
  const own = stemsOf(text);
  return rejected.some((label) => {
    const words = [...stemsOf(label)].filter((stem) => !own.has(stem));
    return words.some((stem) => /\p{L}/u.test(stem)) && words.every((stem) => added.includes(stem));
  });
}
