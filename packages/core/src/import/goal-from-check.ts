import { orderKind, wantsSomething } from "../read/prose-words.ts";
import type { Language } from "../read/words/language.ts";
import type { DraftParts } from "./draft-parts.ts";
import type { Sentence, SentenceRead } from "./read-sentence.ts";
import { unwrapped } from "./said-together.ts";

/** A goal in front of the check that shows it: "Make the importer fast: `node bench.mjs` must report under 300 ms". */
const lead = /^([^`:：\n]{8,160}?) ?[:：]\s+(?=\S)/;

const isEnd = (read: SentenceRead | undefined): boolean =>
  read?.readings.every(({ block, typed }) => typed && block === "done_when") === true;

/** The first clauses that are criteria and nothing else: in a text of which nothing else can be the goal, they say what is wanted. */
export function firstCriteria(sentences: readonly Sentence[]): readonly Sentence[] {
  const first = sentences.findIndex(({ read, isSaid }) => isSaid && isEnd(read));
  if (first < 0) return [];
  const { entry } = sentences[first] ?? { entry: 0 };
  const behind = sentences.slice(first).findIndex((each) => each.entry !== entry || !isEnd(each.read));
  return sentences.slice(first, behind < 0 ? undefined : first + behind);
}

/**
 * Puts the goal that criteria say: what stands in front of a colon in their first one, which then is no part of it, or all of their words, which then
 * say two things.
 *
 * @returns The first criterion without the words that are the goal alone.
 */
export function putGoalOf(
  draft: DraftParts,
  criteria: readonly Sentence[],
  languages: readonly Language[],
): Sentence | undefined {
  const [first] = criteria;
  const last = criteria.at(-1);
  if (first?.read === undefined || last === undefined) return first;
  const { range, words, read } = first;
  const [mark = "", wanted = ""] = lead.exec(words) ?? [];
  const isLead =
    mark !== "" &&
    (wanted.trim().split(/\s+/).length > 2 ||
      wantsSomething(wanted, languages) ||
      orderKind(wanted, languages) === "step");
  const own = { from: range.from, to: isLead ? range.from + wanted.length : last.range.to };
  const text = unwrapped(draft.text.slice(own.from, own.to)).replace(/[,;]$/, "");
  draft.extents.push({ ...own, kind: "goal" });
  draft.put("goal", { kind: "outcome", text }, isLead ? [own] : []);
  draft.blocks.push({ name: "goal", items: 1, line: draft.place(own.from).line, title: "" });
  if (!isLead) {
    draft.say(
      "import/goal-from-check",
      "info",
      "goal[0]",
      own.from,
      "nothing but a check says what is wanted, so its words are the goal as well",
      "write a sentence in front of it that says what must hold at the end",
    );
    return first;
  }
  return {
    ...first,
    range: { from: range.from + mark.length, to: range.to },
    words: words.slice(mark.length),
    read: { ...read, skip: Math.max(0, read.skip - mark.length) },
  };
}
