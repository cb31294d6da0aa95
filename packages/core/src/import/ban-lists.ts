import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { lex } from "../read/lexed.ts";
import { type Reading, readEntry } from "../read/read-entry.ts";
import { banLabel, bracketsIn, sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";

/** A part that tells why: it has a subject of its own. */
const tells = textPattern(
  () =>
    /^(?:it|they|we|i|you|he|she|this|that|these|those|the|our|your|their|its|there|because|since|see)(?![\p{L}-])/iu,
);
/** Longer parts tell of something. */
const longest = 160;

/** What one part forbids: "touch `src/gen`" is a path that stays, any other act stands in its words. */
function forbidden(text: string, from: number, languages: readonly Language[]): Reading {
  const lead = "Do not ";
  const [only, ...more] = languages[0]?.code === "en" ? readEntry("constraints", `${lead}${text}`, languages) : [];
  const isRead =
    more.length === 0 && only?.typed === true && (only.item.kind === "never" || only.item.kind === "unchanged");
  const item: Item = isRead ? only.item : { kind: "never", text: text.charAt(0).toUpperCase() + text.slice(1) };
  return { block: "constraints", item, from, to: from + text.length, typed: true };
}

const parting = /[;；]/g;

/** The acts that a list in one sentence forbids: three parts at least, since the second of two may tell why; none where any part tells. */
function actsIn(text: string, from: number, languages: readonly Language[]): readonly Reading[] {
  const inBrackets = bracketsIn(text);
  const ends = [...text.matchAll(parting)].map(({ index }) => index).filter((at) => at >= from && !inBrackets(at));
  if (ends.length < 2) return [];
  const acts: Reading[] = [];
  let begin = from;
  for (const at of [...ends, text.length]) {
    const part = text.slice(begin, at);
    const words = part.trim().replace(/[.。!！]$/, "");
    if (words === "" || words.length > longest || tells.test(words)) return [];
    acts.push(forbidden(words, begin + part.length - part.trimStart().length, languages));
    begin = at + 1;
  }
  return acts.map((act, index) => ({
    ...act,
    from: index === 0 ? 0 : act.from,
    to: acts[index + 1]?.from ?? text.length,
  }));
}

/**
 * What a list in one sentence forbids: "edit gems; disable cops; touch `db/`" behind "Do not:" is three acts. What may tell why as well stays one, in its words.
 *
 * @param from - Where the list begins in the text, behind its label; what stands before it belongs to the first act.
 */
function banList(text: string, from: number, languages: readonly Language[]): readonly Reading[] {
  const acts = actsIn(text, from, languages);
  const words = text
    .slice(from)
    .trim()
    .replace(/[.。!！]$/, "");
  if (acts.length > 0 || from === 0 || words === "" || !/[;；]/.test(words)) return acts;
  const item: Item = { kind: "never", text: words.charAt(0).toUpperCase() + words.slice(1) };
  return [{ block: "constraints", item, from: 0, to: text.length, typed: true }];
}

/** The acts that a sentence forbids as a list behind a colon: "Do not: push; rebase". */
export function banSentence(words: string, languages: readonly Language[]): readonly Reading[] {
  const label = banLabel(words);
  return label === 0 ? [] : banList(words, label, languages);
}

/**
 * An entry that lists in its first sentence what is forbidden: where that one ends, and the acts.
 *
 * @param isBelow - Whether a title above forbids; otherwise its own first words have to.
 */
export function banEntry(
  text: string,
  isBelow: boolean,
  languages: readonly Language[],
): { readonly acts: readonly Reading[]; readonly to: number } | undefined {
  if (!/[;；]/.test(text) || text.includes("\n")) return undefined;
  const label = banLabel(text);
  if (label === 0 && !isBelow) return undefined;
  const lead = label === 0 ? "Never: " : "";
  const lexed = lex(`${lead}${text}`);
  const [first] = sentencesOf(lexed);
  const to = first === undefined ? 0 : (lexed.offsets[first.to] ?? lexed.source.length) - lead.length;
  const acts = to > label ? banList(text.slice(0, to), label, languages) : [];
  return acts.length === 0 ? undefined : { acts, to };
}
