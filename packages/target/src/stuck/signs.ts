import { type StuckKind, stuckKindNames } from "./names.ts";
import type { Failure, Observation } from "./observation.ts";
import { isSimilar, outcomeOf } from "./outcome.ts";
import { withoutNumbers } from "./scrub.ts";

/** Whether observations in a row, none of which is progress, are of a kind; with what was seen, for people. */
type Sign = (row: readonly Observation[]) => string | undefined;

const all = (row: readonly Observation[], holds: (each: Observation) => boolean, says: string): string | undefined =>
  row.every(holds) ? says : undefined;

/** What stands in every one of the lists. */
function common(lists: readonly (readonly string[])[]): string | undefined {
  const [first = [], ...others] = lists;
  return first.find((each) => others.every((other) => other.includes(each)));
}

const signs: Readonly<Record<StuckKind, Sign>> = {
  "paused-but-spending": (row) =>
    all(
      row,
      ({ isPaused, tokens }) => isPaused && tokens > 0,
      `${row.reduce((sum, { tokens }) => sum + tokens, 0)} tokens were used while the goal was paused`,
    ),
  "client-error-loop": (row) =>
    all(
      row,
      ({ status, errors, tools }) => status === "failed" || (errors.length > 0 && tools === 0),
      `the client said: ${quoted(row.at(-1)?.errors.at(-1) ?? "nothing")}`,
    ),
  "compaction-loop": (row) =>
    all(
      row,
      ({ compactions }) => compactions > 0,
      `the context was compacted ${row.reduce((sum, { compactions }) => sum + compactions, 0)} times`,
    ),
  "cannot-run": (row) => {
    const shown = row.at(-1)?.failures.findLast(({ cannotRun }) => cannotRun === true)?.shown;
    if (shown === undefined) return undefined;
    const cannot = row.map(({ failures }) => failures.filter((each) => each.cannotRun === true));
    if (cannot.some((each) => each.length === 0)) return undefined;
    const nothingRan = row.every(
      ({ failures, passed }) => passed.length === 0 && failures.every((each) => each.cannotRun === true),
    );
    const same = common(cannot.map((each) => each.map(({ signature }) => withoutNumbers(signature))));
    return nothingRan || same !== undefined ? `could not run: ${quoted(shown)}` : undefined;
  },
  "waiting-for-person": (row) => {
    const sentence = common(row.map(({ message = "" }) => blockedSentences(message)));
    if (sentence !== undefined) return `it said ${row.length} times: ${quoted(sentence)}`;
    return all(row, ({ asked }) => asked, "it asked a person, or wanted leave, and nobody answered");
  },
  "waiting-for-time": (row) =>
    all(
      row,
      ({ waited, message = "", tools }) => waited || (tools === 0 && waits.test(message)),
      "each turn only waits",
    ),
  oscillation: (row) => {
    const period = periodOf(row.map(({ tree }) => tree)) ?? periodOf(row.map(({ content }) => content));
    return period === undefined ? undefined : `the tree goes to and fro between the same ${period} states`;
  },
  "repeated-failure": (row) => {
    const failed = row.map(({ failures }) => failures.map((each) => outcomeOf(each).alike));
    const same = common(failed);
    const shown =
      same === undefined
        ? row.at(-1)?.failures.find((last) => failsSimilarly(row, last))
        : row.at(-1)?.failures.find((each) => outcomeOf(each).alike === same);
    return shown && `${quoted(shown.check)} failed alike in each: ${quoted(shown.shown)}`;
  },
  "empty-turns": (row) => all(row, ({ tools }) => tools === 0, "no command was run and no file changed"),
  "no-progress": () => "no content, nothing read and no outcome of a check was new",
};

/** Whether a check fails in each, in the same words but for some, in a tree that stays as it is. */
const failsSimilarly = (row: readonly Observation[], { check, signature }: Failure): boolean =>
  new Set(row.map(({ tree, content = tree }) => content)).size === 1 &&
  row.every(({ failures }) => failures.some((each) => each.check === check && isSimilar(each.signature, signature)));

/** What those say who need a person: a question, or one of these words. It only tells kinds of stuck apart; it makes none. */
const blocked =
  /[?？؟]\s*$|\b(?:needs? (?!to\b)|requires?\b|provide\b|waiting for\b|awaiting\b|blocked\b|cannot\b|can't\b|could not\b|unable\b|please\b|confirm\b|approv\w*|permission\b|credentials?\b|brauche\b|warte\b|bitte\b|necesito\b|espero\b|besoin\b|attends\b)/i;

const waits =
  /\b(?:wait(?:ing)?|still running|not (?:yet )?(?:ready|finished|done)|in progress|check (?:again|back))\b/i;

/** The sentences of a message in which something is asked of a person, numbers left out. */
const blockedSentences = (message: string): readonly string[] =>
  withoutNumbers(message)
    .split(/(?<=[.!?。？！])\s+|\n+/)
    .map((sentence) => sentence.trim().toLowerCase())
    .filter((sentence) => sentence.length >= 8 && blocked.test(sentence));

/** The number of states, from 2 to 4, among which a row goes to and fro: it changes at every second observation at least, and each state comes again. */
function periodOf(trees: readonly (string | undefined)[]): number | undefined {
  const states = new Set(trees);
  if (states.has(undefined) || states.size < 2 || states.size > 4 || trees.length < 2 * states.size) return undefined;
  const changes = trees.filter((tree, at) => at > 0 && tree !== trees[at - 1]).length;
  return 2 * changes >= trees.length - 1 ? states.size : undefined;
}

const quoted = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return `"${line.length > 160 ? `${line.slice(0, 159)}…` : line}"`;
};

/** A kind that holds for the end of a row, and how long. */
export interface Sighting {
  readonly kind: StuckKind;
  readonly times: number;
  readonly says: string;
}

/**
 * The kind that holds for the last observations of a row, and for how many of them.
 *
 * @param thresholds - When a kind is told and ended; undefined: it is off. It must hold for as many as it is told after, or, as long rounds need, ended after.
 */
export function sightingOf(
  row: readonly Observation[],
  thresholds: (kind: StuckKind) => { readonly nudgeAt: number; readonly endAt: number } | undefined,
): Sighting | undefined {
  for (const kind of stuckKindNames) {
    const at = thresholds(kind);
    if (at === undefined || row.length === 0) continue;
    const sign = signs[kind];
    let [times, says] = [0, undefined as string | undefined];
    for (const least of [at.nudgeAt, at.endAt]) {
      if (says !== undefined) break;
      times = Math.min(row.length, least);
      says = sign(row.slice(-times));
    }
    if (says === undefined) continue;
    for (let more = times + 1; more <= row.length; more++) {
      const longer = sign(row.slice(-more));
      if (longer === undefined) break;
      times = more;
      says = longer;
    }
    return { kind, times, says };
  }
  return undefined;
}
