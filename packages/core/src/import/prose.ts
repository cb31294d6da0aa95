import { textPattern } from "../node/text-pattern.ts";
import type { Run } from "../read/frame.ts";
import { lex } from "../read/lexed.ts";
import { joinMeasured } from "../read/measured.ts";
import { greets, mayWant, orderKind, wantsSomething } from "../read/prose-words.ts";
import type { Reading } from "../read/read-entry.ts";
import { readEntry } from "../read/read-entry.ts";
import { bareRun, sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";
import { spokenOf } from "../read/words/speaks.ts";
import { clausesApart, clausesIn } from "./clauses.ts";
import type { DraftParts } from "./draft-parts.ts";
import { type Entry, entriesOf, placesIn } from "./entries.ts";
import { withFencedChecks } from "./final-checks.ts";
import { firstCriteria, putGoalOf } from "./goal-from-check.ts";
import { printsIn } from "./leads.ts";
import { isMetadata, isSubject } from "./metadata.ts";
import { sayLift, sayOffers } from "./offers.ts";
import { readSentence, type Sentence, type SentenceRead } from "./read-sentence.ts";
import { rowByHeads } from "./readings.ts";
import { runOnParts } from "./run-on.ts";
import { joinedSentences, unwrapped } from "./said-together.ts";
import { type Range, trimmed } from "./spans.ts";
import type { HeadedCell } from "./table-columns.ts";
import type { EntryBlock } from "./vocabulary.ts";

/**
 * Reads a text without any block: the first sentence that is nothing else is the goal, and each other sentence goes where its form belongs. What
 * could not be read is kept, in its place.
 */
export function readProse(draft: DraftParts, from: number, to: number, languages: readonly Language[]): void {
  const entries = entriesOf(draft.lines, from, to, draft.place(from).line - 1, "workflow");
  const sentences = sentencesOfAll(draft.text, entries, languages).flatMap((each) => byClause(each, languages));
  const open = sentences.filter(({ read, isSaid }) => read === undefined && isSaid);
  const goal =
    open.find(({ wants }) => wants === "plainly") ??
    open.find(({ wants }) => wants === "maybe") ??
    open[0] ??
    sentences.find(({ read, isTitle }) => read === undefined && isTitle);
  const criteria = goal === undefined ? firstCriteria(sentences) : [];
  let kept: { from: number; to: number; entry: number; listed: boolean } | undefined;
  const flush = (): void => {
    if (kept !== undefined) draft.keepRun(kept.from, kept.to);
    kept = undefined;
  };
  for (const each of asSteps(draft.text, sentences, goal, entries)) {
    const sentence = each === criteria[0] ? (putGoalOf(draft, criteria, languages) ?? each) : each;
    const { range, words, read, entry } = sentence;
    if (read === undefined && sentence !== goal) {
      // Entries of a list that were not read are kept together, with their marks.
      if (kept !== undefined && kept.entry !== entry && !(sentence.listed && kept.listed)) flush();
      kept = { from: kept?.from ?? sentence.begins, to: range.to, entry, listed: sentence.listed };
      continue;
    }
    flush();
    if (read === undefined) readGoalSentence(draft, range, languages);
    else putSentence(draft, range, words, read);
  }
  flush();
}

/** A sentence as its clauses, where they say more than it does as a whole: "Keep a/ as it is, do not push, and stop after 9 turns". */
function byClause(sentence: Sentence, languages: readonly Language[]): readonly Sentence[] {
  const { range, words, read, entry } = sentence;
  if (words.length !== range.to - range.from) return [sentence];
  const clauses = clausesApart(words, range.from, read, spokenOf(languages, words));
  if (clauses.length < 2) return [sentence];
  return clauses.map((clause, index) => ({
    ...sentence,
    ...clause,
    entry,
    begins: index === 0 ? sentence.begins : clause.range.from,
  }));
}

/** A section that names no block. */
export interface Notes {
  /** Where a title in front of it begins; `from` where there is none. */
  readonly title: number;
  readonly from: number;
  readonly to: number;
  /** Whether plain orders are steps and rules. */
  readonly orders: boolean;
  /** Whether it stands above all blocks, where the first sentence may be the goal. */
  readonly isAbove?: boolean;
}

/**
 * Reads notes to the agent that stand below no title of a block: sentences that say what they are go to their blocks, orders are steps or rules, and all
 * else is kept, in its place. Tells whether a sentence said what it is: without one nothing was done.
 */
export function readNotes(
  draft: DraftParts,
  { title, from, to, orders, isAbove = false }: Notes,
  languages: readonly Language[],
): boolean {
  const entries = entriesOf(draft.lines, from, to, draft.place(from).line - 1, "workflow");
  const all = sentencesOfAll(draft.text, entries, languages);
  const first = isAbove ? all.findIndex(({ isSaid, read }) => isSaid && !asksFirst(read)) : -1;
  const sentences = all.map((each, index) => (index === first ? { ...each, read: undefined } : each));
  if (!sentences.some(({ read }) => saysItself(read))) return false;
  // Titles and the words below them are one run, in which the goal is looked for.
  let kept: Range | undefined = isAbove && title < from ? { from: title, to: from } : undefined;
  if (!isAbove) draft.keepRun(title, from);
  const flush = (): void => {
    if (kept !== undefined) draft.keepRun(kept.from, kept.to);
    kept = undefined;
  };
  for (const sentence of orders ? asSteps(draft.text, sentences, undefined, entries) : sentences) {
    const { range, words, isSaid } = sentence;
    const own = saysItself(sentence.read) || orders ? sentence.read : undefined;
    const read = own ?? (isSaid && orders ? orderIn(words, languages) : undefined);
    if (read === undefined) {
      kept = { from: kept?.from ?? sentence.begins, to: range.to };
      continue;
    }
    flush();
    putSentence(draft, range, words, read);
  }
  flush();
  return true;
}

/** Whether a sentence is no goal wherever it stands: files to read, how long the work may take, when to give up. */
const asksFirst = (read: SentenceRead | undefined): boolean =>
  read?.readings.every(({ item: { kind } }) => kind === "read" || kind === "budget" || kind === "blocked") === true;

/** Whether a reading says more than words: a check, a rule, a file to read. */
const saysItself = (read: SentenceRead | undefined): boolean =>
  read?.readings.some(({ typed, item }) => typed || item.kind === "read") === true;

function orderIn(words: string, languages: readonly Language[]): SentenceRead | undefined {
  const kind = orderKind(words, languages);
  if (kind === undefined) return undefined;
  const block = kind === "step" ? "workflow" : "execution_rules";
  const item = { kind, text: unwrapped(words) } as const;
  return { block, skip: 0, readings: [{ block, item, from: 0, to: words.length, typed: false }] };
}

/** Where nothing else marks them, the orders of a numbered list are the steps of the work; what is numbered 999 and higher are its rules. */
function asSteps(
  source: string,
  sentences: readonly Sentence[],
  goal: Sentence | undefined,
  entries: readonly Entry[],
): readonly Sentence[] {
  if (entries.filter(({ number }) => number !== "").length < 2) return sentences;
  const isOpen = (sentence: Sentence): boolean =>
    sentence.read === undefined && sentence !== goal && sentence.isSaid && entries[sentence.entry]?.number !== "";
  if (sentences.every((sentence) => !isOpen(sentence) || tells.test(sentence.words))) return sentences;
  const all: Sentence[] = [];
  for (const sentence of sentences) {
    const number = entries[sentence.entry]?.number ?? "";
    const last = all.at(-1);
    if (!isOpen(sentence)) all.push(sentence);
    else if (last?.isStep === true && last.entry === sentence.entry) {
      all[all.length - 1] = asStep(
        source,
        { ...sentence, range: { from: last.range.from, to: sentence.range.to } },
        number,
      );
    } else all.push(asStep(source, sentence, number));
  }
  return all;
}

/** What tells how something is, and orders nothing: "The database is slow". */
const tells = textPattern(
  () => /^(?:the|an?|we|our|it|its|there|these|those|this|that|i|my|they|their|he|she)(?!\p{L})/iu,
);

function asStep(source: string, sentence: Sentence, number: string): Sentence {
  const { from, to } = sentence.range;
  const text = unwrapped(source.slice(from, to));
  const [block, item] = /^9{3}/.test(number)
    ? (["execution_rules", { kind: "rule", text }] as const)
    : (["workflow", { kind: "step", text }] as const);
  const readings: readonly Reading[] = [{ block, item, from: 0, to: to - from, typed: false }];
  return { ...sentence, isStep: true, words: source.slice(from, to), read: { block, skip: 0, readings } };
}

/** The sentences of all entries; a number below words that name the command that prints it is read with them. */
export function sentencesOfAll(
  source: string,
  entries: readonly Entry[],
  languages: readonly Language[],
): readonly Sentence[] {
  let prints: string | undefined;
  return withFencedChecks(entries, undefined, "", languages).flatMap((entry, index) => {
    if (!entry.listed) prints = printsIn(entry.text, languages);
    const own = sentencesIn(source, entry, index, languages);
    const [only, ...more] = own;
    if (!entry.listed || prints === undefined || only === undefined || more.length > 0) return own;
    const below = readEntry("done_when", `${prints} ${entry.text}`, languages);
    const isBelow = below.length > 0 && below.every(({ item, typed }) => typed && item.kind === "metric");
    if (!isBelow || only.read?.readings.every(({ typed }) => typed) === true) return own;
    const readings = spread(below, entry);
    return [{ ...only, range: { from: entry.at, to: entry.to }, read: { readings, block: "done_when", skip: 0 } }];
  });
}

/** Readings of words that are read with others in front: their places are those of the entry. */
const spread = (readings: readonly Reading[], { at, to }: Entry): readonly Reading[] =>
  readings.map((reading, index) => ({
    ...reading,
    from: Math.min(to - at, index),
    to: index === readings.length - 1 ? to - at : Math.min(to - at, index + 1),
  }));

/** The sentences of an entry; words that only introduce what follows, and what is about the text, are one that is never read. */
function sentencesIn(source: string, entry: Entry, index: number, languages: readonly Language[]): readonly Sentence[] {
  const { text, at, to, leads, listed, row, aside, id = 0 } = entry;
  const begin = listed ? source.lastIndexOf("\n", at - 1) + 1 : at;
  const plain: Omit<Sentence, "range" | "words"> = {
    entry: index,
    listed,
    begins: begin,
    read: undefined,
    isSaid: false,
    isTitle: false,
    isStep: false,
    wants: "no",
  };
  const isTitle = /^#{1,6}\s/.test(text) || isSubject(text);
  if (leads || aside === true || isTitle || isMetadata(text) || /^<!--|^>|^---\s/.test(text))
    return [{ ...plain, range: { from: at, to }, words: text, isTitle }];
  const cells = row === undefined ? [] : rowByHeads(row.cells, undefined, languages);
  if (row !== undefined) {
    const read: SentenceRead | undefined =
      cells.length === 0 ? readCell(row.cells, languages) : { readings: cells, block: "done_when", skip: 0 };
    return [{ ...plain, range: { from: at, to }, begins: begin, words: source.slice(at, to), read }];
  }
  const places = placesIn(source, entry);
  const lexed = lex(text.slice(id));
  const runs = joinMeasured(lexed, sentencesOf(lexed), languages).flatMap(
    (run): readonly (Run & { readonly read?: SentenceRead | undefined })[] =>
      runOnParts(lexed, run, languages) ?? [run],
  );
  if (runs.length === 0) return [{ ...plain, range: { from: at, to }, words: text }];
  const placeOf = (offset: number): number | undefined => places[(lexed.offsets[offset] ?? text.length) + id];
  const sentences = runs.map((run, order): Sentence => {
    // A mark that is glued to its word, "①a", may be part of it.
    const first = listed && /[^\s・·☐☑□▢→✓✔]/.test(source.charAt(at - 1)) ? begin : at;
    const from = order === 0 ? first : (placeOf(run.from) ?? at);
    const range = trimmed(source, from, placeOf(run.to) ?? to);
    const words = source.slice(range.from, range.to);
    // The id in front of an entry says nothing.
    const skip = order === 0 && id > 0 ? Math.max(0, (places[id] ?? 0) - range.from) : 0;
    const bare = bareRun(lexed.text, run);
    const spoken = spokenOf(languages, words);
    return {
      ...plain,
      range,
      begins: order === 0 ? begin : range.from,
      words,
      read: run.read ?? (bare.from === bare.to ? undefined : behind(readSentence(words.slice(skip), languages), skip)),
      isSaid: !greets(words, spoken),
      wants: wantIn(words.slice(skip), spoken),
    };
  });
  return joinedSentences(source, sentences, languages);
}

const wantIn = (words: string, languages: readonly Language[]): Sentence["wants"] =>
  wantsSomething(words, languages) ? "plainly" : mayWant(words, languages) ? "maybe" : "no";

/** What a sentence says behind words that say nothing. */
const behind = (read: SentenceRead | undefined, skip: number): SentenceRead | undefined =>
  read === undefined || skip === 0 ? read : { ...read, skip: read.skip + skip };

/** A row of which one cell says by itself what it is, below a label: "| API | `src/api/` stays as it is |". Rows that compare things say nothing. */
function readCell(cells: readonly HeadedCell[], languages: readonly Language[]): SentenceRead | undefined {
  const [, last] = cells;
  if (cells.length !== 2 || last === undefined || last.text.split(" ").length < 2) return undefined;
  const read = readSentence(last.text, languages);
  const [only, ...more] = read?.readings ?? [];
  if (read === undefined || only?.typed !== true || more.length > 0) return undefined;
  // "Dependencies: no new ones": the label names what is forbidden.
  if (only.item.kind === "never" && /(?<![\w-])ones?(?![\w-])/i.test(only.item.text)) return undefined;
  return { readings: [{ ...only, from: 0 }], block: read.block, skip: 0 };
}

/** A goal in one breath: what is joined to it by commas and has a form of its own is taken out of it. */
function readGoalSentence(draft: DraftParts, range: Range, languages: readonly Language[]): void {
  const clauses = clausesIn(draft.text.slice(range.from, range.to), range.from, languages, true);
  const left = clauses.filter(({ read }) => read === undefined);
  // "Hello, please make …": what is left is not a goal.
  const isNone = left.every(({ words }) => greets(words, languages));
  const others = isNone ? [] : clauses.filter(({ read }) => read !== undefined);
  const goal = isNone ? [] : left.map((clause) => clause.range);
  const whole = { from: goal[0]?.from ?? range.from, to: goal.at(-1)?.to ?? range.to };
  draft.extents.push({ from: whole.from, to: whole.to, kind: "goal" });
  draft.put("goal", { kind: "outcome", text: unwrapped(draft.text.slice(whole.from, whole.to)).replace(/[,;]$/, "") }, [
    whole,
  ]);
  draft.blocks.push({ name: "goal", items: 1, line: draft.place(whole.from).line, title: "" });
  for (const { range: own, words, read } of others) if (read !== undefined) putSentence(draft, own, words, read);
}

/** Adds what a sentence says. */
export function putSentence(
  draft: DraftParts,
  range: Range,
  words: string,
  { readings, block, skip }: SentenceRead,
): void {
  for (const [index, { item, from, to, block: own, typed }] of readings.entries()) {
    const last = index === readings.length - 1;
    const part = trimmed(
      draft.text,
      range.from + (index === 0 ? 0 : from + skip),
      last ? range.to : range.from + to + skip,
    );
    const kind = own as EntryBlock;
    if (!draft.has(kind)) draft.blocks.push({ name: kind, items: 0, line: draft.place(part.from).line, title: "" });
    const where = draft.put(kind, item, [part]);
    if (typed)
      sayLift(draft, where, item, {
        words: draft.text.slice(part.from, part.to),
        entry: words,
        at: part.from,
        from: block,
      });
    sayOffers(draft, where, item, block, part.from, []);
  }
}
