import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { lex } from "../read/lexed.ts";
import { joinMeasured } from "../read/measured.ts";
import type { Reading } from "../read/read-entry.ts";
import { banLabel, sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";
import { readSentence, type SentenceRead } from "./read-sentence.ts";
import type { KnownBlock } from "./vocabulary.ts";

type Kinds = ReadonlySet<Item["kind"]>;

const aboutWork: readonly Item["kind"][] = ["unchanged", "scope", "gate", "after", "blocked", "budget"];
const ordered: Kinds = new Set([...aboutWork, "never"]);
/** Where orders stand, one may be to read something first. */
const worked: Kinds = new Set([...ordered, "read"]);

/**
 * What a sentence may say by itself, whatever block it stands in: "Do not push" below "Plan" is a prohibition as it is below "Constraints". What an
 * answer is not to hold is said of the answer, what does not exist is a state, and what not to stop for is said of the end.
 */
const apart: Readonly<Record<KnownBlock, Kinds>> = {
  goal: ordered,
  context: ordered,
  constraints: new Set(["gate", "after", "read", "blocked", "budget"]),
  done_when: new Set(["never", "unchanged", "gate", "after", "blocked", "budget"]),
  workflow: worked,
  verification_loop: worked,
  execution_rules: worked,
  output_contract: new Set(["gate", "after", "blocked", "budget"]),
  stop_when: new Set(["unchanged", "scope"]),
};

/** Blocks that hold orders: elsewhere "No new tables" may tell what there is. */
const orders: ReadonlySet<KnownBlock> = new Set(["workflow", "verification_loop", "execution_rules"]);

/** A sentence that only says that something is not there, and forbids no act. */
const lacks = textPattern(
  () =>
    /^(?:no|none|nothing|nobody|zero|neither|kein\p{L}*|nichts|niemand|pas d|aucune?|rien|personne|ning[uú]n\p{L}*|nad[ai]e?|nessun\p{L}*|niente|nenhum\p{L}*|нет|никаких)(?!\p{L})|^(?:没有|無|无|不存在)|(?<!し|なら|いけ)ない[。.]?$/iu,
);
/** An act whose object stands in another sentence: "Do not clear it". */
const refers = textPattern(
  () =>
    /^(?:\p{L}+ ){0,2}?(?:(?:it|them|so)(?!\p{L}|-)|(?:this|that|these|those|one|either|both)(?=\P{L}*$| (?:on|in|at|by|for|to|from|with|without|twice|again|here|there|yourself|now|yet)(?!\p{L})))/iu,
);

/** An act of the way of working, or one that is forbidden for a while: "Do not stop early", "Do not go on while it fails". */
const conduct = textPattern(
  () =>
    /^(?:stop|quit|end|finish|give up|wait|ask|go on|go ahead|continue|proceed|move on|start|begin|hurry|rush|worry|hesitate)(?!\p{L})|^(?:guess|assume)\P{L}*$|(?<!\p{L})(?:until|till|while|before|mientras|hasta|antes|solange|bevor|bis|während|tant que|avant|jusqu\p{L}*|finché|prima|enquanto|até|пока|до)(?!\p{L})|直到|之前|まで|前に|동안|전에|때까지/iu,
);
const goesOn = textPattern(
  () => /^(?:only|don'?t|do not|never|no(?:thing|body)?|before|until|phase|step|milestone|gate|exit|wait)(?!\p{L})/iu,
);

/** What says again and again when; a text of other letters than Latin says it in other words. */
const occasion = textPattern(
  () =>
    /(?<!\p{L})(?:after|each|every|whenever|following|per|before|between|upon|time|nach|jede[rnms]?|vor|chaque|après|avant|cada|tras|después|antes|ogni|dopo|prima|após|depois)(?!\p{L})|[^\p{Script=Latin}\P{L}]/iu,
);
const names = textPattern(
  () => /(?<!\p{L})(?:is|are|has|have) (?!\p{L}+ed(?!\p{L})|done|finished|complete|changed|written|built)\p{L}+/iu,
);

/** Whether a reading may leave the block that its sentence stands in. */
function leaves({ item, typed }: Reading, words: string, block: KnownBlock): boolean {
  if (!(typed && apart[block].has(item.kind))) return false;
  // "Delete X only when `make verify` is green" is a rule: a gate says when work goes on.
  if (item.kind === "gate" && block === "constraints") return goesOn.test(words);
  // "`x` passes when the database is empty" names a state, and no moment of the work.
  if (item.kind === "after" && block === "done_when" && (names.test(item.when) || !occasion.test(words))) return false;
  if (item.kind !== "never" || banLabel(words) > 0) return true;
  if (refers.test(item.text) || conduct.test(item.text)) return false;
  return !lacks.test(words) || (orders.has(block) && !/ない[。.]?$/.test(words));
}

const isBudget = ({ item }: Reading): boolean => item.kind === "budget";

/** Whether a sentence belongs to another block: "We are done when …" says when the work ends, wherever it stands. */
function goesElsewhere({ readings, block: own, skip }: SentenceRead, words: string, block: KnownBlock): boolean {
  const isEnd = own === "done_when" && skip > 0 && block !== "done_when";
  return readings.length > 0 && (isEnd || readings.every((each) => leaves(each, words, block)));
}

/** Whether a sentence of the goal is none of the outcome: it says by itself what it is. */
export const leavesGoal = (reading: Reading, words: string): boolean =>
  ordered.has(reading.item.kind) ? leaves(reading, words, "goal") : reading.typed || reading.item.kind === "read";

/**
 * Reads the sentences of an entry that say by themselves what they are, and belong to another block than the one that they stand in.
 *
 * @param plain - An item of the words between them.
 * @returns All parts of the entry, in order; none where no sentence does.
 */
export function sentencesApart(
  block: KnownBlock,
  text: string,
  languages: readonly Language[],
  plain: (words: string) => Item,
): readonly Reading[] {
  // What is shown, or quoted, is not said.
  if (/```|~~~|^\s*[|>]/m.test(text)) return [];
  const lexed = lex(text);
  const readings: Reading[] = [];
  const runs = joinMeasured(lexed, sentencesOf(lexed), languages);
  for (const run of runs) {
    const [begin, to] = [lexed.offsets[run.from] ?? 0, lexed.offsets[run.to] ?? text.length];
    const words = text.slice(begin, to);
    const from = begin + words.length - words.trimStart().length;
    const read = readSentence(words.trim(), languages);
    const last = readings.at(-1);
    // "30 turns or $5" alone, below rules, may bound anything.
    const isBare = runs.length === 1 && block === "constraints" && read?.readings.every(isBudget) === true;
    if (read !== undefined && !isBare && goesElsewhere(read, words.trim(), block))
      for (const [index, each] of read.readings.entries())
        readings.push({
          ...each,
          from: index === 0 ? from : from + read.skip + each.from,
          to: Math.min(to, from + read.skip + each.to),
        });
    else if (last?.typed === false)
      readings[readings.length - 1] = { ...last, item: plain(text.slice(last.from, to).trim()), to };
    else readings.push({ block, item: plain(words.trim()), from, to, typed: false });
  }
  return readings.some((each) => each.typed || each.block !== block) ? readings : [];
}
