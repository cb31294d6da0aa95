import type { Matcher } from "../../node/lazy-pattern.ts";
import { once } from "../../node/once.ts";
import { type Anchors, anchorsOf, enough, withoutFiles } from "./anchors.ts";
import { breakRuns } from "./break-runs.ts";
import { definite, eachHas } from "./definite.ts";
import { judged, namedState, passed, silence } from "./named-check.ts";
import { partOfThing } from "./parts.ts";
import { allOf, count, quantity } from "./quantity.ts";
import { finished, vague } from "./vague.ts";

/** Whether a condition can be measured, and what decided it. */
export interface Measured {
  readonly measurable: boolean;
  /** The word that says nothing, when there is one. */
  readonly vague?: string;
}

/** Blanks, commas and stops end a clause; a dot inside a name or number does not. */
const clauses = once(
  () =>
    /[;:!?。！？；：\n]|[.,](?=\s|$)|、(?=.)|，|\s(?:—|–)\s|\s(?:and|but|und|sowie|y|pero|et|e|ed|и|а также)\s|并且|而且|그리고/u,
);

/**
 * Judges whether a condition can be measured: whether a machine, or a person who looks, could answer yes or no without taste. Something
 * must bind it: a number with its bound, a check with a verdict of its own, a command, or a file or name and what is seen of it. Where
 * nothing binds it, it cannot be measured, vague word or not: "migration complete" says as little as "the code is clean".
 */
export function judge(condition: string): Measured {
  const text = breakRuns(condition.slice(0, enough).normalize("NFKC"));
  if (isBound(text)) return { measurable: true };
  const anchors = anchorsOf(text);
  const vagueWord = vague().exec(anchors.words)?.[0];
  if (anchors.commands > 0 && (vagueWord === undefined || definite().test(anchors.prose))) return { measurable: true };
  const word = vagueWord ?? finished().exec(anchors.words)?.[0];
  if (vagueWord === undefined && isSeen(text, anchors, word)) return { measurable: true };
  return word === undefined ? { measurable: false } : { measurable: false, vague: word.trim() };
}

/** A bound that holds whatever else is said: a quantity, a tool's silence, a state with a name, a check with its verdict. */
const isBound = (text: string): boolean =>
  quantity().test(text) || silence().test(text) || namedState().test(text) || text.split(clauses()).some(hasVerdict);

/** Without a vague word: a file or name and what is seen of it, or a thing that each of many has. */
function isSeen(text: string, { commands, files, names, prose }: Anchors, over: string | undefined): boolean {
  const counted = count().test(prose);
  if (commands + files + names === 0 && !counted)
    return over === undefined && (eachHas().test(text) || partOfThing().test(text));
  if (definite().test(prose) || allOf().test(text)) return true;
  // A file that is only named, with nothing to be seen of it, is a place to work in and no state.
  return over === undefined && (names > 0 || counted);
}

/** A check with a verdict of its own, and the verdict, in one clause. */
function hasVerdict(clause: string): boolean {
  if (!judged().test(clause) || !passed().test(clause)) return false;
  const rest = without(judged(), without(passed(), clause));
  return !vague().test(withoutFiles(rest));
}

/** A text without the first match. */
function without(matcher: Matcher, text: string): string {
  const found = matcher.exec(text);
  return found === null ? text : `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
}
