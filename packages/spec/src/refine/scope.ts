import { filesIn, takeId } from "../read/marks.ts";
import { functionWords, languageOf } from "./function-words.ts";
import { negations, stemsOf, type Word, wordsOf } from "./words.ts";

/** What a replacement may draw on. */
export interface Origins {
  /** Statements of the specification, and decisions, each by itself. What is out of scope is none. */
  readonly statements: readonly string[];
  /** Decisions that the replacement cites: they may be about something that the quote does not name. Default: none. */
  readonly cited?: readonly string[];
  /** Commands that the project has. */
  readonly commands: readonly string[];
}

/**
 * Says what a replacement brings in that neither the quote, nor a decision, nor the specification has: numbers, paths, names, actors, obligations, a
 * second thing in place of one, and when or how often. It reads how the words differ: a tightening says what is vague in words that stand elsewhere.
 */
export function addedScope(quote: string, replacement: string, origins: Origins): readonly string[] {
  const known = [...origins.statements, ...origins.commands, quote].join("\n");
  const language = languageOf(known);
  const hard = new Set(hardTokens(quote, replacement, known, language));
  const statements = [...origins.statements, quote];
  const own = { statements, cited: origins.cited ?? [] };
  const more = obligations(quote, replacement, own, { known: stemsOf(known, language), language });
  // "to Sentry" says no more than "Sentry" does
  const isTold = (words: string): boolean =>
    wordsOf(words, language).every(({ text, isContent }) => !isContent || hard.has(text));
  return [...new Set([...hard, ...more.filter((words) => !isTold(words)), ...multiplied(quote, replacement)])];
}

/** Numbers with their unit, code, paths, addresses, flags, and names: none of them is a way to say the same more clearly. */
function hardTokens(quote: string, replacement: string, known: string, language: string): readonly string[] {
  const plainKnown = plain(known);
  const inKnown = (text: string): boolean => plainKnown.includes(plain(text));
  const words = wordsOf(withoutCitations(replacement), language);
  const quoted = new Set(wordsOf(quote, language).map(({ stem }) => stem));
  const knownWords = wordsOf(known, language);
  const knownStems = new Set(knownWords.map(({ stem }) => stem));
  const found = words.flatMap((word, index): readonly string[] => {
    if (isNumber(word.text)) return numberAdded(words, index, quoted, knownWords, plainKnown);
    if (/^`|^--?[a-z]|\//.test(word.text)) return inKnown(word.text.replace(/^`|`$/g, "")) ? [] : [word.text];
    if (knownStems.has(word.stem)) return [];
    return isName(words, index, language) || isActor(words, index) ? [word.text] : [];
  });
  return [...found, ...filesIn(replacement).filter((path) => !inKnown(path))];
}

function numberAdded(
  words: readonly Word[],
  index: number,
  quoted: ReadonlySet<string>,
  knownWords: readonly Word[],
  known: string,
): readonly string[] {
  const { text = "", stem = "" } = words[index] ?? {};
  const unit = words[index + 1];
  const isExit = /^exits?$/i.test(words[index - 1]?.text ?? "") && stem === "0";
  if (quoted.has(stem) || isExit) return [];
  const withUnit = unit?.isContent === true ? `${text} ${unit.text}` : text;
  if (
    unit?.isContent === true &&
    knownWords.some((word, at) => word.stem === stem && knownWords[at + 1]?.stem === unit.stem)
  )
    return [];
  return new RegExp(`(?<![\\w.])${escaped(plain(withUnit))}(?![\\w])`).test(known) ? [] : [withUnit];
}

const numberWords: ReadonlySet<string> = new Set(
  "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred thousand million twice thrice daily hourly weekly monthly yearly".split(
    " ",
  ),
);
const isNumber = (text: string): boolean => /^\d/.test(text) || numberWords.has(text.toLowerCase());

/** A name by its form: capitals inside a sentence, PDF, OAuth2, node_modules. */
function isName(words: readonly Word[], index: number, language: string): boolean {
  const { text = "" } = words[index] ?? {};
  if (/^[A-Z]{2,}s?\d*$|[a-z][A-Z]|[a-z]_[a-z]|\p{L}\d/u.test(text)) return true;
  // every noun of German begins so
  if (language === "de") return false;
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

/** "or less" only says how a bound is meant. */
const isJoin = (text: string, next: string | undefined, joins: ReadonlySet<string>): boolean =>
  /^[;.\n]$/.test(text) || (joins.has(text.toLowerCase()) && !/^(?:less|more|fewer|equal)$/i.test(next ?? ""));

const every = /^(?:each|every|alle|cada|chaque|ogni|elke|toutes?|tous)$/i;

/** Runs of added words that state something more than the quote does. */
function obligations(
  quote: string,
  replacement: string,
  { statements, cited }: { readonly statements: readonly string[]; readonly cited: readonly string[] },
  { known, language }: { readonly known: ReadonlySet<string>; readonly language: string },
): readonly string[] {
  const { joins, widens } = functionWords(language);
  const before = wordsOf(quote, language);
  const said = new Set(before.map(({ text }) => text.toLowerCase()));
  const quoted = stemsOf(quote, language);
  const runs = runsOf(before, wordsOf(withoutCitations(replacement), language));
  return runs.flatMap(({ added, removed }): readonly string[] => {
    const content = added.filter(({ isContent, text }) => isContent && !isNumber(text));
    const removedContent = removed.filter(({ isContent }) => isContent).length;
    const shown = added
      .map(({ text }) => text)
      .join(" ")
      .replace(/\s+([;.,)])/g, "$1")
      .trim();
    // what nobody has said yet, in any statement, is not a clearer way to say it
    if (content.some(({ stem }) => !known.has(stem))) return [shown];
    const isJoined = added.some(
      ({ text }, index) => (index === 0 || content.length > 1) && isJoin(text, added[index + 1]?.text, joins),
    );
    const wider = added.filter((word, index) => {
      const next = added.slice(index + 1, index + 3).findIndex(({ text }) => isNumber(text));
      // "after 12 hours" is a bound, whose number has to be stated; "every 12 hours" is a rhythm
      if (next === 0 && every.test(word.text)) return true;
      return next === -1 && widens.has(word.text.toLowerCase()) && !said.has(word.text.toLowerCase());
    });
    if (wider.length > 0 && !isStated([...content, ...wider], statements, language)) return [shown];
    // in known words, but of other statements: nobody has said it of this
    const more = content.filter((word) => !quoted.has(word.stem));
    const isOwn = isStatedOf(quoted, more, statements, language) || isStated(more, cited, language);
    return isJoined && content.length > removedContent && !isOwn ? [shown] : [];
  });
}

/** Whether one statement says all that a text says, with as many noes. */
export function saysStatement(text: string, statements: readonly string[], language: string): boolean {
  const content = wordsOf(withoutCitations(text), language).filter(({ isContent }) => isContent);
  const noes = negations(text, language);
  const others = statements.filter((each) => negations(each, language) === noes);
  return content.length > 1 && isStated(content, others, language);
}

const isStated = (words: readonly Word[], statements: readonly string[], language: string): boolean =>
  statements.some((statement) => {
    const stems = new Set(wordsOf(statement, language).map(({ stem }) => stem));
    return words.every(({ stem }) => stems.has(stem));
  });

/** Whether one statement says it all of something that the quote is about. */
const isStatedOf = (
  quoted: ReadonlySet<string>,
  words: readonly Word[],
  statements: readonly string[],
  language: string,
): boolean =>
  statements.some((statement) => {
    const stems = stemsOf(statement, language);
    return words.every(({ stem }) => stems.has(stem)) && [...quoted].some((stem) => stems.has(stem));
  });

/** Articles of one thing, in the languages that have them. */
const single =
  /^(?:an?|the|this|its|one|eine?[nmrs]?|der|die|das|den|dem|des|un|una|une|uno|el|la|le|il|lo|o|um|uma|het|een|de)$/i;

/** Things of which the quote has one, and the replacement more: "a room" became "rooms". */
function multiplied(quote: string, replacement: string): readonly string[] {
  const tokens = (text: string): readonly string[] => withoutCitations(text).match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  const [before, after] = [tokens(quote), tokens(replacement).map((word) => word.toLowerCase())];
  const ones = before.flatMap((word, index) => {
    const isOne = single.test(before[index - 1] ?? "") || (single.test(before[index - 2] ?? "") && !single.test(word));
    return isOne && word.length > 2 ? [word] : [];
  });
  return [...new Set(ones)].flatMap((word) => {
    const low = word.toLowerCase();
    if (after.includes(low)) return [];
    const many = after.find((each) => isPlural(low, each));
    return many === undefined ? [] : [`${many}, where one is said`];
  });
}

/** By the ending of one, the ending of more: "libro" and "libri", "entry" and "entries", "canal" and "canaux", "reparação" and "reparações". */
const turnedEndings: readonly (readonly [one: RegExp, many: readonly string[]])[] = [
  [/o$/, ["i"]],
  [/a$/, ["e"]],
  [/e$/, ["i"]],
  [/y$/, ["ies"]],
  [/a[ul]$/, ["aux"]],
  [/l$/, ["is"]],
  [/m$/, ["ns"]],
  [/ão$/, ["ões", "ãos", "ães"]],
  [/man$/, ["men"]],
];

function isPlural(one: string, many: string): boolean {
  const ending = many.startsWith(one) ? many.slice(one.length) : "";
  if (/^(?:s|es|n|en|e|er|nen|se|ses|i)$/.test(ending)) return true;
  if (turnedEndings.some(([end, ends]) => end.test(one) && ends.some((each) => one.replace(end, each) === many)))
    return true;
  // a German vowel turns too: "Buch" and "Bücher"
  const plainMany = many.normalize("NFD").replace(/\u0308/g, "");
  return plainMany.length !== many.normalize("NFD").length && plainMany.startsWith(one) && /^(?:e|er)?$/.test(plainMany.slice(one.length)); // biome-ignore format: one line
}

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
