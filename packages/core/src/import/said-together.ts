import { clausesOf } from "../read/clauses.ts";
import { keptBack } from "../read/keeps-back.ts";
import { lex } from "../read/lexed.ts";
import { parallelIn } from "../read/parallel-said.ts";
import { beginsOrder } from "../read/prose-words.ts";
import type { Reading } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import { spokenOf } from "../read/words/speaks.ts";
import { asGates, checksOf, gatesBack } from "./gates-back.ts";
import type { SentenceRead } from "./read-sentence.ts";
import type { Range } from "./spans.ts";
import type { EntryBlock } from "./vocabulary.ts";

/** A sentence of a text, and what it says by itself. */
interface Said {
  readonly range: Range;
  readonly words: string;
  readonly read: SentenceRead | undefined;
  /** The place of its entry. */
  readonly entry: number;
}

/** On one line. A match begins where blanks begin: from each blank of a long run the whole of it would be read again. */
export const unwrapped = (text: string): string => text.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, " ");

/** What two sentences say together: a check with what waits for it is a gate, and what to do in the place of a forbidden act belongs to it. */
function joinedBack(
  last: Said,
  read: SentenceRead,
  { words, read: own, range }: Said,
  languages: readonly Language[],
): readonly Reading[] | undefined {
  if (gatesBack(words, languages)) return asGates(read.readings);
  const [only, ...more] = read.readings;
  if (own !== undefined || only?.item.kind !== "never" || only.item.instead !== undefined || more.length > 0)
    return undefined;
  const { remedial } = clausesOf(spokenOf(languages, words));
  // What begins with a condition is a rule of its own.
  if (conditional.test(words)) return undefined;
  const isRemedy = remedial.test(words) || (/[;:]$/.test(last.words) && beginsOrder(words, languages));
  // "Do not push. Use two spaces." are two rules: nothing is done in the place of an act without an object.
  if (!isRemedy || words.length > longestRemedy || !only.item.text.trim().includes(" ")) return undefined;
  const instead = unwrapped(words);
  return [{ ...only, to: range.to - last.range.from, item: { ...only.item, instead } }];
}
const longestRemedy = 160;
const conditional =
  /^(?:if|when|whenever|should|unless|once|falls|wenn|sobald|si|quand|cuando|se|quando|если|когда)(?![\p{L}])/iu;

/** What two sentences beside each other say only together: "The files in `a/` are a contract. Leave them alone." too. */
function readTogether(last: Said, next: Said, languages: readonly Language[]): readonly Reading[] | undefined {
  const joined = last.read === undefined ? undefined : joinedBack(last, last.read, next, languages);
  if (joined !== undefined || last.entry !== next.entry || next.words.length > longestBack) return joined;
  if (last.read === undefined && gatesBack(next.words, languages)) {
    const gates = checksOf(last.words, languages);
    if (gates.length > 0) return gates.map((gate) => ({ ...gate, to: next.range.to - last.range.from }));
  }
  const parallel = parallelIn(`${last.words} ${next.words}`, languages);
  if (last.read === undefined && next.read === undefined && parallel !== undefined)
    return [{ ...parallel, to: next.range.to - last.range.from }];
  const [kept] = keptBack(lex(`${last.words} ${next.words}`), spokenOf(languages, last.words));
  return kept === undefined ? undefined : [{ ...kept, to: next.range.to - last.range.from }];
}
/** What points back is short. */
const longestBack = 80;

/** The sentences of a text, those as one that say something only together: "`x` passes. Do not go on before it does." is a gate. */
export function joinedSentences<Each extends Said>(
  source: string,
  sentences: readonly Each[],
  languages: readonly Language[],
): readonly Each[] {
  const all: Each[] = [];
  for (const sentence of sentences) {
    const last = all.at(-1);
    const readings = last === undefined ? undefined : readTogether(last, sentence, languages);
    if (last === undefined || readings === undefined) {
      all.push(sentence);
      continue;
    }
    const range = { from: last.range.from, to: sentence.range.to };
    const read: SentenceRead = { skip: 0, ...last.read, block: readings[0]?.block as EntryBlock, readings };
    all[all.length - 1] = { ...last, range, words: source.slice(range.from, range.to), read };
  }
  return all;
}
