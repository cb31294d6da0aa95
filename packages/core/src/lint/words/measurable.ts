import { anchorsOf } from "./anchors.ts";
import { definite, eachHas } from "./definite.ts";
import { judged, namedState, passed, silence } from "./named-check.ts";
import { allOf, count, quantity } from "./quantity.ts";
import { finished, vague } from "./vague.ts";

/** Whether a condition can be measured, and what decided it. */
export interface Verdict {
  readonly measurable: boolean;
  /** The word that says nothing, when there is one. */
  readonly vague?: string;
}

/** Longer texts are judged by their beginning: the clients take no more. */
const enough = 8000;

/** Blanks, commas and stops end a clause; a dot inside a name or number does not. */
const clauses = /[;:!?。！？；：\n]|[.,](?=\s|$)|、(?=.)|，|\s(?:—|–)\s|\s(?:and|but|und|sowie|y|pero|et|e|ed|и|а также)\s|并且|而且|그리고/u;

/**
 * Judges whether a condition can be measured: whether a machine, or a person who looks, could answer yes or no without taste. Something
 * must bind it: a number with its bound, a check with a verdict of its own, a command, or a file or name and what is seen of it. Where
 * nothing binds it, it cannot be measured, vague word or not: "migration complete" says as little as "the code is clean".
 */
export function judge(condition: string): Verdict {
  const text = condition.slice(0, enough).normalize("NFKC");
  const { commands, files, names, prose } = anchorsOf(text);
  const vagueWord = vague().exec(prose)?.[0];
  const measurable = { measurable: true };
  if (quantity().test(text) || silence().test(text) || namedState().test(text)) return measurable;
  if (text.split(clauses).some(hasVerdict)) return measurable;
  if (commands > 0 && (vagueWord === undefined || definite().test(prose))) return measurable;
  const counted = count().test(prose);
  const anchored = commands + files + names > 0 || counted;
  const word = vagueWord ?? finished().exec(prose)?.[0];
  const vaguely = word === undefined ? { measurable: false } : { measurable: false, vague: word.trim() };
  if (vagueWord !== undefined) return vaguely;
  if (anchored) {
    if (definite().test(prose) || allOf().test(text)) return measurable;
    // A file that is only named, with nothing to be seen of it, is a place to work in and no state.
    if (word === undefined && commands + names + (counted ? 1 : 0) > 0) return measurable;
    return vaguely;
  }
  return word === undefined && eachHas().test(text) ? measurable : vaguely;
}

/** A check with a verdict of its own, and the verdict, in one clause. */
function hasVerdict(clause: string): boolean {
  if (!judged().test(clause) || !passed().test(clause)) return false;
  const rest = clause.replace(passed(), " ").replace(judged(), " ");
  return !vague().test(rest);
}
