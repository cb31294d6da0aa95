import { filesIn, takeId } from "../read/marks.ts";
import { stemsOf, type Word, wordsOf } from "./words.ts";

/** What a replacement may draw on. */
export interface Origins {
  /** Statements of the specification, and decisions, each by itself. What is out of scope is none. */
  readonly statements: readonly string[];
  /** Commands that the project has. */
  readonly commands: readonly string[];
}

/**
 * Says what a replacement brings in that neither the quote, nor a decision, nor the specification has: numbers, paths, names, actors, and obligations. It
 * reads how the words differ: what takes the place of a vague word may be new, what is added beside it may not.
 */
export function addedScope(quote: string, replacement: string, origins: Origins): readonly string[] {
  const known = [...origins.statements, ...origins.commands, quote].join("\n");
  const hard = new Set(hardTokens(quote, replacement, known));
  const more = obligations(
    quote,
    replacement,
    { ...origins, statements: [...origins.statements, quote] },
    stemsOf(known),
  );
  // "to Sentry" says no more than "Sentry" does
  const isTold = (words: string): boolean =>
    wordsOf(words).every(({ text, isContent }) => !isContent || hard.has(text));
  return [...new Set([...hard, ...more.filter((words) => !isTold(words))])];
}

/** Numbers with their unit, code, paths, addresses, flags, and names: none of them is a way to say the same more clearly. */
function hardTokens(quote: string, replacement: string, known: string): readonly string[] {
  const plainKnown = plain(known);
  const inKnown = (text: string): boolean => plainKnown.includes(plain(text));
  const words = wordsOf(withoutCitations(replacement));
  const quoted = new Set(wordsOf(quote).map(({ stem }) => stem));
  const knownStems = stemsOf(known);
  const found = words.flatMap((word, index): readonly string[] => {
    if (isNumber(word.text)) return numberAdded(words, index, quoted, plainKnown);
    if (/^`|^--?[a-z]|\//.test(word.text)) return inKnown(word.text.replace(/^`|`$/g, "")) ? [] : [word.text];
    if (knownStems.has(word.stem)) return [];
    return isName(words, index) || isActor(words, index) ? [word.text] : [];
  });
  return [...found, ...filesIn(replacement).filter((path) => !inKnown(path))];
}

function numberAdded(
  words: readonly Word[],
  index: number,
  quoted: ReadonlySet<string>,
  known: string,
): readonly string[] {
  const { text = "", stem = "" } = words[index] ?? {};
  const unit = words[index + 1];
  const isExit = /^exits?$/i.test(words[index - 1]?.text ?? "") && stem === "0";
  if (quoted.has(stem) || isExit) return [];
  const withUnit = unit?.isContent === true ? `${text} ${unit.text}` : text;
  return new RegExp(`(?<![\\w.])${escaped(plain(withUnit))}(?![\\w])`).test(known) ? [] : [withUnit];
}

const numberWords: ReadonlySet<string> = new Set(
  "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred thousand million twice thrice daily hourly weekly monthly yearly".split(
    " ",
  ),
);
const isNumber = (text: string): boolean => /^\d/.test(text) || numberWords.has(text.toLowerCase());

/** A name by its form: capitals inside a sentence, PDF, OAuth2, node_modules. */
function isName(words: readonly Word[], index: number): boolean {
  const { text = "" } = words[index] ?? {};
  if (/^[A-Z]{2,}s?\d*$|[a-z][A-Z]|[a-z]_[a-z]|\p{L}\d/u.test(text)) return true;
  const before = words[index - 1]?.text;
  return /^\p{Lu}/u.test(text) && before !== undefined && !/^[.\n]$/.test(before);
}

/** Somebody who does or gets something, by the form of the word and its place: "administrators", "the auditor", "by operators". */
function isActor(words: readonly Word[], index: number): boolean {
  const { text = "" } = words[index] ?? {};
  if (/^(?:admin|staff|team|guest|person|people|manager|owner|operator)s?$/i.test(text)) return true;
  const isPerson = /(?:[^aeiou]or|[^e]er|ist|ian|ee|ant)s?$/i.test(text) && text.length > 5;
  const before = words[index - 1]?.text.toLowerCase() ?? ".";
  const after = words[index + 1]?.text.toLowerCase() ?? "";
  const isPlaced = ["by", "for", "to", "only", "and", "or", "the", "an", "a", ".", "\n", ",", ";"].includes(before);
  return (
    isPerson &&
    isPlaced &&
    (/^(?:can|may|must|shall|should|will|is|are|get|see|has|have)$/.test(after) || before === "by" || before === "only")
  );
}

/** Words that begin something more. */
const joins: ReadonlySet<string> = new Set(
  "and also plus including with then which while as or so moreover additionally furthermore besides".split(" "),
);

/** "or less" only says how a bound is meant. */
const isJoin = (text: string, next: string | undefined): boolean =>
  /^[;.\n]$/.test(text) || (joins.has(text.toLowerCase()) && !/^(?:less|more|fewer|equal)$/i.test(next ?? ""));

/** Runs of added words that state something more than the quote does. */
function obligations(
  quote: string,
  replacement: string,
  { statements }: Origins,
  known: ReadonlySet<string>,
): readonly string[] {
  const runs = runsOf(wordsOf(quote), wordsOf(withoutCitations(replacement)));
  return runs.flatMap(({ added, removed }): readonly string[] => {
    const content = added.filter(({ isContent, text }) => isContent && !isNumber(text));
    const unseen = content.filter(({ stem }) => !known.has(stem));
    const removedContent = removed.filter(({ isContent }) => isContent).length;
    const shown = added
      .map(({ text }) => text)
      .join(" ")
      .replace(/\s+([;.,)])/g, "$1")
      .trim();
    const isJoined = added.some(
      ({ text }, index) => (index === 0 || content.length > 1) && isJoin(text, added[index + 1]?.text),
    );
    if (isJoined && unseen.length > 0 && content.length > removedContent) return [shown];
    if (unseen.length > (removedContent === 0 ? 0 : removedContent + 1)) return [shown];
    // in known words, but of several statements: nobody has stated it
    if (isJoined && content.length > removedContent + 1 && !isStated(content, statements)) return [shown];
    return [];
  });
}

const isStated = (content: readonly Word[], statements: readonly string[]): boolean =>
  statements.some((statement) => {
    const stems = stemsOf(statement);
    return content.every(({ stem }) => stems.has(stem));
  });

interface Run {
  readonly added: readonly Word[];
  readonly removed: readonly Word[];
}

/** How one list of words becomes another, run by run, by their longest common part. */
function runsOf(from: readonly Word[], to: readonly Word[]): readonly Run[] {
  const longest = commonLengths(from, to);
  const runs: { added: Word[]; removed: Word[] }[] = [];
  let isOpen = false;
  for (let [i, j] = [0, 0]; i < from.length || j < to.length; ) {
    const [old, next] = [from[i], to[j]];
    if (old !== undefined && old.stem === next?.stem) {
      isOpen = false;
      i += 1;
      j += 1;
      continue;
    }
    if (!isOpen) runs.push({ added: [], removed: [] });
    isOpen = true;
    if (next !== undefined && (old === undefined || longest(i, j + 1) >= longest(i + 1, j))) {
      runs.at(-1)?.added.push(next);
      j += 1;
    } else if (old !== undefined) {
      runs.at(-1)?.removed.push(old);
      i += 1;
    }
  }
  return runs;
}

/** The length of the longest common part of what stands behind two places. */
function commonLengths(from: readonly Word[], to: readonly Word[]): (i: number, j: number) => number {
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1)
    for (let j = to.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        from[i]?.stem === to[j]?.stem ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/** "(decision 12)" is a pointer, and no number of its own; neither is the id in front. */
const withoutCitations = (text: string): string =>
  text
    .replace(/\(?\bdecisions?[ :#]*\d+(?:\s*(?:,|and|&)\s*\d+)*\)?/gi, " ")
    .split("\n")
    .map((line) => {
      const [lead = "", rest = line] = /^(\s*(?:[-*+]|\d+[.)])\s+)([\s\S]*)$/.exec(line)?.slice(1) ?? [];
      return `${lead.replace(/\S/g, " ")}${takeId(rest).rest}`;
    })
    .join("\n")
    .replace(/\b(?:[A-Z]{1,8}-?\d{1,5}(?:\.\d{1,3})*)\b/g, " ");

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
