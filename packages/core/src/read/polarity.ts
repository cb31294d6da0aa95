import { once } from "../node/once.ts";
import { expand, type Run } from "./frame.ts";
import { bareRun } from "./sentences.ts";
import type { Language } from "./words/language.ts";
import { speaks } from "./words/speaks.ts";

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
  readonly not: RegExp;
  readonly acts: readonly RegExp[];
  readonly remedies: RegExp | undefined;
  readonly orders: RegExp | undefined;
  readonly architecture: RegExp | undefined;
}

const compiled = new Map<Language, () => Compiled>();
const never = /(?!)/;

/** The patterns of a language, made once, when a text first asks for them. */
export function patternsOf(language: Language): Compiled {
  const known = compiled.get(language);
  if (known !== undefined) return known();
  const { forbids, macros } = language;
  const whole = (source: string, flags = "iu"): RegExp => new RegExp(`^(?:${expand(source, macros)})$`, flags);
  const any = (sources: readonly string[], flags: string): RegExp | undefined =>
    sources.length === 0 ? undefined : new RegExp(sources.map((source) => expand(source, macros)).join("|"), flags);
  const make = once(
    (): Compiled => ({
      not: forbids.not.length === 0 ? never : whole(`(?:${forbids.not.join("|")})`),
      acts: forbids.acts.map((source) => whole(source, "iud")),
      remedies: any(forbids.remedies, "giu"),
      orders: any(forbids.orders, "giu"),
      architecture: forbids.architecture.length === 0 ? undefined : whole(`(?:${forbids.architecture.join("|")})`),
    }),
  );
  compiled.set(language, make);
  return make();
}

/** Longer sentences are read by their beginning alone. */
const longest = 600;

/** Reads how a sentence forbids; undefined where it does not. */
export function prohibitionIn(text: string, sentence: Run, languages: readonly Language[]): Prohibition | undefined {
  const run = bareRun(text, sentence);
  if (run.to - run.from > longest) return undefined;
  const words = text.slice(run.from, run.to);
  // "No" means one thing in English and another in Portuguese: a sentence with words of the first language is read in it alone.
  for (const language of speaks(languages[0], words) ? languages.slice(0, 1) : languages) {
    const patterns = patternsOf(language);
    if (patterns.not.test(words)) return undefined;
    const found = forbiddenIn(words, patterns);
    if (found === undefined) continue;
    const at = (part: Run | undefined): Run | undefined =>
      part === undefined ? undefined : bareRun(text, { from: run.from + part.from, to: run.from + part.to });
    return { act: at(found.act) ?? run, more: at(found.more), instead: at(found.instead), order: at(found.order) };
  }
  return undefined;
}

function forbiddenIn(words: string, patterns: Compiled): Prohibition | undefined {
  for (const [kind, cuts] of [["instead", patterns.remedies], ["order", patterns.orders]] as const) {
    for (const { index, 0: mark } of cuts === undefined ? [] : words.matchAll(cuts)) {
      const act = actIn(words.slice(0, index), patterns);
      if (act === undefined) continue;
      const rest = { from: index + mark.length, to: words.length };
      // An order that forbids in its turn is read as one.
      return { ...act, instead: kind === "instead" ? rest : undefined, order: kind === "order" ? rest : undefined };
    }
  }
  const act = actIn(words, patterns);
  return act === undefined ? undefined : { ...act, instead: undefined, order: undefined };
}

function actIn(words: string, { acts, not }: Compiled): Pick<Prohibition, "act" | "more"> | undefined {
  if (not.test(words)) return undefined;
  for (const pattern of acts) {
    const { x, y } = pattern.exec(words)?.indices?.groups ?? {};
    if (x !== undefined) return { act: { from: x[0], to: x[1] }, more: y === undefined ? undefined : { from: y[0], to: y[1] } };
  }
  return undefined;
}
