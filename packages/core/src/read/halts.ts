import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { lex } from "./lexed.ts";
import { sentencesOf } from "./sentences.ts";
import type { Language } from "./words/language.ts";
import { proseWords } from "./words/prose.ts";
import { spokenOf } from "./words/speaks.ts";

const known = new Map<string, TextPattern | undefined>();

/** "If X, (do Y; if Z,) stop": the condition in front of an order to stop; what is stopped is the work, and no server. */
function patternOf(code: string): TextPattern | undefined {
  if (known.has(code)) return known.get(code);
  const halts = proseWords[code]?.halts;
  const made = halts === undefined ? undefined : textPattern(() => new RegExp(`^(?:${halts})`, "iu"));
  known.set(code, made);
  return made;
}

/** A state without what begins the order behind it: "no board answers, work SHALL" of "…, work SHALL stop". */
export const withoutDuty = (state: string): string =>
  state.replace(
    /,? (?:then )?(?:(?:the|all|your) )?(?:work|agent|run|you|we|it) (?:shall|must|should|has to|have to|is to|are to|will|may)$/i,
    "",
  );

const longest = 400;
const refersBack =
  /^(?:there (?:is|are) (?:none|not|no such \w+)|(?:it|that|this|they|so|none|one|neither)(?: (?:is|are|does|do|did|has|have|can|will)(?: not|n't)?)?(?: so| either)?|not|so)$/i;

/** Whether words are more sentences than one, each of which says its own; a semicolon goes on. */
function areSeveral(words: string): boolean {
  if (!/[.!?。！？]["')\]]*\s*\S/.test(words)) return false;
  const lexed = lex(words);
  return sentencesOf(lexed).filter(({ from, to }) => !/[;；]\s*$/.test(lexed.text.slice(from, to))).length > 1;
}

/** The state in which one sentence says to stop, wherever it stands: "If the port is taken, stop and tell us." */
export function haltIn(words: string, languages: readonly Language[]): string | undefined {
  if (words.length > longest || /[?？]\s*$/.test(words) || areSeveral(words)) return undefined;
  for (const { code } of spokenOf(languages, words)) {
    const state = patternOf(code)?.exec(words.replaceAll("’", "'"))?.groups?.state?.trim();
    // "If there is none, stop" speaks of what stands before it.
    if (state !== undefined) return refersBack.test(state) ? undefined : withoutDuty(state);
  }
  return undefined;
}
