import { grammarOf, type Run, wordsIn } from "./frame.ts";
import { lex } from "./lexed.ts";
import { Pattern, Subject } from "./pattern.ts";
import { bareRun } from "./sentences.ts";
import { cues } from "./words/cues.ts";
import type { Language } from "./words/language.ts";
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
}

interface Compiled {
  /** Words of which one stands in each sentence that forbids. */
  readonly cue: RegExp | undefined;
  readonly not: Pattern;
  readonly acts: readonly Pattern[];
  readonly remedies: Pattern;
  readonly orders: Pattern;
  readonly architecture: Pattern;
  readonly structure: Pattern;
}

const compiled = new Map<Language, Compiled>();
const never = "(?!)";

/** The patterns of a language, made once, when a text first asks for them. */
export function patternsOf(language: Language): Compiled {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const { forbids, macros } = language;
  const grammar = grammarOf(macros);
  const any = (sources: readonly string[]): Pattern =>
    new Pattern(sources.length === 0 ? never : `(?:${sources.join("|")})`, grammar);
  const cue = cues[language.code]?.forbids;
  const made: Compiled = {
    cue: cue === undefined ? undefined : new RegExp(cue, "iu"),
    not: any(forbids.not),
    acts: forbids.acts.map((source) => new Pattern(source, grammar)),
    remedies: any(forbids.remedies),
    orders: any(forbids.orders),
    architecture: any(forbids.architecture),
    structure: any(forbids.structure ?? []),
  };
  compiled.set(language, made);
  return made;
}

/** Longer sentences are read by their beginning alone. */
const longest = 600;

/** Whether a sentence only looks as if it forbade: "Do not forget to log", "No-op migrations are fine". */
export const onlyLooks = (text: string, sentence: Run, languages: readonly Language[]): boolean => {
  const run = bareRun(text, sentence);
  const subject = new Subject(text.slice(run.from, run.to), true);
  return languages.some((language) => patternsOf(language).not.fits(subject));
};

/** Reads how a sentence forbids; undefined where it does not. */
export function prohibitionIn(text: string, sentence: Run, languages: readonly Language[]): Prohibition | undefined {
  const run = bareRun(text, sentence);
  if (run.to - run.from > longest) return undefined;
  const words = text.slice(run.from, run.to);
  for (const language of spokenOf(languages, words)) {
    const patterns = patternsOf(language);
    if (patterns.cue?.test(words) === false) continue;
    if (patterns.not.fits(new Subject(words, true))) return undefined;
    const found = forbiddenIn(words, patterns);
    if (found === undefined) continue;
    const at = (part: Run | undefined): Run | undefined =>
      part === undefined ? undefined : bareRun(text, { from: run.from + part.from, to: run.from + part.to });
    return { act: at(found.act) ?? run, more: at(found.more), instead: at(found.instead), order: at(found.order) };
  }
  return undefined;
}

function forbiddenIn(words: string, patterns: Compiled): Prohibition | undefined {
  const subject = new Subject(words, true);
  for (const [kind, cuts] of [
    ["instead", patterns.remedies],
    ["order", patterns.orders],
  ] as const) {
    for (const { index, length } of cuts.parts(subject)) {
      const act = actIn(words.slice(0, index), patterns);
      if (act === undefined) continue;
      const rest = { from: index + length, to: words.length };
      // An order that forbids in its turn is read as one.
      return { ...act, instead: kind === "instead" ? rest : undefined, order: kind === "order" ? rest : undefined };
    }
  }
  const act = actIn(words, patterns);
  return act === undefined ? undefined : { ...act, instead: undefined, order: undefined };
}

function actIn(words: string, { acts, not }: Compiled): Pick<Prohibition, "act" | "more"> | undefined {
  const subject = new Subject(words, true);
  if (not.fits(subject)) return undefined;
  for (const pattern of acts) {
    const { x, y } = pattern.groups(subject) ?? {};
    if (x !== undefined)
      return { act: { from: x[0], to: x[1] }, more: y === undefined ? undefined : { from: y[0], to: y[1] } };
  }
  return undefined;
}

/** The forbidden act of an entry and what to do in its place, in its own words; undefined where it does not forbid. */
export function prohibitionWords(
  text: string,
  languages: readonly Language[],
): { readonly act: string; readonly instead: string | undefined } | undefined {
  const lexed = lex(text);
  const found = prohibitionIn(lexed.text, { from: 0, to: lexed.text.length }, languages);
  if (found === undefined) return undefined;
  const stop =
    (found.more ?? found.act).to === bareRun(lexed.text, { from: 0, to: lexed.text.length }).to
      ? (/[.!。！]$/.exec(text.trim())?.[0] ?? "")
      : "";
  const act = [found.act, ...(found.more === undefined ? [] : [found.more])]
    .map((run) => wordsIn(lexed, run))
    .join(" ");
  return {
    act: act.charAt(0).toUpperCase() + act.slice(1) + stop,
    instead:
      found.instead === undefined ? undefined : wordsIn(lexed, { from: found.instead.from, to: lexed.text.length }),
  };
}
