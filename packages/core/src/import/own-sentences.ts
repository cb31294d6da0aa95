import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { handedIn } from "../read/handed.ts";
import { lex } from "../read/lexed.ts";
import { joinMeasured } from "../read/measured.ts";
import { beginsOrder } from "../read/prose-words.ts";
import type { Reading } from "../read/read-entry.ts";
import { namesPerson, reviewOf } from "../read/reviewer.ts";
import { sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";
import { takesBack } from "./joined-criteria.ts";
import { readSentence, type SentenceRead } from "./read-sentence.ts";
import type { EntryBlock } from "./vocabulary.ts";

type Kinds = ReadonlySet<Item["kind"]>;

/** What says in any block what it is: a file to read, what is handed over, the last message, what a person decides, a rule about structure. */
const anywhere: readonly Item["kind"][] = ["deliver", "completion_signal", "review", "architecture"];
const checks: readonly Item["kind"][] = ["command", "shell", "metric", "artifact"];

/** The kinds that a sentence of a block may be besides those of the block itself. */
const kindsIn: Readonly<Record<EntryBlock, Kinds>> = {
  context: new Set([...anywhere, ...checks]),
  constraints: new Set([...anywhere, ...checks]),
  // "Paste opens a dialog" is a state: a person has to be named as one.
  done_when: new Set(["deliver", "completion_signal", "final_answer", "architecture", "review", ...checks]),
  // What a step writes is no hand-over, and what is checked again and again none of the end.
  workflow: new Set(["completion_signal", "review", "architecture", ...checks]),
  verification_loop: new Set(["deliver", "completion_signal", "review", "architecture"]),
  execution_rules: new Set(["deliver", "completion_signal", "architecture", ...checks]),
  output_contract: new Set(["deliver", "completion_signal", "architecture", ...checks]),
  stop_when: new Set([]),
};

/** A check is no order to run something: it says what comes of it. */
const outcome = textPattern(
  () =>
    /(?<!\p{L})(?:pass\p{L}*|exits?|succe\p{L}+|green|clean|errors?|fail\p{L}*|must|should|shall|has to|have to|needs? to|prints?|reports?|shows?|says?|ends?|holds?|contains?|exists?|at most|at least|below|under|above|over|less|more|warnings?|zero|0|finds?|still|without|criteri\p{L}+|accept\p{L}*|done|finished)(?!\p{L})|[<>≤≥=→]|[^\p{ASCII}\ue001-\ue005]/iu,
);
/** A duty, or a denial: "all" and "everything" in a step may tell what it makes. */
const binds = textPattern(
  () =>
    /(?<!\p{L})(?:must|may|shall|should|has to|have to|cannot|can't|not|never|only|no|none|nothing|nowhere)(?!\p{L})/iu,
);
const isGone = textPattern(
  () => /(?<!\p{L})(?:is|are|was|were|been|be) (?:all |both )?(?:gone|removed|deleted|dropped|replaced)(?!\p{L})/iu,
);
const isCheck = (kind: Item["kind"]): boolean => checks.includes(kind);

/** What a sentence says by itself, where its block can let it go. */
function ownIn(
  block: EntryBlock,
  words: string,
  lexed: string,
  languages: readonly Language[],
): SentenceRead | undefined {
  const read = readSentence(words, languages);
  if (read === undefined) return undefined;
  const isOrder = !outcome.test(lexed) || (block !== "done_when" && beginsOrder(words, languages));
  const isOwn = read.readings.every(
    ({ item: { kind }, typed }) =>
      (typed || kind === "final_answer") && kindsIn[block].has(kind) && !(isOrder && isCheck(kind)),
  );
  const [first] = read.readings;
  // A step that writes a file hands nothing over, and a look at something is no review: the sentence has to say so.
  if (first?.item.kind === "deliver" && handedIn(words).length === 0) return undefined;
  if (
    first?.item.kind === "review" &&
    (reviewOf(words, languages) === undefined || (block === "done_when" && !namesPerson(words, languages)))
  )
    return undefined;
  if (first?.item.kind === "architecture" && block === "workflow" && !binds.test(lexed)) return undefined;
  // "`old.js` and every import of it are gone" is how the work ends, and no rule about parts.
  if (first?.item.kind === "architecture" && block === "done_when" && isGone.test(lexed)) return undefined;
  return isOwn ? read : undefined;
}

/** Longer entries are told of something. */
const longest = 900;

/**
 * Reads an entry that has no form of its block: each sentence of it that says by itself what it is goes to its block, and all else stays, in words. None
 * where no sentence does.
 */
export function ownSentences(
  block: EntryBlock,
  text: string,
  languages: readonly Language[],
  plain: (text: string) => Item,
): readonly Reading[] {
  // What stands below an entry, as a list of its own, says what it means.
  if (text.length > longest || /```|~~~|^\s*\||\n\s*(?:[-*+•·]|\d{1,2}[.)])\s/m.test(text)) return [];
  const lexed = lex(text);
  const readings: Reading[] = [];
  let kept: { from: number; to: number } | undefined;
  const flush = (): void => {
    const words = kept === undefined ? "" : text.slice(kept.from, kept.to).trim();
    if (kept !== undefined && words !== "")
      readings.push({ block, item: plain(words), from: kept.from, to: kept.to, typed: false });
    kept = undefined;
  };
  for (const run of joinMeasured(lexed, sentencesOf(lexed), languages)) {
    const [from, to] = [run.from === 0 ? 0 : (lexed.offsets[run.from] ?? 0), lexed.offsets[run.to] ?? text.length];
    const words = text.slice(from, to);
    const begin = from + words.length - words.trimStart().length;
    const read = ownIn(block, words.trim(), lexed.text.slice(run.from, run.to), languages);
    if (read === undefined) {
      kept = { from: kept?.from ?? from, to };
      continue;
    }
    flush();
    readings.push(...placed(read, from, to, begin));
  }
  flush();
  // What was not read of a criterion may take back what was.
  const left = readings.filter(({ typed }) => !typed).map(({ from, to }) => text.slice(from, to));
  if (block === "done_when" && left.some((words) => takesBack.test(words))) return [];
  return readings.some(({ typed }) => typed) ? readings : [];
}

/** The readings of a sentence, with their places in the entry. */
const placed = ({ readings, skip }: SentenceRead, from: number, to: number, begin: number): readonly Reading[] =>
  readings.map((reading, index) => ({
    ...reading,
    from: index === 0 ? from : Math.min(to, begin + skip + reading.from),
    to: index === readings.length - 1 ? to : Math.min(to, begin + skip + reading.to),
    typed: true,
  }));
