import { pathFault } from "../node/path-fault.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { type Lexed, lex, type Token } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import type { Language } from "./words/language.ts";
import { type ReadingWords, readingWords } from "./words/reading.ts";
import { spokenOf } from "./words/speaks.ts";

/** A file that a sentence asks to read. */
export interface ToRead {
  readonly path: string;
  /** "210-290". */
  readonly lines?: string;
  /** What stands behind it in brackets; behind the last one also why, and of what, it is read. */
  readonly note?: string;
  readonly token: Token;
  /** Whether the sentence begins with the order, so that nothing else stands in front of it. */
  readonly whole: boolean;
}

interface Patterns {
  readonly order: TextPattern;
  readonly begins: TextPattern | undefined;
  readonly behind: TextPattern | undefined;
  readonly front: TextPattern;
  readonly passive: TextPattern | undefined;
  readonly it: TextPattern | undefined;
  readonly also: TextPattern | undefined;
  readonly others: TextPattern;
  /** An order of another kind that is joined to what stands before it. */
  readonly orders: TextPattern;
  readonly toKnow: TextPattern | undefined;
}

const known = new Map<string, Patterns | undefined>();

function patternsOf(code: string): Patterns | undefined {
  if (!known.has(code)) known.set(code, compiled(code, readingWords[code]));
  return known.get(code);
}

function compiled(code: string, words: ReadingWords | undefined): Patterns | undefined {
  if (words === undefined) return undefined;
  // Words of Chinese and Japanese stand side by side.
  const edge = /^(?:zh|ja|ko)$/.test(code) ? "" : "(?!\\p{L})";
  const word = edge === "" ? "" : "(?<!\\p{L})";
  const optional = (source: string | undefined, make: (source: string) => string): TextPattern | undefined =>
    source === undefined ? undefined : madePattern(() => [make(source), "iu"]);
  return {
    order: madePattern(() => [`^(?:${words.front})*(?:${words.verbs})${edge}`, "iu"]),
    begins: optional(words.begins, (source) => `^(?:${words.front})*(?:${source})${edge}`),
    behind: optional(words.behind, (source) => `^${source}`),
    front: madePattern(() => [`^(?:${words.front})*`, "iu"]),
    passive: optional(words.passive, (source) => `(?<=\\ue002)(?:${source})${edge}(?! by (?!you(?!\\p{L})|the agent))`),
    it: optional(words.it, (source) => `^ (?:${source})${edge}`),
    also: optional(words.also, (source) => `${word}(?:${source})[.!)]*$`),
    others: madePattern(() => [`${word}(?:${words.others})${edge}`, "iu"]),
    orders: madePattern(() => [
      `(?:[,;，、]|(?<!\\p{L})(?:and|then|und|dann|et|puis|y|luego|e|poi|depois|и|затем)) (?:then |also |dann )?(?:${words.others})${edge}`,
      "iu",
    ]),
    toKnow: optional(words.toKnow, (source) => `${word}(?:${source})${edge}`),
  };
}

/** Where a clause may begin: at the begin of the sentence, behind a comma or a stop. */
const clauses = /(?:^|[,;:.!?，；：。] ?(?:and )?)(?=\S)/gu;
/** Begins words that say of what is read when, why or of what it is. */
const subordinate = textPattern(
  () =>
    /(?<!\p{L})(?:before|because|so|since|until|if|when|while|where|which|that|for|as|to|after|unless|bevor|weil|damit|bis|um|avant|car|pour|afin|jusqu|antes|porque|para|hasta|prima|perché|finché|até|прежде|чтобы|пока|так как)(?!\p{L})/iu,
);
const longestGap = 90;

/** What stands between the order and a file, or between two files: "the notes in", "and". */
const isNoun = (gap: string, { others }: Patterns): boolean =>
  gap.length <= longestGap && !/[.;!?。；\ue001\ue005→]/.test(gap) && !others.test(gap) && !subordinate.test(gap);

/** A document, and no program or data. */
export const isText = /\.(?:mdx?|txt|rst|adoc|pdf|csv|html?|ipynb)$|^docs?\/|(?:^|\/)README/i;

/** Whether a file can be read: a path, a folder, a glob, and no version. */
export const canRead = ({ kind, text }: Token): boolean =>
  kind === "path" && pathFault(text) === undefined && /[./*]|^[A-Z]\w+$/.test(text) && !/^[\d.]+$/.test(text);

/** The files that a sentence asks to read: "Go through a.md and the notes in `b.md`", "c.md must be read first". None where it asks for more. */
export function readingIn(text: string, languages: readonly Language[]): readonly ToRead[] {
  const lexed = lex(text);
  if (text.length > 600 || !lexed.tokens.some(canRead)) return [];
  for (const { code } of spokenOf(languages, lexed.text)) {
    const patterns = patternsOf(code);
    const found = patterns === undefined ? [] : filesOf(lexed, patterns);
    if (patterns === undefined || found.length === 0) continue;
    const above = lexed.text.slice(0, found[0]?.at);
    const before = above.replace(patterns.front.of(above), "");
    const whole = !/[,;.:!?]\s/.test(before) || lexed.tokens[0] === found[0];
    return found.map((token) => toRead(lexed, token, token === found.at(-1), whole));
  }
  return [];
}

function filesOf(lexed: Lexed, patterns: Patterns): readonly Token[] {
  const { text } = lexed;
  let count = 0;
  for (const { index, 0: mark } of text.matchAll(clauses)) {
    count += 1;
    if (count > 12) break;
    const from = index + mark.length;
    const rest = text.slice(from);
    const order = patterns.order.exec(rest)?.[0] ?? "";
    const start = order === "" ? (patterns.begins?.exec(rest)?.[0] ?? "") : "";
    const verb = order === "" ? start : order;
    if (verb !== "") {
      const found = ordered(lexed, from, from + verb.length, start !== "", patterns);
      if (found.length > 0) return found;
    }
  }
  return [...passives(lexed, patterns), ...behinds(lexed, patterns)];
}

const laterOn = textPattern(() => /(?<!\p{L})(?:after|once|when|again)(?!\p{L})/iu);
/** The files behind an order to read. */
function ordered(
  { text, tokens }: Lexed,
  from: number,
  verb: number,
  begins: boolean,
  patterns: Patterns,
): readonly Token[] {
  const rest = tokens.filter(({ at }) => at >= verb);
  const files: Token[] = [];
  let read = verb;
  for (const token of rest) {
    if (!canRead(token) || !isNoun(withoutNote(text.slice(read, token.at)), patterns)) break;
    files.push(token);
    read = token.at + 1;
  }
  const tail = text.slice(read);
  const isIt = patterns.it?.test(text.slice(verb)) === true && !laterOn.test(tail);
  const isAlso = files.length > 0 && patterns.also?.test(tail) === true;
  const before = isIt || isAlso ? tokens.filter((token) => token.at < from && canRead(token)) : [];
  const all = [...before, ...files];
  if (patterns.orders.test(tail) || /^\s*(?:or|oder|ou|o|или|或)\s/u.test(tail)) return [];
  if (begins && patterns.toKnow?.test(tail) !== true && !all.every((token) => isText.test(token.text))) return [];
  return all;
}

/** The files in front of words that say that they must be read. */
function passives({ text, tokens }: Lexed, { passive }: Patterns): readonly Token[] {
  const found = passive?.exec(text);
  if (found === null || found === undefined) return [];
  const last = tokens.findIndex(({ at }) => at === found.index - 1);
  const files: Token[] = [];
  for (let index = last; index >= 0; index -= 1) {
    const token = tokens[index];
    const next = files[0];
    if (token === undefined || !canRead(token)) break;
    if (next !== undefined && !/^(?:,| (?:and|und|et|y|e|и)|, and) (?:the )?$/u.test(text.slice(token.at + 1, next.at)))
      break;
    files.unshift(token);
  }
  return files;
}

/** The files in front of an order at the end of its clause: "`a.md` und `b.md` lesen". */
function behinds({ text, tokens }: Lexed, patterns: Patterns): readonly Token[] {
  const { behind, front } = patterns;
  if (behind === undefined) return [];
  const last = tokens.findLastIndex((token) => canRead(token) && behind.test(withoutNote(text.slice(token.at + 1))));
  if (last === -1) return [];
  let read = front.exec(text)?.[0].length ?? 0;
  for (const token of tokens.slice(0, last + 1)) {
    if (!canRead(token) || !isNoun(withoutNote(text.slice(read, token.at)), patterns)) return [];
    read = token.at + 1;
  }
  return patterns.others.test(text.slice(read)) ? [] : tokens.slice(0, last + 1);
}

const note = /^\s*[(（]([^()（）]{1,100})[)）]/;
const withoutNote = (gap: string): string => gap.replace(note, "");
/** What says behind the last file why, or of what, it is read. */
const reason =
  /^(?:[:：;；,，] ?| [–—-]{1,2} | )(?:first[,;]? )?(?=(?:for|to|before|because|so|since|until|as|where|in particular|especially|mainly) |(?<=[:：;—–] ?))(\S[\s\S]{2,})$/iu;
const isFolder =
  /(?:packages?|folders?|director(?:y|ies)|modules?|crates?|ordners?|dossiers?|carpetas?|cartelle?|pastas?) $/iu;

function toRead({ source, text, tokens, offsets }: Lexed, token: Token, isLast: boolean, whole: boolean): ToRead {
  const next = tokens[tokens.indexOf(token) + 1];
  const behind = text.slice(token.at + 1, next?.at ?? text.length);
  const [, first, last] =
    /^,? (?:lines?|ll?\.|zeilen?|lignes?|líneas?) (\d{1,6})(?:(?: ?[-–] ?| to | bis | à | a )(\d{1,6}))?/iu.exec(
      behind,
    ) ?? [];
  const said = note.exec(behind);
  const at = said === null ? 0 : token.at + 1 + (said[0].length - (said[1]?.length ?? 0) - 1);
  const words = said === null ? "" : source.slice(offsets[at], offsets[at + (said[1]?.length ?? 0)]).trim();
  const lines =
    first === undefined || (last !== undefined && Number(last) < Number(first))
      ? undefined
      : last === undefined
        ? first
        : `${first}-${last}`;
  const why = isLast ? reason.exec(behind.replace(/[.。]\s*$/, ""))?.[1] : undefined;
  const told =
    words === "" && why !== undefined && next === undefined
      ? source.slice(offsets[text.length - behind.length + behind.indexOf(why)]).trim()
      : words;
  const below =
    isFolder.test(text.slice(0, token.at)) && !/\.\w+$|[*/]$/.test(token.text) ? `${token.text}/**` : token.text;
  return {
    path: below,
    token,
    ...(lines === undefined || /^0/.test(lines) ? {} : { lines }),
    ...(told === "" ? {} : { note: told }),
    whole,
  };
}
