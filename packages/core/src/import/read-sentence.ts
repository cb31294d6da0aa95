import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { filesSaid } from "../read/file-states.ts";
import { isEmptySearch } from "../read/finds-nothing.ts";
import { haltIn } from "../read/halts.ts";
import { handedIn } from "../read/handed.ts";
import { keptBack } from "../read/keeps-back.ts";
import { lex } from "../read/lexed.ts";
import { parallelIn } from "../read/parallel-said.ts";
import { prohibitionWords } from "../read/polarity.ts";
import {
  asksForReport,
  beginsOrder,
  type EndOfWork,
  endOfWork,
  ordersToHand,
  statesApart,
  withoutIn,
} from "../read/prose-words.ts";
import { type ReadBlock, type Reading, readEntry } from "../read/read-entry.ts";
import { recent } from "../read/recent.ts";
import { reviewOf } from "../read/reviewer.ts";
import { onlyOneIn, structureIn } from "../read/structure.ts";
import { fromGerund } from "../read/verb-forms.ts";
import type { Language } from "../read/words/language.ts";
import { spokenOf } from "../read/words/speaks.ts";
import { banSentence } from "./ban-lists.ts";
import { asksToRead } from "./context-items.ts";
import { joinedCriteria } from "./joined-criteria.ts";
import type { Range } from "./spans.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** What a sentence says for itself, whatever stands around it. */
export interface SentenceRead {
  readonly readings: readonly Reading[];
  readonly block: Exclude<KnownBlock, "goal">;
  /** Characters in front that only say what the sentence is. */
  readonly skip: number;
}

/** A sentence, and what it says by itself. */
export interface Sentence {
  readonly range: Range;
  /** Where it begins with the mark of the list that it stands in. */
  readonly begins: number;
  readonly words: string;
  readonly read: SentenceRead | undefined;
  /** Whether it can be the goal: no greeting, no title, no "Key: value". */
  readonly isSaid: boolean;
  readonly isTitle: boolean;
  readonly isStep: boolean;
  /** Whether it says what is wanted. */
  readonly wants: "plainly" | "maybe" | "no";
  /** Of the paragraph or list entry that it stands in. */
  readonly entry: number;
  readonly listed: boolean;
}

/** Reads up to when to work, or when to give up: "Stop when `x` passes", "Give up after 20 turns". */
export function readEnd(words: string, spoken: readonly Language[]): SentenceRead | undefined {
  const languages = spokenOf(spoken, words);
  const end = endOfWork(words, languages);
  const reached = end === undefined ? [] : reachedIn(words, end, spoken);
  if (end?.isDone === true) {
    const claim: Item = { kind: "claim", text: words };
    const plain: Reading = { block: "done_when", item: claim, from: 0, to: end.state.length, typed: false };
    return { readings: reached.length > 0 ? reached : [plain], block: "done_when", skip: end.skip };
  }
  if (end !== undefined && reached.length > 0 && reached.every(isReached))
    return { readings: reached, block: "done_when", skip: end.skip };
  const stops = readEntry("execution_rules", words, spoken);
  const all =
    stops.length > 0 &&
    stops.every(({ block, typed }) => typed && (block === "stop_when" || block === "done_when")) &&
    // "Write a.md and leave it there": what is ordered is not a state to give up in.
    !stops.some(({ item }) => item.kind === "blocked" && beginsOrder(item.text, languages));
  if (all) return { readings: stops, block: "execution_rules", skip: 0 };
  const state = haltIn(words, languages);
  if (state === undefined || end !== undefined) return undefined;
  const item: Item = { kind: "blocked", text: state };
  const halt: Reading = { block: "stop_when", item, from: 0, to: words.length, typed: true };
  return { readings: [halt], block: "execution_rules", skip: 0 };
}

/** The criteria in a state; of several states, "when A and when B", each is read by itself, or stays in its words. */
function reachedIn(words: string, end: EndOfWork, spoken: readonly Language[]): readonly Reading[] {
  const states = statesApart(words, end);
  if (states.length === 1 || !end.isDone) {
    const read = readEntry("done_when", end.state, spoken);
    return read.length > 0 || !end.isDone ? read : joinedCriteria(end.state, spoken, true);
  }
  return states.flatMap(({ from, to }): readonly Reading[] => {
    const text = end.state.slice(from, to);
    const own = readEntry("done_when", text, spoken);
    const read = own.length > 0 ? own : filesSaid(text.trim(), spoken);
    if (read.length > 0) return read.map((each) => ({ ...each, from: each.from + from, to: each.to + from }));
    return [{ block: "done_when", item: { kind: "claim", text: text.trim() }, from, to, typed: false }];
  });
}

/** A subject that stands in another sentence. */
const pointsBack = /^(?:and |but |so )*(?:it|they|these|those|this|that|both|none of (?:it|them)) /i;

/** What is said of work that was named before. */
const ofScope = /^(?:in|part of|within)(?: (?:the|this))? ?(?:scope|task|work|job|change)?\W*$/iu;
/** "Tell nobody outside": an act that is forbidden by its object. */
const tellsNobody = textPattern(
  () =>
    /^(?:[^,;:]{2,50}, )?(?:please )?(?<verb>tell|show|give|send|inform|notify|ask) (?:nobody|no one|noone|none of \p{L}+)(?<rest>(?: [^;:]{2,80}?)?)[.!;]?(?: the \p{L}[^;]{2,80})?$/iu,
);
const capital = (words = ""): string => words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();

/** Reads a sentence of prose by its form. */
export const readSentence: (words: string, languages: readonly Language[]) => SentenceRead | undefined =
  /* @__PURE__ */ recent(sentenceRead);

function sentenceRead(words: string, languages: readonly Language[]): SentenceRead | undefined {
  const end = readEnd(words, languages);
  if (end !== undefined) return end;
  const bans = banSentence(words, languages);
  if (bans.length > 0) return { readings: bans, block: "constraints", skip: 0 };
  const isEnglish = spokenOf(languages, words).some(({ code }) => code === "en");
  const kept = keptBack(lex(words), spokenOf(languages, words));
  if (kept.length > 0) return { readings: kept, block: "constraints", skip: 0 };
  const parallel = parallelIn(words, languages);
  if (parallel !== undefined) return { readings: [parallel], block: "workflow", skip: 0 };
  const loop = readEntry("verification_loop", words, languages);
  // "Our page loads all markers at once" tells of no work that is done at the same time.
  if (loop.length > 0 && loop.every(({ item, typed }) => typed && item.kind !== "parallel"))
    return { readings: loop, block: "verification_loop", skip: 0 };
  const rule = isEnglish ? structureIn(words) : onlyOneIn(words);
  if (rule !== undefined) return { readings: [rule], block: "constraints", skip: 0 };
  const act = prohibitionWords(words, languages);
  // "They may not change": which act is meant stands in another sentence.
  if (act !== undefined && pointsBack.test(words) && (!/\s/.test(act.act.trim()) || ofScope.test(act.act)))
    return undefined;
  const told = isEnglish ? tellsNobody.exec(words) : null;
  if (told?.groups !== undefined) {
    const text = `${capital(told.groups.verb)} anybody${told.groups.rest ?? ""}`;
    return { readings: [{ block: "constraints", item: { kind: "never", text }, from: 0, to: words.length, typed: true }], block: "constraints", skip: 0 }; // biome-ignore format: one
  }
  if (act !== undefined) return forbidden(words, act.act, languages);
  const reads = asksToRead(words, languages);
  if (reads.length > 0) return { readings: reads, block: "context", skip: 0 };
  const output = readOutput(words, languages);
  if (output !== undefined) return output;
  const plain = readPlain(words, languages);
  if (plain !== undefined) return plain;
  const own = reviewOf(words, languages);
  if (own !== undefined) return { readings: [own], block: own.block as SentenceRead["block"], skip: 0 };
  if (asksForReport(words, languages)) {
    const answer: Item = { kind: "final_answer", what: words };
    const readings: readonly Reading[] = [
      { block: "output_contract", item: answer, from: 0, to: words.length, typed: false },
    ];
    return { readings, block: "output_contract", skip: 0 };
  }
  return criteriaIn(words, languages);
}

/** Reads a sentence by the forms of the blocks whose items say by themselves what they are. */
function readPlain(words: string, languages: readonly Language[]): SentenceRead | undefined {
  for (const [block, kinds] of sure) {
    const readings = readEntry(block, words, languages);
    const all = readings.length > 0 && readings.every(({ item, typed }) => typed && kinds.has(item.kind));
    // "The source is in src/" hands nothing over: an order does.
    if (readings.some(({ item }) => item.kind === "review") && isNoReview.test(words)) continue;
    // "The code is in src/sync.ts" tells where something is, "you own `web/`" whose it is: neither asks for a file.
    const isThere = readings.some(
      ({ item }) => item.kind === "artifact" && (item.path.endsWith("/") || tellsWhere.test(words)),
    );
    if (isThere && !toBe.test(words)) continue;
    const hands = readings.some(({ item }) => item.kind === "deliver");
    if (all && !(hands && !ordersToHand(words, languages))) return { readings, block, skip: 0 };
  }
  return undefined;
}

/** Reads criteria that a sentence joins. */
function criteriaIn(words: string, languages: readonly Language[]): SentenceRead | undefined {
  const readings = joinedCriteria(words, languages, false);
  // "Background is in a.md and the open questions are in b.md" tells where something is.
  if (readings.every(({ item }) => item.kind === "artifact") && tellsWhere.test(words) && !toBe.test(words))
    return undefined;
  return readings.length > 0 ? { readings, block: "done_when", skip: 0 } : undefined;
}

/** Reads a sentence that forbids an act. */
function forbidden(words: string, act: string, languages: readonly Language[]): SentenceRead {
  const readings = readEntry("constraints", words, languages);
  // What must not be left is how the work ends: "There should be no `.only` left in test/".
  if (readings.length > 0 && readings.every(({ item }) => item.kind === "absent"))
    return { readings: readings.map((each) => ({ ...each, block: "done_when" })), block: "done_when", skip: 0 };
  const never: Reading = { block: "constraints", item: { kind: "never", text: act }, from: 0, to: words.length, typed: true }; // biome-ignore format: one
  return { readings: readings.length > 0 ? readings : [never], block: "constraints", skip: 0 };
}

/** Reads what a sentence hands over, or says of the last message. */
function readOutput(words: string, languages: readonly Language[]): SentenceRead | undefined {
  const handed = handedIn(words);
  if (handed.length > 0) return { readings: handed, block: "output_contract", skip: 0 };
  if (lastMessage.test(words) && languages.some(({ code }) => code === "en")) {
    const said = readEntry("output_contract", words, languages);
    const what: Reading = { block: "output_contract", item: { kind: "final_answer", what: words }, from: 0, to: words.length, typed: true }; // biome-ignore format: one
    return { readings: said.some(({ typed }) => typed) ? said : [what], block: "output_contract", skip: 0 };
  }
  return undefined;
}

/** A sentence whose subject is the last message, or which says what to write in it. */
const lastMessage = textPattern(
  () =>
    /^(?:please |and |then )?(?:(?:in|as|for|with) )?(?:your|the|my) (?:very )?(?:last|final|closing) (?:message|answer|reply|response)(?:,| (?:is|should|must|shall|lists?|names?|contains?|has|holds?|says?|tells?|summari[sz]es?|consists?|i (?:need|want)|tell|list|give|write|say)(?!\p{L})| ?[:：])(?! not| never)/iu,
);

/** Whether a reading is a state that the work reaches; what fails is one to give up in. */
const isReached = ({ item, typed }: Reading): boolean =>
  typed &&
  (item.kind === "artifact" ||
    item.kind === "absent" ||
    item.kind === "metric" ||
    item.kind === "unchanged" ||
    (item.kind === "command" && (item.exit_code === 0 || isEmptySearch(item.run, item.exit_code))));

const sure: readonly (readonly [ReadBlock, ReadonlySet<Item["kind"]>])[] = [
  ["constraints", new Set(["scope", "unchanged"])],
  ["output_contract", new Set(["completion_signal", "final_answer", "deliver"])],
  ["done_when", new Set(["command", "shell", "absent", "metric", "review", "artifact"])],
];

/** Where something is, or is told of. */
const tellsWhere = textPattern(
  () =>
    /(?<!\p{L})(?:is|are|was|were|lives?|sits?|stands?|lies?|comes?|found|described|documented|explained|defined|kept|stored)(?: \p{L}+)? (?:in|at|under|below|from|by)(?!\p{L})|(?<!\p{L})(?:fica(?:m)?|está(?:n|o)?|se encuentran?|est|se trouvent?|sta(?:nno)?|si trova(?:no)?|liegt|liegen|steht|stehen|befindet sich|находится|лежит) (?:em|na?o?|en|dans|sous|in|nel\p{L}*|unter|в)(?!\p{L})/iu,
);
const toBe = textPattern(
  () =>
    /(?<!\p{L})(?:must|should|shall|will|has to|have to|needs? to|to be|there|new|exists?|committed|checked in|at the end|in the end|afterwards|then|contains?|holds?|mentions?|by the end|when (?:you|it|this))(?!\p{L})/iu,
);

/** What one may look at, or sees by oneself. */
const isNoReview = textPattern(
  () =>
    /^to (?:see|check|look|try)(?!\p{L})|^(?:also |but |and |so |well,? )*(?:i (?:think|guess|believe|feel|assume|suppose|doubt)|i ?['’]?m (?:not )?sure|(?:i|we)(?:'ve| have)? (?:also |just |once )*(?:read|saw|heard|found)(?: (?:somewhere|that|about)| in (?:an?|the) \p{L}+)|(?:i|we) (?:need|want|expect) to (?:find|see|read)|you (?:should |must |can |need to |have to )?(?:also |first )?(?:read|look|see|find|study|check))(?!\p{L})|^(?:reading|read first|to read)[:：]|(?<!\p{L})(?:may|can|could|might|(?:is|are|you're) (?:welcome|free) to|feel free to|happy to)(?: also)? (?:look|read|review|check|try|see|test|ask|be)(?!\p{L})/iu,
);

/** Reads a part of a sentence: "without touching `legacy/`", "with `npm test` green". */
export function readClause(words: string, languages: readonly Language[]): SentenceRead | undefined {
  const without = withoutIn(words, spokenOf(languages, words));
  if (without !== undefined) {
    const [verbs] = spokenOf(languages, words).flatMap((each) => each.verbs ?? []);
    const said = words.slice(without).replace(/ ?[;,]$/, "");
    const act = verbs === undefined ? said : fromGerund(said, verbs, true);
    const item: Item = { kind: "never", text: act.charAt(0).toUpperCase() + act.slice(1) };
    return {
      block: "constraints",
      skip: 0,
      readings: [{ block: "constraints", item, from: 0, to: words.length, typed: true }],
    };
  }
  const [behind] = /^(?:with|and|having) /iu.exec(words) ?? [];
  const read = readSentence(words.slice(behind?.length ?? 0), languages);
  return read === undefined || behind === undefined ? read : { ...read, skip: read.skip + behind.length };
}
