import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import type { DecisionRecord } from "../interview/decision-record.ts";
import { citedDecisions } from "../interview/proposal.ts";
import { hiddenLine } from "../read/hidden.ts";
import { readSpec } from "../read/read-spec.ts";
import type { Spec } from "../read/spec.ts";
import { type Decided, decidedIn, type Place, reopened } from "./decided.ts";
import { claimMark, questionKinds, type RefineFinding } from "./finding.ts";
import { languageOf } from "./function-words.ts";
import { addedScope, saysStatement } from "./scope.ts";
import { negations, permits } from "./words.ts";

/** What we make of a finding, before anybody is asked. */
export type Judgement =
  /** It cannot be used, whoever wants it. */
  | { readonly verdict: "refused"; readonly why: string; readonly line?: number }
  /** A person may take it: it reopens a decision, adds scope, or turns a yes into a no. `--yes` does not. */
  | { readonly verdict: "person"; readonly why: readonly string[]; readonly line: number; readonly text: string }
  /** The same, said more clearly. */
  | { readonly verdict: "plain"; readonly line: number; readonly text: string }
  /** It cannot be verified: it is removed, or stays as a claim. `text` has it marked as a claim, `removed` has it no more. */
  | { readonly verdict: "claim"; readonly line: number; readonly text: string; readonly removed: string | undefined }
  /** The author is to decide. */
  | { readonly verdict: "question"; readonly line: number };

/** What a finding is judged against. */
export interface JudgeOptions {
  readonly text: string;
  readonly file: string;
  readonly records: readonly DecisionRecord[];
  /** Commands of the project: they do not count as added. */
  readonly commands?: readonly string[];
  /** The replacement is the author's own: what it adds has an origin. Default false. */
  readonly isOwn?: boolean;
}

/** Longest quote and replacement, in UTF-16 units: one place, and not a chapter. */
const mostCharacters = 4000;

const optionNames = namesOf<JudgeOptions>({ text: true, file: true, records: true, commands: true, isOwn: true });

/**
 * Judges a finding by rules; no model is asked, and nothing is changed.
 *
 * @throws GoalpostError `spec/bad-option` for an option that there is not, and what `readSpec` throws.
 */
export function judgeFinding(finding: RefineFinding, options: JudgeOptions): Judgement {
  requireKnown("judgeFinding", options, optionNames, "spec/bad-option");
  const { text, file } = options;
  const { kind, quote, replacement } = finding;
  const place = placeOf(quote, text);
  if (typeof place === "string") return { verdict: "refused", why: place };
  const { firstLine: line } = place;
  if (questionKinds.includes(kind)) return { verdict: "question", line };
  const spec = readSpec(text, file);
  const decided = decidedIn(spec, options.records);
  if (kind === "unverifiable" && replacement.trim() === "") return unverifiable(quote, place, options, decided);
  if (replacement.trim() === "")
    return { verdict: "refused", why: "it has no replacement, and a line is never dropped", line };
  if (replacement.length > mostCharacters)
    return {
      verdict: "refused",
      why: `its replacement has ${replacement.length} characters, expected at most ${mostCharacters}`,
      line,
    };
  if (replacement.trim() === quote.trim())
    return { verdict: "refused", why: "the replacement says what stands there", line };
  if (hiddenLine(quote, replacement) !== undefined)
    return { verdict: "refused", why: "its replacement has a character that nobody sees", line };
  const after = text.replace(quote, () => replacement);
  const broken = brokenBy(spec, after, file, decided);
  if (broken !== undefined) return { verdict: "refused", why: broken, line };
  const language = languageOf(text);
  const statements = statementsOf(spec, options, decided);
  const why = [
    ...reopened(quote, replacement, place, decided).map((id) => `reopens decision ${id}`),
    ...(options.isOwn === true ? [] : additions(finding, spec, after, options, { statements, decided })),
    ...(isTurned(quote, replacement, statements, language) ? ["changes a yes or a no"] : []),
    ...(permits(quote, language) === permits(replacement, language) ? [] : ["changes what may be and what must be"]),
  ];
  return why.length === 0 ? { verdict: "plain", line, text: after } : { verdict: "person", why, line, text: after };
}

/** Whether it says no more or less often than the quote, but for what is stated so elsewhere, as a whole or in a clause: "when the patient has not come, …". */
function isTurned(quote: string, replacement: string, statements: readonly string[], language: string): boolean {
  const noes = negations(quote, language);
  if (negations(replacement, language) === noes || saysStatement(replacement, statements, language)) return false;
  const own = replacement
    .split(/[,;.:]\s+/)
    .map((clause) => (saysStatement(clause, statements, language) ? 0 : negations(clause, language)));
  return own.reduce((sum, count) => sum + count, 0) !== noes;
}

/** Each line by itself, but for what is not to be done, and each decision. */
function statementsOf(spec: Spec, { text }: JudgeOptions, decided: readonly Decided[]): readonly string[] {
  const outside = new Set(spec.outOfScope.map(({ line }) => line));
  const lines = text.split("\n").filter((_, index) => !outside.has(index + 1));
  return [...lines, ...decided.map((decision) => decision.text)];
}

function additions(
  { quote, replacement }: RefineFinding,
  spec: Spec,
  after: string,
  { file, commands = [] }: JudgeOptions,
  { statements, decided }: { readonly statements: readonly string[]; readonly decided: readonly Decided[] },
): readonly string[] {
  const ids = citedDecisions(replacement);
  const cited = decided.flatMap((decision) => (ids.has(Number(decision.id)) ? [decision.text] : []));
  const added = addedScope(quote, replacement, { statements, cited, commands });
  const entries = newEntries(spec, readSpec(after, file));
  return [...added, ...entries].map((each) => `adds: ${each}`);
}

/** Entries that a new requirement has of its own: a requirement that cites a decision has an origin, and is a person's to take. */
const newEntries = (before: Spec, after: Spec): readonly string[] =>
  after.requirements
    .filter(({ id }) => before.requirements.every((each) => each.id !== id))
    .filter(({ isGiven }) => isGiven)
    .map(({ id, text }) => `${id}: ${text}`);

/** What makes a specification unusable, or adds what has no origin. */
function brokenBy(before: Spec, text: string, file: string, decided: readonly Decided[]): string | undefined {
  let after: Spec;
  try {
    after = readSpec(text, file);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    return `with it, the specification ${error.what}`;
  }
  const lost = before.requirements.filter(
    ({ id, isGiven }) => isGiven && after.requirements.every((each) => each.id !== id),
  );
  if (lost.length > 0) return `it takes away ${lost.map(({ id }) => id).join(", ")}`;
  const known = new Set(decided.map(({ id }) => Number(id)));
  const made = after.requirements.filter(
    ({ id, isGiven }) => isGiven && before.requirements.every((each) => each.id !== id),
  );
  const without = made.find(({ text: words }) => ![...citedDecisions(words)].some((id) => known.has(id)));
  if (without !== undefined) return `it adds ${without.id}, which comes from no decision: ${without.text}`;
  if (after.requirements.length > before.requirements.length + made.length)
    return "it adds a requirement, which comes from no decision";
  const gone = before.decisions.find(({ id }) => after.decisions.every((each) => each.id !== id));
  if (gone !== undefined) return `it takes away decision ${gone.id}`;
  const invented = after.decisions.find(({ id }) => before.decisions.every((each) => each.id !== id));
  return invented === undefined ? undefined : `it adds decision ${invented.id}, which nobody made`;
}

function unverifiable(
  quote: string,
  place: Place,
  { text, file }: JudgeOptions,
  decided: readonly Decided[],
): Judgement {
  const { firstLine: line, lastLine, lines } = place;
  if (lines.includes(claimMark))
    return { verdict: "refused", why: "it is a claim already, as the author has said", line };
  const own = decided.find(
    (decision) => decision.line !== undefined && decision.line >= line && decision.line <= lastLine,
  );
  if (own !== undefined)
    return { verdict: "refused", why: `it is decision ${own.id}, which nothing has to verify`, line };
  const all = text.split("\n");
  const marked = all
    .map((each, index) => (index === lastLine - 1 ? `${each.trimEnd()} ${claimMark}` : each))
    .join("\n");
  // what carries a decision is not taken away: the decision would be gone with it
  const removed = citedDecisions(lines).size > 0 ? undefined : withoutQuote(quote, text, place, file);
  return { verdict: "claim", line, text: marked, removed };
}

/** Without the quote, and without an entry that says nothing then; undefined where no specification would be left. */
function withoutQuote(quote: string, text: string, { firstLine, lastLine }: Place, file: string): string | undefined {
  const left = text.slice(0, text.indexOf(quote)).split("\n").at(-1) ?? "";
  const rest = text.slice(text.indexOf(quote) + quote.length).split("\n")[0] ?? "";
  const isEmpty = /^\s*(?:[-*+]|\d+[.)])?\s*(?:\*\*)?(?:[A-Z]{1,8}-?\d{1,5}(?:\.\d+)*)?(?:\*\*)?\s*[:.)]?\s*$/.test(
    `${left}${rest}`,
  );
  const all = text.split("\n");
  const without = isEmpty
    ? [...all.slice(0, firstLine - 1), ...all.slice(lastLine)].join("\n")
    : text.replace(quote, () => "");
  try {
    readSpec(without, file);
    return without;
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    return undefined;
  }
}

/** Where a quote stands, or what is wrong with it. */
function placeOf(quote: string, text: string): Place | string {
  if (quote.trim() === "") return "it quotes nothing";
  if (quote.length > mostCharacters)
    return `its quote has ${quote.length} characters, expected at most ${mostCharacters}`;
  const at = text.indexOf(quote);
  if (at === -1) return `its quote does not stand in the specification: ${JSON.stringify(quote.slice(0, 80))}`;
  if (text.indexOf(quote, at + 1) !== -1)
    return `its quote stands there more than once: ${JSON.stringify(quote.slice(0, 80))}`;
  const lines = text.split("\n");
  const firstLine = text.slice(0, at).split("\n").length;
  const lastLine = firstLine + quote.replace(/\n$/, "").split("\n").length - 1;
  return { firstLine, lastLine, lines: lines.slice(firstLine - 1, lastLine).join("\n") };
}
