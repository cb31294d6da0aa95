import { textPattern } from "../node/text-pattern.ts";
import type { Verbs } from "./words/language.ts";

/** Ends of English verbs: "e" falls away, "y" becomes "i", a single consonant is doubled. */
function inflected(verb: string, end: "ing" | "ed"): readonly string[] {
  const isVowel = (char: string): boolean => "aeiou".includes(char);
  if (verb.endsWith("e") && !/(?:ee|oe|ye)$/.test(verb)) return [verb.slice(0, -1) + end];
  if (verb.endsWith("y") && end === "ed" && !isVowel(verb.charAt(verb.length - 2))) return [`${verb.slice(0, -1)}ied`];
  const [, vowel = "", last = ""] = /([aeiou])([bdgmnprt])$/.exec(verb) ?? [];
  const doubles = vowel !== "" && !isVowel(verb.charAt(verb.length - 3));
  return doubles ? [`${verb}${last}${end}`, verb + end] : [verb + end];
}

const tables = new Map<Verbs, ReadonlyMap<string, string>>();
/** The plain form of each gerund and participle. */
function plainBy(verbs: Verbs): ReadonlyMap<string, string> {
  const known = tables.get(verbs);
  if (known !== undefined) return known;
  const all = new Map<string, string>();
  for (const verb of verbs.plain.split(" "))
    for (const end of ["ing", "ed"] as const) for (const form of inflected(verb, end)) all.set(form, verb);
  for (const [form, verb] of Object.entries(verbs.participles)) all.set(form, verb);
  tables.set(verbs, all);
  return all;
}

/** Whether a word is a verb in its plain form. */
export const isPlainVerb = (word: string, { plain }: Verbs): boolean =>
  ` ${plain} `.includes(` ${word.toLowerCase()} `);

/** What shows that a word before it is a verb, and no adjective: an article, a pronoun, code, a path. */
const object = textPattern(
  () =>
    /^(?:the|an?|any|all|its|our|your|their|my|his|her|this|that|these|those|it|them|anything|something|everything|existing|other|or|and|[\ue001-\ue005`"'])(?!\p{L})|^[`"'/.]|^\S*[/]/iu,
);

const gerundFirst = textPattern(() => /^(\p{L}+(?:-\p{L}+)?ing) +(\S[\s\S]*)$/u);
/** "Changing its output" as the act: "change its output". Where the word may be an adjective, "breaking changes", it stays. */
export function fromGerund(words: string, verbs: Verbs, isVerb = false): string {
  const [, first = "", rest = ""] = gerundFirst.exec(words) ?? [];
  const gerund = first.toLowerCase();
  const verb = plainBy(verbs).get(gerund);
  const isAct = (isVerb && !verbs.adjectives.includes(gerund)) || object.test(rest);
  if (verb === undefined || !isAct) return words;
  return `${verb} ${rest}`;
}

const capital = textPattern(() => /^\p{Lu}\p{Ll}/u);
const participleFirst = textPattern(() => /^(?:be )?(\p{L}+(?:-\p{L}+)?)(.*)$/su);
/** "Renamed or removed": two acts on one thing. */
const secondParticiple = textPattern(() => /^ (and|or) (\p{L}+)/u);
/** "Existing tests" and "edited" as the act: "edit existing tests"; undefined where the participle is of no known verb. */
export function fromPassive(subject: string, done: string, verbs: Verbs): string | undefined {
  const [, participle = "", behind = ""] = participleFirst.exec(done) ?? [];
  const verb = plainBy(verbs).get(participle.toLowerCase());
  if (verb === undefined || behind.startsWith("-")) return undefined;
  const object = capital.test(subject) ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject;
  const [joins, word = "", next = ""] = secondParticiple.exec(behind) ?? [];
  if (joins === undefined) return `${verb} ${object}${behind}`;
  const other = plainBy(verbs).get(next.toLowerCase());
  return other === undefined ? undefined : `${verb} ${word} ${other} ${object}${behind.slice(joins.length)}`;
}

const saidPassive = textPattern(
  () =>
    /^(?:(\S.{0,80}?) (?:(?:may|must|can|could|shall|should|will|would|is to|are to) (?:ever )?|ever ))?be (\p{L}.*)$/su,
);
/** What stands behind "no" and "nothing" as the act: of "file may be deleted" "delete any file", of "be logged" "log anything". */
export function fromNothing(words: string, verbs: Verbs): string | undefined {
  const [, thing, done] = saidPassive.exec(words) ?? [];
  return done === undefined ? undefined : fromPassive(thing === undefined ? "anything" : `any ${thing}`, done, verbs);
}
