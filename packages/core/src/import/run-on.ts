import { textPattern } from "../node/text-pattern.ts";
import type { Run } from "../read/frame.ts";
import type { Lexed } from "../read/lexed.ts";
import type { Language } from "../read/words/language.ts";
import { readClause, type SentenceRead } from "./read-sentence.ts";

/** Where a clause may begin in text without stops and commas: before a word that begins orders and conditions, and before a command. */
const begins = textPattern(
  () =>
    /(?<=\s)(?=(?:and|but|also|oh|then|so|plus|pls|please|plz|make|dont|don['’]t|do|never|no|not|nothing|if|when|once|stop|give|max|maximum|at|run|read|look|start|use|keep|leave|it|its|i|you|u|we|the|this|that|everything|all|only|first|before|after|finally|my|there|theres|because|bc|cause|btw|anyway|maybe|write|put|tell|print|say|end|limit|budget)(?![\p{L}'’-])|[\ue001])/giu,
);
/** Whoever does something may also not do it: "the tests dont run" forbids nothing. */
const denies = textPattern(() => /^(?:dont|don['’]t|do not|never|no|not|nothing)(?!\p{L})/iu);
const subject = textPattern(
  () =>
    /(?<!\p{L})(?:i|we|you|u|they|it|that|which|who|there|still|really|just|usually|always|also|people|someone|\p{L}*[^s\W]s|is|are|was|were|has|have|if|when|why|so|because|bc|sometimes|often|and it|but it)\s*$/iu,
);
const named = textPattern(
  () =>
    /(?<!\p{L})(?:the|an?|my|our|your|his|her|their|this|that|these|those|all|some|most|many|every|each)(?: \p{L}+){1,3}\s*$/iu,
);
/** Words that change what stands behind them, or belong to it. */
const opens = textPattern(
  () =>
    /(?<!\p{L})(?:if|when|unless|until|once|while|maybe|perhaps|because|bc|cause|so|that|which|would|could|might|can|may|wish|hope|think|thought|said|says|tried|used|last|was|were|did|had|or|than|like|either|as|is|are|to|of|in|on|for|with|by|from|the|an?|and|about|into|over|under|at|run|running|my|your|our|its|their|no|not)\s*$/iu,
);
/** Begins an order of its own, so that no part goes on behind it. */
const order = textPattern(
  () =>
    /(?<=\S )(?:dont|don['’]t|do not|never|please|pls|plz|make sure|stop (?:if|when|after|once)|run \ue001|(?<!\ue001 (?:and )?)(?<!(?:sure|that|see|then|if|when) )\ue001 (?:must|should|has to|needs to)|keep \S{1,40} as|leave \S{1,40} (?:alone|as)|(?:max|at most|no more than) \d|you (?:have|get|got) \S+ (?:minutes?|hours?|turns?|min|h)|when (?:ur|you|u)(?: are|['’]re)? (?:done|finished))(?!\p{L})/giu,
);
const stopsBehind = textPattern(() => /(?<=\S )stop(?!\p{L})/iu);
const leads = /^(?:(?:and|but|also|oh|then|so|plus|please|pls|plz|just|btw|anyway) )+/i;
const isCondition = /^(?:if|when|once|in case) /i;
const mark = /[.,;:!?。，；：！？]/g;
const shortest = 140;
const longestPiece = 140;
const most = 7;

/** A sentence that runs on: many words, and nothing between them. */
const runsOn = (words: string): boolean =>
  words.length > shortest && (words.match(mark)?.length ?? 0) * shortest < words.length;

/** A part of a sentence that runs on, with what it says by itself. */
export interface RunOnPart extends Run {
  readonly read: SentenceRead | undefined;
}

/**
 * Cuts a sentence that runs on into the longest parts that say by themselves what they are; what stands between them is left whole. Undefined where a
 * sentence has stops and commas, or no part of it says anything.
 */
export function runOnParts(lexed: Lexed, run: Run, languages: readonly Language[]): readonly RunOnPart[] | undefined {
  const words = lexed.text.slice(run.from, run.to);
  if (!runsOn(words) || !languages.some(({ code }) => code === "en")) return undefined;
  const starts = [0, ...[...words.matchAll(begins.of(words))].map(({ index }) => index)].filter(
    (at, index, all) => at === 0 || (at !== all[index - 1] && isBoundary(words, at)),
  );
  const parts: RunOnPart[] = [];
  for (let index = 0; index < starts.length; ) {
    const { next, read } = longestRead(lexed, run, starts, index, languages) ?? { next: index + 1, read: undefined };
    const [from, to] = [run.from + (starts[index] ?? 0), run.from + (starts[next] ?? words.length)];
    const last = parts.at(-1);
    if (read === undefined && last !== undefined && last.read === undefined) parts[parts.length - 1] = { ...last, to };
    else parts.push({ from, to, read });
    index = next;
  }
  return parts.some(({ read }) => read !== undefined) ? parts : undefined;
}

/** The longest part from a place on that says by itself what it is. */
function longestRead(
  { text, source, offsets }: Lexed,
  run: Run,
  starts: readonly number[],
  index: number,
  languages: readonly Language[],
): { readonly next: number; readonly read: SentenceRead } | undefined {
  const from = run.from + (starts[index] ?? 0);
  for (let next = Math.min(starts.length, index + most); next > index; next -= 1) {
    const to = run.from + (starts[next] ?? run.to - run.from);
    const part = text.slice(from, to);
    if (part.length > longestPiece || holdsTwo(part)) continue;
    const read = readClause(source.slice(offsets[from] ?? 0, offsets[to] ?? source.length).trim(), languages);
    if (read?.readings.every(({ typed }) => typed) !== true) continue;
    // A file to read is named, and how a command ends is not a part of it.
    if (part.includes("\ue001") && read.readings.some(({ item }) => item.kind === "read")) continue;
    return { next, read };
  }
  return undefined;
}

/** Whether a part holds an order behind another clause. */
function holdsTwo(part: string): boolean {
  const bare = part.replace(leads, "");
  const [first] = bare.matchAll(order.of(bare));
  if (first !== undefined && first.index > 0) return true;
  return !isCondition.test(bare) && stopsBehind.test(bare);
}

function isBoundary(words: string, at: number): boolean {
  const [before, behind] = [words.slice(Math.max(0, at - 48), at), words.slice(at, at + 16)];
  return !opens.test(before) && !(denies.test(behind) && (subject.test(before) || named.test(before)));
}
