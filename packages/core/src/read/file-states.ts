import type { Item } from "../node/contract.ts";
import { pathFault } from "../node/path-fault.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { lex, type Token } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import type { Reading } from "./reading.ts";
import { fileWords } from "./words/file-states.ts";
import type { Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

interface Patterns {
  /** The statement, up to where its file is said to be there. */
  readonly says: TextPattern;
  /** No more than that the file was made. */
  readonly made: TextPattern;
  readonly unsure: TextPattern;
}

const known = new Map<string, Patterns | undefined>();

const file = "[\\ue002\\ue003]";
const files = `${file}(?:(?:, | and | und | et | y | e | и |、|和|と|, and )${file}){0,4}`;
/** A file in brackets behind its noun is the noun's own. */
const subject = `(?:\\(${files}\\)|${files})`;

function patternsOf(code: string): Patterns | undefined {
  if (!known.has(code)) known.set(code, compiled(code));
  return known.get(code);
}

function compiled(code: string): Patterns | undefined {
  const words = fileWords[code];
  if (words === undefined) return undefined;
  const isSpaced = !/^(?:zh|ja)$/.test(code);
  const [before, after, blank] = isSpaced ? ["(?<!\\p{L})", "(?!\\p{L})", " ?"] : ["", "", ""];
  const noun = isSpaced ? "(?:[^\\s,;:.!?()\\ue001-\\ue005]+ ){0,6}" : "[^，。；：,;:()\\ue001-\\ue005]{0,20}";
  const papers = `${noun}${words.papers}${after} ?${words.at}${blank}`;
  const rest = "(?=$|[\\s.,;:：。，）)]|(?<=[\\ue002\\ue003])[^\\x20-\\x7e])";
  return {
    says: madePattern(() => [
      `^(?:${noun}${subject},? ?(?:${words.tells}|${words.made}${after})|(?:${words.there})${blank}${noun}(?:${words.at} ?)?${subject}${rest}|${papers}${subject}${rest})`,
      "iu",
    ]),
    made: madePattern(() => [`^${noun}${subject},? ?${words.made}[.。]?$`, "iu"]),
    unsure: madePattern(() => [`${before}(?:${words.unsure})${after}`, "iu"]),
  };
}

/** Longer statements tell of more than a file. */
const longest = 300;

const standsIn = textPattern(() => /(?<!\p{L})(?:in|into|inside|under|within|unter|dans|sous|en|em|sotto|в) ?\(?$/iu);

/** Whether a token is the name of a file or folder, and no "before/after". */
const isFile = ({ kind, text, from, to }: Token): boolean =>
  (kind === "path" ? /\.\w+$|\/$/.test(text) || to - from > text.length : /^[\w.@/-]+\.\w{1,10}$/.test(text)) &&
  !/[*?{}\s]/.test(text) &&
  pathFault(text) === undefined;

/**
 * The files of a criterion that can hold only where they exist: "`a.md` lists every host", "a benchmark report at `b.md`". Each is a check, and what the
 * criterion says besides stays a claim. None where it denies something, or depends on it.
 */
export function filesSaid(text: string, languages: readonly Language[]): readonly Reading[] {
  const lexed = lex(text);
  const words = lexed.text.replace(/[.。\s]+$/, "");
  if (words.length > longest || /[\n\ue001?]|[.!] \S/.test(words)) return [];
  for (const { code } of spokenOf(languages, text)) {
    const patterns = patternsOf(code);
    const said = patterns?.says.exec(words);
    if (patterns === undefined || said === null || said === undefined || patterns.unsure.test(words)) continue;
    const named = lexed.tokens.filter(({ at, kind }) => at < said[0].length && (kind === "path" || kind === "code"));
    const isFolder = named.some(({ text: path, at }) => !/\.\w+$/.test(path) && standsIn.test(words.slice(0, at)));
    // A value that the file is to hold is read by forms of its own, or not at all.
    const isAlone = lexed.tokens.every(({ at, kind }) => at < said[0].length || kind === "path" || kind === "url");
    if (named.length === 0 || isFolder || !isAlone || !named.every(isFile)) continue;
    const artifacts = named.map(({ text: path }): Item => ({ kind: "artifact", path }));
    const items = patterns.made.test(words) ? artifacts : [...artifacts, { kind: "claim", text } as Item];
    return items.map((item, index) => ({
      block: "done_when",
      item,
      from: index === 0 ? 0 : Math.min(index, text.length),
      to: index === items.length - 1 ? text.length : Math.min(index + 1, text.length),
      typed: item.kind === "artifact",
    }));
  }
  return [];
}
