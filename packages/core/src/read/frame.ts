import { once } from "../node/once.ts";
import { textPattern } from "../node/text-pattern.ts";
import { Grammar } from "./grammar.ts";
import type { Lexed, Token, TokenKind } from "./lexed.ts";
import { signs } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import { numberSource } from "./numbers.ts";
import { Pattern } from "./pattern.ts";
import { PatternSet } from "./pattern-set.ts";

/** What a sentence of a known form does: each has one builder of items. */
export type Act =
  | "run"
  | "same"
  | "print"
  | "count"
  | "exist"
  | "hold"
  | "gone"
  | "lack"
  | "keep"
  | "fence"
  | "judge"
  | "after"
  | "gate"
  | "together"
  | "hand"
  | "brief"
  | "code"
  | "signal"
  | "styled"
  | "bound"
  | "block";

/** The forms of one act in one language, as sources with macros: `{C} passes`. */
export type Frames = Readonly<Partial<Record<Act, readonly string[]>>>;

/** The signs of the kinds that a macro takes. Code that is neither a command nor a path may be either: its builder decides. */
const of = (...kinds: readonly TokenKind[]): string => `[${kinds.map((kind) => signs[kind]).join("")}]`;
const anyCommand = of("command", "code");
const anyPath = of("path", "code");
const anyValue = of("quote", "code", "command", "path");
const list = (one: string): string =>
  `${one}(?:(?:, ?|、|，|; | ?\\+ ?| & | {and} | {and}|{and}|, {and} | / )(?:{also} )?${one}){0,7}`;

const common: Readonly<Record<string, string>> = {
  /** One command, several, captured as "c". */
  C: `(?<c>${anyCommand})`,
  Cs: `(?<c>${list(anyCommand)})`,
  /** A command that was captured already. */
  C2: `(?<c2>${anyCommand})`,
  P: `(?<p>${anyPath})`,
  Ps: `(?<p>${list(anyPath)})`,
  P2: `(?<p2>${anyPath})`,
  V: `(?<v>${anyValue})`,
  Q: `(?<v>${of("quote", "code", "command")})`,
  N: `(?<n>${numberSource})`,
  /** Free words without a stop, a colon or a token. */
  x: "(?<x>[^\\s,:;.!?()\\ue001-\\ue005](?:[^:;!?\\ue001-\\ue005]|\\.(?=\\p{L}|\\p{N})){0,160}?)",
  /** Free words of any kind. */
  any: "(?<x>\\S[^\\n]{0,400}?)",
  /** Words that are passed over: few, no stop, no token. */
  w: "[^\\s,:;.!?()\\ue001-\\ue005][^,:;.!?\\ue001-\\ue005]{0,70}?",
  and: "(?:and|&)",
  also: "(?:also|then)",
};

/** The sources of a language, with those that all languages share. */
export const grammarOf = (macros: Readonly<Record<string, string>>, folds = true): Grammar =>
  new Grammar({ ...common, ...macros }, folds);

/** One form. */
export interface Form {
  readonly act: Act;
  readonly pattern: Pattern;
  /** The grammar that reads it. */
  readonly grammar: Grammar;
  /** Whether words in capitals are names. */
  readonly exact: boolean;
  /** What must stand in the text, else the form is not tried. */
  readonly needs: () => readonly { test(text: string): boolean }[];
}

/** The forms of a part of a language. */
export interface Forms {
  readonly forms: readonly Form[];
  readonly set: PatternSet;
}

const hasCommand = new RegExp(anyCommand);
const hasPath = new RegExp(anyPath);
const hasValue = new RegExp(anyValue);
/** Signs of which each must stand in the text. */
const signsOf = (source: string): readonly RegExp[] => [
  ...(/\{Cs?\}(?!\|)/.test(source) && !source.includes("(?<it>") ? [hasCommand] : []),
  ...(/\{Ps?\}/.test(source) ? [hasPath] : []),
  ...(/\{[VQ]\}(?!\|)/.test(source) ? [hasValue] : []),
];

/** Acts whose words in capitals are names: TODO, DONE. Their forms are in small letters. */
const capitalsMatter: ReadonlySet<Act> = new Set(["lack", "signal"]);

/** The two grammars of a language. */
export interface Grammars {
  readonly folding: Grammar;
  readonly exact: Grammar;
}

/**
 * The forms of a language for some acts.
 *
 * @param name - Under which their table was made.
 */
export function formsOf(
  name: string,
  frames: Frames,
  grammars: Grammars,
  cues: Readonly<Partial<Record<Act, string>>> = {},
): Forms {
  const forms = (Object.entries(frames) as [Act, readonly string[]][]).flatMap(([act, sources]) => {
    const exact = capitalsMatter.has(act);
    const grammar = exact ? grammars.exact : grammars.folding;
    const cue = cues[act];
    const first = cue === undefined ? [] : [madePattern(() => [cue, "iu"])];
    return sources.map(
      (source): Form => ({
        act,
        exact,
        grammar,
        pattern: new Pattern(source, grammar),
        needs: once(() => [...signsOf(source), ...first]),
      }),
    );
  });
  return {
    forms,
    set: new PatternSet(
      name,
      forms.map(({ pattern }) => pattern),
    ),
  };
}

/** A run of the lexed text. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** A sentence of a known form, with what it captured. */
export interface Matched {
  readonly act: Act;
  readonly lexed: Lexed;
  /** The whole clause, where a form read it. */
  readonly run?: Run;
  /** Where each group stands in the lexed text. */
  readonly groups: Readonly<Record<string, Run>>;
  /** The code of the language of the form. */
  readonly code?: string;
}

const beginsLoud = textPattern(() => /^.[\p{Lu}\d_]/u);

/** What was found of a run until now, and what finds more. */
interface Finding {
  readonly found: Matched[];
  readonly more: Generator<Matched>;
}
const findings = new WeakMap<Lexed, Map<Forms, Map<string, Finding>>>();

/** Reads a run of the lexed text by the forms that fit it whole, in order. The same run is read for several blocks: what was found of it is kept. */
export function* matchForms(lexed: Lexed, run: Run, forms: Forms): Generator<Matched> {
  const { found, more } = findingOf(lexed, run, forms);
  for (let at = 0; ; at += 1) {
    const next = found[at] ?? more.next().value;
    if (next === undefined) return;
    found[at] ??= next;
    yield next;
  }
}

function findingOf(lexed: Lexed, run: Run, forms: Forms): Finding {
  const ofText = findings.get(lexed) ?? new Map<Forms, Map<string, Finding>>();
  findings.set(lexed, ofText);
  const ofForms = ofText.get(forms) ?? new Map<string, Finding>();
  ofText.set(forms, ofForms);
  const place = `${run.from}-${run.to}`;
  const finding = ofForms.get(place) ?? { found: [], more: findForms(lexed, run, forms) };
  ofForms.set(place, finding);
  return finding;
}

function* findForms(lexed: Lexed, run: Run, { forms, set }: Forms): Generator<Matched> {
  const text = lexed.text.slice(run.from, run.to);
  const begins = beginsLoud.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
  for (const index of set.candidates(text)) {
    const form = forms[index];
    if (form === undefined || !form.needs().every((need) => need.test(text))) continue;
    const found = form.pattern.groups(form.grammar.subject(form.exact ? begins : text));
    if (found === undefined) continue;
    const groups: Record<string, Run> = {};
    for (const [name, [from, to]] of Object.entries(found)) groups[name] = { from: run.from + from, to: run.from + to };
    yield { act: form.act, lexed, run, groups };
  }
}

/** The tokens of a run. */
export const tokensIn = ({ tokens }: Lexed, { from, to }: Run): readonly Token[] =>
  tokens.filter(({ at }) => at >= from && at < to);

/** The words of a run as they stand in the source. */
export function wordsIn({ source, offsets, text, tokens }: Lexed, { from, to }: Run): string {
  let [first, last] = [from, to];
  while (first < last && /\s/.test(text.charAt(first))) first += 1;
  while (last > first && /\s/.test(text.charAt(last - 1))) last -= 1;
  if (first === last) return "";
  const closing = tokens.find(({ at }) => at === last - 1);
  return emphasised(source, offsets[first] ?? 0, closing?.to ?? (offsets[last - 1] ?? 0) + 1).trim();
}

/** Words with the emphasis that begins or ends with them: of "**FR-1**: it" both halves, of "**never do it**" neither. */
function emphasised(source: string, from: number, to: number): string {
  const words = source.slice(from, to);
  if (!words.includes("**") || words.split("**").length % 2 === 1) return words;
  if (source.slice(from - 2, from) === "**") return `**${words}`;
  return source.slice(to, to + 2) === "**" ? `${words}**` : words.replace("**", "");
}
