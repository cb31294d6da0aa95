import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import type { Run } from "./frame.ts";
import { madePattern } from "./made-pattern.ts";
import type { Language } from "./words/language.ts";
import { type ProseWords, proseWords } from "./words/prose.ts";
import { spokenOf } from "./words/speaks.ts";

interface Patterns {
  readonly done: TextPattern;
  readonly ends: TextPattern;
  readonly mayStop: TextPattern | undefined;
  readonly doneBehind: readonly (readonly [pattern: TextPattern, instead: string])[];
  readonly moods: Readonly<Record<string, string>>;
  readonly wants: TextPattern;
  readonly mayWant: TextPattern | undefined;
  readonly greets: TextPattern;
  readonly orders: TextPattern | undefined;
  readonly without: TextPattern | undefined;
  readonly lastly: TextPattern | undefined;
  readonly hands: TextPattern | undefined;
  readonly reports: TextPattern | undefined;
  readonly works: TextPattern | undefined;
  readonly rules: TextPattern | undefined;
}

const compiled = new Map<string, Patterns | undefined>();
function patternsOf(code: string): Patterns | undefined {
  if (compiled.has(code)) return compiled.get(code);
  const words: ProseWords | undefined = proseWords[code];
  const begins = (source: string, behind = ""): TextPattern => madePattern(() => [`^(?:${source})${behind}`, "iu"]);
  const maybe = (source: string | undefined): TextPattern | undefined =>
    source === undefined ? undefined : begins(source);
  const made =
    words === undefined
      ? undefined
      : {
          done: begins(words.done),
          ends: begins(words.ends),
          mayStop: maybe(words.mayStop),
          doneBehind: (words.doneBehind ?? []).map(
            ([source, instead]) => [madePattern(() => [`(?:${source})[.。!！]?$`, "u"]), instead] as const,
          ),
          moods: words.moods ?? {},
          wants: begins(words.wants),
          mayWant: maybe(words.mayWant),
          // "Hello Codex," greets; behind its comma "please port it" is what is wanted.
          greets: begins(words.greets, "(?!\\p{L})(?:[^.!。,:]{0,40}[.!。,，]?|[^.!。:]{0,60}[,，])$"),
          orders: words.orders === undefined ? undefined : begins(`\\s*(?:${words.orders})`, "(?!\\p{L})"),
          without: maybe(words.without),
          lastly: maybe(words.lastly),
          reports: maybe(words.reports),
          works: maybe(words.works),
          rules: maybe(words.rules),
          hands: words.hands === undefined ? undefined : begins(`\\s*(?:${words.hands})`),
        };
  compiled.set(code, made);
  return made;
}

const each = (languages: readonly Language[]): readonly Patterns[] =>
  languages.map(({ code }) => patternsOf(code)).filter((patterns) => patterns !== undefined);

/** A sentence that says up to when to work: the state that it names, and whether it says that the work is done then. */
export interface EndOfWork {
  /** Characters in front of the state. */
  readonly skip: number;
  readonly state: string;
  /** Whether it says so: "It is finished when". "Stop when" may name a state to give up in. */
  readonly isDone: boolean;
}

const lastWord = textPattern(() => /(\p{L}+)\P{L}*$/u);
const joining = textPattern(
  () => /(?:[,;]|(?<!\p{L})(?:and|und|et|y|e|и))\s+(?:(?:and|und|et|y|e|и)\s+)?(\p{L}+)\s+/giu,
);

/** States of which each has the word again that began the first, "when A, when B and when C", as runs of the state; one run where there is no such word. */
export function statesApart(sentence: string, { skip, state }: EndOfWork): readonly Run[] {
  const [, word = ""] = lastWord.exec(sentence.slice(0, skip)) ?? [];
  const runs: Run[] = [];
  let from = 0;
  for (const { 0: whole, 1: again = "", index } of state.matchAll(joining.of(state))) {
    if (word === "" || again.toLowerCase() !== word.toLowerCase()) continue;
    runs.push({ from, to: index });
    from = index + whole.length;
  }
  return [...runs, { from, to: state.length }];
}

/** Reads how a sentence says up to when to work: "Keep going until …", "…したら完了とする". */
export function endOfWork(sentence: string, languages: readonly Language[]): EndOfWork | undefined {
  for (const { done, mayStop, ends, doneBehind, moods } of each(languages)) {
    const words = sentence.replaceAll("’", "'");
    const said = (rest: string): string => inMood(stateOf(rest, doneBehind) ?? rest, moods);
    const [before] = done.exec(words) ?? mayStop?.exec(words) ?? [];
    if (before !== undefined && before !== "") {
      const rest = sentence.slice(before.length);
      return { skip: before.length, state: said(rest), isDone: true };
    }
    const [until] = ends.exec(words) ?? [];
    if (until !== undefined && until !== "") {
      const rest = sentence.slice(until.length);
      return { skip: until.length, state: said(rest), isDone: false };
    }
    const state = stateOf(sentence, doneBehind);
    if (state !== undefined) return { skip: 0, state, isDone: false };
  }
  return undefined;
}

const word = textPattern(() => /(?<!\p{L})\p{L}+(?!\p{L})/gu);
const inMood = (state: string, moods: Patterns["moods"]): string =>
  state.replace(word.of(state), (each) => moods[each] ?? each);

function stateOf(words: string, behind: Patterns["doneBehind"]): string | undefined {
  for (const [pattern, instead] of behind) {
    const found = pattern.exec(words);
    if (found !== null && found.index > 0) return words.slice(0, found.index) + instead;
  }
  return undefined;
}

const has = (name: "wants" | "mayWant" | "greets" | "orders", words: string, languages: readonly Language[]): boolean =>
  each(languages).some((patterns) => patterns[name]?.test(words.replaceAll("’", "'")) === true);

/** Whether a sentence says what is wanted: an order, a wish, a need. */
export const wantsSomething = (words: string, languages: readonly Language[]): boolean =>
  has("wants", words, languages);

/** Whether a sentence may say what is wanted: a duty of something, where nothing is wanted more plainly. */
export const mayWant = (words: string, languages: readonly Language[]): boolean => has("mayWant", words, languages);

/** Whether a sentence is said to a person, and asks for nothing. */
export const greets = (words: string, languages: readonly Language[]): boolean => has("greets", words, languages);

/** Whether words begin an order of their own: "keep a tally". */
export const beginsOrder = (words: string, languages: readonly Language[]): boolean => has("orders", words, languages);

/** Whether a sentence orders to hand something over, also with "at the end" in front: "When done, write what you measured to …". */
export const ordersToHand = (words: string, languages: readonly Language[]): boolean =>
  spokenOf(languages, words).some(({ code }) => {
    const { orders, lastly, hands = orders } = patternsOf(code) ?? {};
    const [before] = lastly?.exec(words.replaceAll("’", "'")) ?? [];
    return hands === undefined || hands.test(words.slice(before?.length ?? 0));
  });

/** The length of the words in front of a clause that forbids, "without touching"; undefined where it is none. */
export function withoutIn(words: string, languages: readonly Language[]): number | undefined {
  for (const { without } of each(languages)) {
    const [found] = without?.exec(words) ?? [];
    if (found !== undefined) return found.length;
  }
  return undefined;
}

/** Whether a sentence says what the last message is to hold: "Tell me what the cause was in five sentences", also with "at the end" in front. */
export const asksForReport = (words: string, languages: readonly Language[]): boolean =>
  each(spokenOf(languages, words)).some(({ reports, lastly }) => {
    const straight = words.replaceAll("’", "'");
    const [before] = lastly?.exec(straight) ?? [];
    return reports?.test(straight.slice(before?.length ?? 0)) === true;
  });

/** What kind of order a sentence is that no form reads: a step, or a rule of conduct. */
export function orderKind(words: string, languages: readonly Language[]): "step" | "rule" | undefined {
  const patterns = each(spokenOf(languages, words));
  const straight = words.replaceAll("’", "'");
  if (patterns.some(({ works }) => works?.test(straight) === true)) return "step";
  return patterns.some(({ rules }) => rules?.test(straight) === true) ? "rule" : undefined;
}
