import { textPattern } from "../node/text-pattern.ts";
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
const without = textPattern(() => / (?=(?:without|ohne|sans|sin|senza|sem|не) \p{L})/giu);
/** What ends the work, in a goal: "until `npm test` passes". */
const until = / (?=(?:until|till|bis|jusqu['’]à ce que|hasta que|finch[eé]|até que|пока не) \S)/giu;
const untilWord = /^(?:until|till|bis|jusqu['’]à ce que|hasta que|finch[eé]|até que|пока не) /iu;
/** Longer sentences list something. */
const most = 24;

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
  const cuts = [
    ...text.matchAll(cut),
    ...(isGoal ? [...text.matchAll(without.of(text)), ...text.matchAll(until)] : []),
  ].sort((a, b) => a.index - b.index);
  const starts = [0, ...cuts.map(({ index, 0: mark }) => index + mark.length)];
  const ends = [...cuts.map(({ index }) => index), text.length];
  const clauses: Clause[] = [];
  const add = (begin: number, end: number, read: SentenceRead | undefined): void => {
    clauses.push({ range: { from: from + begin, to: from + end }, words: text.slice(begin, end), read });
  };
  for (const [index, start] of starts.entries()) {
    const end = ends[index] ?? text.length;
    const isOpen = starts.length <= most && !(isGoal && index === 0);
    const read = isOpen ? reader(text.slice(start, end), languages) : undefined;
    const last = clauses.at(-1);
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
