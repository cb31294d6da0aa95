import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { banTitle } from "./ban-titles.ts";
import { clausesOf } from "./clauses.ts";
import { type Run, wordsIn } from "./frame.ts";
import { grammarsOf, patternSet } from "./language-forms.ts";
import { lex } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import type { PatternSet } from "./pattern-set.ts";
import { respelled } from "./respelled.ts";
import { bareRun } from "./sentences.ts";
import type { Subject } from "./subject.ts";
import { fromGerund, fromNothing, fromPassive, isPlainVerb } from "./verb-forms.ts";
import { cues } from "./words/cues.ts";
import type { Forbids, Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

/** How a sentence forbids. */
export interface Prohibition {
  /** The forbidden act, in the lexed text. */
  readonly act: Run;
  /** The rest of it, where the word that forbids stands within: "N'utilisez pas X". */
  readonly more: Run | undefined;
  /** What to do in its place, where the sentence says so. */
  readonly instead: Run | undefined;
  /** An order of its own behind it. */
  readonly order: Run | undefined;
  /** The act, where the sentence names only what must stay as it is: "Change" of "Leave the flags alone". */
  readonly verb?: string | undefined;
  /** How the end of the act reads without its negation, where the two are one word. */
  readonly ends: Language["verbEnds"];
  readonly language: Language;
}

/** A sign of a script without blanks between words. */
const unspaced = textPattern(() => /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/u);

const capital = textPattern(() => /^\p{Lu}(?=\p{Ll}+ )/u);
/** The words of a forbidden act: without its negation, in one piece. */
export function actWords({ act, more, verb, ends = {}, language }: Prohibition, wordsOf: (run: Run) => string): string {
  const [first, rest] = [wordsOf(act), more === undefined ? "" : wordsOf(more)];
  if (verb !== undefined) return `${verb} ${first.replace(capital.of(first), (letter) => letter.toLowerCase())}`;
  const { verbs } = language;
  const plain =
    verbs === undefined
      ? undefined
      : rest === ""
        ? (fromNothing(first, verbs) ?? fromGerund(first, verbs))
        : fromPassive(first, rest, verbs);
  if (plain !== undefined && plain !== first) return plain;
  const blank = rest === "" || (unspaced.test(first.slice(-1)) && unspaced.test(rest.slice(0, 1))) ? "" : " ";
  const words = first + blank + rest;
  const [end] = Object.keys(ends)
    .filter((each) => words.endsWith(each))
    .toSorted((one, other) => other.length - one.length);
  return end === undefined ? words : words.slice(0, words.length - end.length) + (ends[end] ?? "");
}

/** The words of a rule: an act begins with a capital, and a thing that begins its sentence, "unsafe is off the table", stands as it is written. */
export function ruleText(found: Prohibition, sentence: Run, wordsOf: (run: Run) => string): string {
  const words = actWords(found, wordsOf);
  const isThing = found.act.from === sentence.from && words === wordsOf(found.act);
  // "Credit notes are covered elsewhere and are not part of this": the thing is what stands in front of the first verb.
  if (isThing && joinsVerb.test(words)) return words.replace(joinsVerb, "");
  return isThing || beginsWithPath.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A path and the name of a file stand as they are written. */
const beginsWithPath = /^[\w@.-]*(?:\/|\.[A-Za-z])/;

const joinsVerb =
  / (?:is|are|was|were|has|have|gets?|comes?|belongs?|needs?) [^.;]{0,100}?,? (?:and|but|so)(?: (?:it|they|that))?$/i;

interface Compiled {
  readonly language: Language;
  /** Words of which one stands in each sentence that forbids. */
  readonly cue: TextPattern | undefined;
  readonly not: PatternSet;
  readonly acts: PatternSet;
  readonly keeps: PatternSet;
  readonly remedies: PatternSet;
  readonly orders: PatternSet;
  readonly architecture: PatternSet;
  readonly structure: PatternSet;
}

const compiled = new Map<Language, Compiled>();

/** The patterns of a language, made once, when a text first asks for them. */
export function patternsOf(language: Language): Compiled {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const { forbids } = language;
  const set = (name: Exclude<keyof Forbids, "keepsFrom">): PatternSet =>
    patternSet(language, name, forbids[name] ?? []);
  const cue = cues[language.code]?.forbids;
  const made: Compiled = {
    language,
    cue: cue === undefined ? undefined : madePattern(() => [cue, "iu"]),
    not: set("not"),
    acts: set("acts"),
    keeps: set("keeps"),
    remedies: set("remedies"),
    orders: set("orders"),
    architecture: set("architecture"),
    structure: set("structure"),
  };
  compiled.set(language, made);
  return made;
}

/** Some words as a language's patterns read them. */
export const subjectOf = (language: Language, words: string): Subject => grammarsOf(language).folding.subject(words);

/** Longer sentences are read by their beginning alone. */
const longest = 600;

/** Whether a sentence only looks as if it forbade: "Do not forget to log", "No-op migrations are fine". */
export const onlyLooks = (text: string, sentence: Run, languages: readonly Language[]): boolean => {
  const run = bareRun(text, sentence);
  const words = text.slice(run.from, run.to);
  return languages.some((language) => patternsOf(language).not.fits(subjectOf(language, words)));
};

/** Whether a text has a word that forbids, whatever it says of it. */
export const canForbid = (text: string, languages: readonly Language[]): boolean =>
  spokenOf(languages, text).some((language) => patternsOf(language).cue?.test(text) !== false);

/** Reads how a sentence forbids; undefined where it does not. */
export function prohibitionIn(text: string, sentence: Run, languages: readonly Language[]): Prohibition | undefined {
  const run = bareRun(text, sentence);
  if (run.to - run.from > longest) return undefined;
  const words = text.slice(run.from, run.to);
  for (const language of spokenOf(languages, words)) {
    const patterns = patternsOf(language);
    if (patterns.cue?.test(words) === false) continue;
    if (patterns.not.fits(subjectOf(language, words))) return undefined;
    const found = forbiddenIn(words, patterns);
    if (found === undefined) continue;
    const at = (part: Run | undefined): Run | undefined =>
      part === undefined ? undefined : bareRun(text, { from: run.from + part.from, to: run.from + part.to });
    return {
      act: at(found.act) ?? run,
      more: at(found.more),
      instead: at(found.instead),
      order: at(found.order),
      ends: found.ends,
      verb: found.verb,
      language,
    };
  }
  return undefined;
}

/** What is joined to a prohibition and only says how far it holds: "no exceptions", "not even in staging". */
const howFar = textPattern(
  () =>
    /^.{0,40}(?:exce[pçz]|eccez|excuse|ausnahm|исключ|例外|예외)|^(?:not even|nor|neither|nicht einmal|nicht mal|auch nicht|même pas|pas même|ni|nemmeno|neanche|neppure|né|nem|даже|即使|哪怕|就算|たとえ)(?!\p{L})/iu,
);

const spaceOrSign = textPattern(() => /[\s\p{Lo}]/u);
/** Two prohibitions in one sentence, "Do not edit X and never delete Y", each with its own word that forbids. */
function twiceIn(words: string, patterns: Compiled): Omit<Prohibition, "language"> | undefined {
  const { cuts } = clausesOf([patterns.language]);
  let count = 0;
  for (const { index, 0: mark } of words.matchAll(cuts.of(words))) {
    count += 1;
    if (count > 8) return undefined;
    const behind = words.slice(index + mark.length).trimStart();
    const rest = { from: words.length - behind.length, to: words.length };
    if (howFar.test(behind) || !spaceOrSign.test(behind)) continue;
    const act = actIn(words.slice(0, index), patterns);
    if (act === undefined || actIn(behind, patterns) === undefined) continue;
    return { ...act, instead: undefined, order: rest };
  }
  return undefined;
}

/** A label that forbids what stands behind it: "Hands off: the pricing rules". */
const labelled = textPattern(() => /^([\p{L}][\p{L}\p{N}'’ -]{2,48})[:：] ?(?=\S)/u);

function belowBan(words: string): Omit<Prohibition, "language"> | undefined {
  const [whole = "", label = ""] = labelled.exec(words) ?? [];
  const ban =
    whole === ""
      ? undefined
      : banTitle(
          label
            .toLowerCase()
            .replaceAll("’", "'")
            .replaceAll("-", " ")
            .replace(/\bdon't(?=s?\b)/g, "do not"),
        );
  if (ban === undefined) return undefined;
  const act = { from: whole.length, to: words.length };
  return {
    act,
    more: undefined,
    instead: undefined,
    order: undefined,
    ends: undefined,
    verb: ban === "things" ? "Change" : undefined,
  };
}

function forbiddenIn(words: string, patterns: Compiled): Omit<Prohibition, "language"> | undefined {
  const labelledBan = belowBan(words);
  if (labelledBan !== undefined) return labelledBan;
  const twice = twiceIn(words, patterns);
  if (twice !== undefined) return twice;
  const subject = subjectOf(patterns.language, words);
  for (const [kind, cuts] of [
    ["instead", patterns.remedies],
    ["order", patterns.orders],
  ] as const) {
    for (const { index, length } of cuts.parts(subject)) {
      const act = actIn(words.slice(0, index), patterns);
      if (act === undefined) continue;
      const rest = { from: index + length, to: words.length };
      // An order that forbids in its turn is read as one, and what forbids is no remedy.
      const forbids = kind === "instead" && actIn(words.slice(rest.from), patterns) !== undefined;
      return kind === "instead" && !forbids
        ? { ...act, instead: rest, order: undefined }
        : { ...act, instead: undefined, order: rest };
    }
  }
  const act = actIn(words, patterns);
  return act === undefined ? undefined : { ...act, instead: undefined, order: undefined };
}

function actIn(
  words: string,
  { acts, keeps, not, language }: Compiled,
): Pick<Prohibition, "act" | "more" | "ends" | "verb"> | undefined {
  const subject = subjectOf(language, words);
  if (not.fits(subject)) return undefined;
  for (const { x } of keeps.groups(subject)) {
    if (x === undefined) continue;
    const kept = { act: { from: x[0], to: x[1] }, more: undefined, ends: undefined };
    return { ...kept, verb: language.forbids.keepsFrom };
  }
  for (const { x, y, z } of acts.groups(subject)) {
    if (x !== undefined)
      return {
        act: { from: x[0], to: z?.[1] ?? x[1] },
        more: y === undefined ? undefined : { from: y[0], to: y[1] },
        ends: z === undefined ? undefined : language.verbEnds,
      };
  }
  return undefined;
}

/** The forbidden act of an entry and what to do in its place, in its own words; undefined where it does not forbid. */
export function prohibitionWords(
  text: string,
  languages: readonly Language[],
): { readonly act: string; readonly instead: string | undefined } | undefined {
  const [likeliest] = languages;
  const lexed = likeliest?.spelling === undefined ? lex(text) : respelled(lex(text), likeliest.spelling);
  const found = prohibitionIn(lexed.text, { from: 0, to: lexed.text.length }, languages);
  if (found === undefined) return undefined;
  const stop =
    (found.more ?? found.act).to === bareRun(lexed.text, { from: 0, to: lexed.text.length }).to
      ? (/[.!。！]$/.exec(text.trim())?.[0] ?? "")
      : "";
  return {
    act: ruleText(found, bareRun(lexed.text, { from: 0, to: lexed.text.length }), (run) => wordsIn(lexed, run)) + stop,
    instead:
      found.instead === undefined
        ? undefined
        : withoutBracket(wordsIn(lexed, { from: found.instead.from, to: lexed.text.length })),
  };
}

/** A remedy that stood in brackets, without the one that closes them. */
export const withoutBracket = (words: string): string =>
  /[(（]/.test(words) ? words : words.replace(/[)）](?=[.!。]?\s*$)/, "");

/** Whether words end with the verb of a forbidden act, whose object is to follow: "Do not touch". */
export const opensAct = (words: string, languages: readonly Language[]): boolean =>
  languages.some(({ verbs }) => verbs !== undefined && isPlainVerb(words.slice(words.lastIndexOf(" ") + 1), verbs));
