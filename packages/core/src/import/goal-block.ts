import { textPattern } from "../node/text-pattern.ts";
import type { Language } from "../read/words/language.ts";
import type { DraftParts } from "./draft-parts.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { ownForm } from "./own-form.ts";
import { putSentence, sentencesOfAll } from "./prose.ts";
import type { Sentence } from "./read-sentence.ts";
import type { Section } from "./sections.ts";
import { leavesGoal } from "./sentences-apart.ts";
import type { Range } from "./spans.ts";

/** Words that say that what follows is the reason, in ten languages. */
const reason = textPattern(
  () =>
    /^(?:[#*_\s]*(?:why|reason|rationale|motivation|warum|grund|begründung|pourquoi|raison|por qué|motivo|razón|perché|motivazione|por quê|porquê|зачем|почему|причина|为什么|原因|理由|なぜ|背景理由|이유|왜)(?: (?:this|it|we|now|das|wir|это)[^.:：!?\n]{0,60})?[#*_\s]*(?:[:：.?？]|\n|$)|(?:this|it) matters because|because(?!\p{L})|motivation\. |so that |weil |denn |parce que |car |porque |perché |потому что |так как |因为)/iu,
);

/**
 * Reads the block that names the goal: all of its sentences and lists are the outcome, in their words; only what says that it is the reason is the why.
 * Tells how many entries it gave.
 */
export function readGoal(
  draft: DraftParts,
  section: Section,
  entries: readonly Entry[],
  languages: readonly Language[],
): number {
  const labelled = putLabelled(draft, entries);
  if (labelled > 0) return labelled;
  const { remark } = section;
  const named = remark === undefined || remark.aside ? undefined : { from: remark.from, to: remark.to };
  if (remark?.aside === true) draft.keep({ text: draft.text.slice(remark.from, remark.to), ranges: [remark] });
  const outcome: Range[] = named === undefined ? [] : [named];
  const why: Range[] = [];
  const kept: Range[] = [];
  let because = false;
  let below = false;
  const own: Sentence[] = [];
  const left = withoutOwn(draft, entries, named === undefined, languages, own);
  // What stands before and behind one is no longer one run.
  kept.push(...own.map(({ range }) => ({ from: range.to, to: range.to })));
  for (const [index, entry] of left.entries()) {
    const titled = /^#/.test(entry.text);
    const range = { from: entry.at, to: entry.to };
    const reasoned = reason.test(entry.text);
    because = reasoned || (because && !titled);
    below ||= titled && !reasoned && outcome.length > 0;
    if (because) why.push(range);
    // What is quoted shows something.
    else if (
      below ||
      (outcome.length > 0 && entry.text.startsWith(">")) ||
      (named !== undefined && !continues(left, index))
    )
      kept.push(range);
    else outcome.push(range);
    // A reason is one paragraph; below a title of its own all that follows is.
    if (because && !/^[#*_]|[:：]\s*$/.test(entry.text)) because = titled;
  }
  keepAll(draft, kept);
  const count = putAll(draft, outcome, why, kept);
  putOwn(draft, own);
  return count;
}

/** Puts the outcome and the reason of a goal in labelled form; tells how many there were. */
function putLabelled(draft: DraftParts, entries: readonly Entry[]): number {
  const items = entries.map(({ at, to }) => ownForm("goal", draft.text.slice(at, to))?.item);
  const kinds = items.map((item) => item?.kind);
  if (draft.has("goal") || !["outcome", "outcome,why"].includes(kinds.join())) return 0;
  for (const [index, item] of items.entries())
    if (item !== undefined) draft.put("goal", item, [{ from: entries[index]?.at ?? 0, to: entries[index]?.to ?? 0 }]);
  return items.length;
}

const keepAll = (draft: DraftParts, kept: readonly Range[]): void => {
  for (const { from, to } of kept) if (from < to) draft.keepRun(from, to);
};

const putOwn = (draft: DraftParts, own: readonly Sentence[]): void => {
  for (const { range, words, read } of own) if (read !== undefined) putSentence(draft, range, words, read);
};

/** Entries without the sentences behind the first one that say by themselves what they are: a check, a file to read, a bound. */
function withoutOwn(
  draft: DraftParts,
  entries: readonly Entry[],
  holdsGoal: boolean,
  languages: readonly Language[],
  own: Sentence[],
): readonly Entry[] {
  let isGoal = holdsGoal;
  return entries.flatMap((entry) => {
    if (entry.text === "") return [];
    if (reason.test(entry.text) || /^#/.test(entry.text)) return [entry];
    const { at, to } = entry;
    const pieces = entriesOf(draft.lines, at, to, draft.place(at).line - 1, "workflow");
    const left: Range[] = [];
    let hasOwn = false;
    for (const sentence of sentencesOfAll(draft.text, pieces, languages)) {
      const { range, read } = sentence;
      const isOwn = !isGoal && read?.readings.every((each) => leavesGoal(each, sentence.words)) === true;
      isGoal = false;
      if (isOwn) own.push(sentence);
      else left.push(range);
      hasOwn ||= isOwn;
    }
    if (!hasOwn) return [entry];
    return runs(draft.text, left, own.map(({ range }) => range)).map(({ from, to: end }) => ({ ...entry, text: draft.text.slice(from, end), at: from, to: end })); // biome-ignore format: one
  });
}

function putAll(draft: DraftParts, outcome: readonly Range[], why: readonly Range[], kept: readonly Range[]): number {
  if (outcome.length === 0 && why.length === 0) return 0;
  const others = [...why, ...kept];
  const { text } = draft;
  return outcome.length === 0
    ? put(draft, runs(text, why, kept), [])
    : put(draft, runs(text, outcome, others), runs(text, why, [...outcome, ...kept]));
}

/** Whether a list goes on from the words beside the name: "Goal: ship a page that has:". */
const continues = (entries: readonly Entry[], index: number): boolean =>
  entries.slice(0, index + 1).every(({ listed }) => listed);

function put(draft: DraftParts, outcome: readonly Range[], why: readonly Range[]): number {
  const has = draft.has("goal");
  const words = said(draft.text, outcome);
  if (has) {
    draft.say(
      "import/one-goal",
      "warning",
      "goal[0]",
      outcome[0]?.from ?? 0,
      `is a second goal; a contract has one, so these words were kept as other: "${words.slice(0, 80)}"`,
      "put it into the goal, make it a criterion, or write a second contract",
    );
    draft.keep({ text: words, ranges: outcome });
  } else draft.put("goal", { kind: "outcome", text: words }, outcome);
  if (why.length > 0 && !has) draft.put("goal", { kind: "why", text: said(draft.text, why) }, why);
  else if (why.length > 0) draft.keep({ text: said(draft.text, why), ranges: why });
  return has ? 0 : 1 + (why.length > 0 ? 1 : 0);
}

const ruler = /^\s*[-*_=]{3,}\s*$/m;

/** Ranges with nothing but list marks and blank lines between them are one. */
function runs(text: string, ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    const apart =
      last === undefined ||
      others.some(({ from }) => from >= last.to && from < range.from) ||
      ruler.test(text.slice(last.to, range.from));
    if (apart) joined.push(range);
    else joined[joined.length - 1] = { from: last.from, to: range.to };
  }
  return joined;
}

/** The words of ranges: a paragraph that was wrapped is one line, lists and paragraphs keep theirs. */
const said = (text: string, ranges: readonly Range[]): string =>
  ranges.map(({ from, to }) => unwrapped(text.slice(from, to))).join("\n\n");

const listLine = /^\s*(?:[-*+•·]|\d{1,3}[.)])\s/;
const beginsUnspaced = textPattern(
  () => /^\s*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，；：！？」』）]/u,
);
const endsUnspaced = textPattern(() => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，；：！？」』）]$/u);
function unwrapped(text: string): string {
  if (/```|~~~|^\s*\|/m.test(text)) return text;
  return text.split("\n").reduce((joined, line) => {
    if (joined === "") return line;
    const breaks = listLine.test(line) || line.trim() === "" || joined.endsWith("\n");
    const glue = endsUnspaced.test(joined) && beginsUnspaced.test(line) ? "" : " ";
    return breaks ? `${joined}\n${line}` : joined + glue + line.trimStart();
  }, "");
}
