import { textPattern } from "../node/text-pattern.ts";
import { orderKind, wantsSomething } from "../read/prose-words.ts";
import type { Language } from "../read/words/language.ts";
import { readClause, type SentenceRead } from "./read-sentence.ts";
import type { Range } from "./spans.ts";

/** A clause of a sentence, and what it says by itself. */
export interface Clause {
  readonly range: Range;
  readonly words: string;
  readonly read: SentenceRead | undefined;
}

/** Where a clause may begin. */
const cut = /[,;](?: (?:and|then|und|et|y|e|и))? (?=\S)|[，；、]/giu;
/** What a goal rules out: "without touching `legacy/`". Elsewhere such words belong to what stands before them. */
const without = textPattern(
  () => /(?:,? (?:and|or|und|et|y|e|и))? (?=(?:without|ohne|sans|sin|senza|sem|не) \p{L})/giu,
);
/** What ends the work, in a goal: "until `npm test` passes", and what it is for: "so that `npm test` passes". */
const until =
  / (?=(?:until|till|so that|such that|bis|so ?dass|jusqu['’]à ce que|de sorte que|hasta que|de modo que|finch[eé]|in modo che|até que|пока не) \S)/giu;
const untilWord =
  /^(?:until|till|so that|such that|bis|so ?dass|jusqu['’]à ce que|de sorte que|hasta que|de modo que|finch[eé]|in modo che|até que|пока не) /iu;
/** Where an order may begin that only "and" joins to another one: "fix the import and dont touch `vendor/` and stop if …". */
const joinsOrder = textPattern(
  () =>
    / (?:and|but|also|plus|und|et|y|e|и)(?: (?:also|then|auch|aussi|también|anche))? (?=(?:please |pls |plz |just |bitte )*(?:dont|don['’]?t|do not|never|no|not|nothing|make sure|stop|give up|max|at most|if|when|print|leave|keep|read|tell|end|nichts?|keine?|brich|stopp|höchstens|wenn|falls|ne|n['’]|pas de|arrête|si|non|не)(?!\p{L}))/giu,
);
/** A clause that asks for something, so that what "and" joins to it asks too, and tells nothing: "the tests hang and don't print a line". */
const asks = textPattern(
  () =>
    /(?<!\p{L})(?:must|should|shall|has to|have to|needs? to|needs|please|pls|plz|make sure|muss|soll|bitte|doit|faut|debe|hay que|deve|bisogna|должен|должна|нужно)(?!\p{L})/iu,
);
/** Longer sentences list something. */
const most = 24;

/** Shorter sentences are read whole. */
const shortest = 60;

/** Where clauses may begin, and which of these begins only "and" marks. */
function cutsOf(
  text: string,
  isGoal: boolean,
): { readonly cuts: readonly RegExpExecArray[]; readonly softs: ReadonlySet<number> } {
  const joins = isGoal || text.length > shortest ? [...text.matchAll(joinsOrder.of(text))] : [];
  const goalCuts = isGoal ? [...text.matchAll(without.of(text)), ...text.matchAll(until)] : [];
  const cuts = [...text.matchAll(cut), ...joins, ...goalCuts].sort((a, b) => a.index - b.index);
  return { cuts, softs: new Set(joins.map(({ index, 0: mark }) => index + mark.length)) };
}

const asksFor = ({ words, read }: Clause, languages: readonly Language[]): boolean =>
  read?.readings.some(({ typed }) => typed) === true ||
  asks.test(words) ||
  wantsSomething(words, languages) ||
  orderKind(words, languages) !== undefined;

/** A clause of the goal: what stands behind "until" is a criterion, or is read as none. */
function readGoalClause(words: string, languages: readonly Language[]): SentenceRead | undefined {
  const [mark] = untilWord.exec(words) ?? [];
  if (mark === undefined) return readClause(words, languages);
  const read = readClause(words.slice(mark.length), languages);
  const isEnd = read?.readings.every(({ block, typed }) => typed && block === "done_when") === true;
  return isEnd ? { ...read, skip: read.skip + mark.length } : undefined;
}

/**
 * The clauses of a sentence, each with what it says. One that says nothing by itself goes with the one before it, which then is read anew with it; the
 * first one always stands.
 *
 * @param from - Offset of the sentence.
 * @param isGoal - Whether it is the goal, which the first clause always is.
 */
export function clausesIn(
  text: string,
  from: number,
  languages: readonly Language[],
  isGoal: boolean,
): readonly Clause[] {
  const reader = isGoal ? readGoalClause : readClause;
  const { cuts, softs } = cutsOf(text, isGoal);
  const starts = [0, ...cuts.map(({ index, 0: mark }) => index + mark.length)];
  const ends = [...cuts.map(({ index }) => index), text.length];
  const clauses: Clause[] = [];
  const add = (begin: number, end: number, read: SentenceRead | undefined): void => {
    clauses.push({ range: { from: from + begin, to: from + end }, words: text.slice(begin, end), read });
  };
  for (const [index, start] of starts.entries()) {
    const end = ends[index] ?? text.length;
    const isOpen = starts.length <= most && !(isGoal && index === 0);
    const last = clauses.at(-1);
    const isJoined = (): boolean => !softs.has(start) || (last !== undefined && asksFor(last, languages));
    const read = isOpen && isJoined() ? reader(text.slice(start, end), languages) : undefined;
    if (read !== undefined || last === undefined) add(start, end, read);
    else {
      clauses.pop();
      const begin = last.range.from - from;
      const isRead = last.read !== undefined && starts.length <= most;
      add(begin, end, isRead ? reader(text.slice(begin, end), languages) : undefined);
    }
  }
  return clauses;
}

/** Clauses that say more, each by itself, than their sentence does as a whole; none where one of them says nothing. */
export function clausesApart(
  text: string,
  from: number,
  whole: SentenceRead | undefined,
  languages: readonly Language[],
): readonly Clause[] {
  const clauses = clausesIn(text, from, languages, false);
  const said = clauses.flatMap(({ read }) => read?.readings ?? []);
  const isMore = said.length > (whole?.readings.length ?? 1) && said.every(({ typed }) => typed);
  return isMore && clauses.every(({ read }) => read !== undefined) ? clauses : [];
}
