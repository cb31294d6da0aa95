import { textPattern } from "../node/text-pattern.ts";
import type { Act, Run } from "./frame.ts";
import type { Lexed, Token } from "./lexed.ts";
import { recent } from "./recent.ts";
import type { LooseWords } from "./words/language.ts";

/** A criterion that no form fits, known by its tokens and by its words, each of which must be known. */
export interface Loose {
  readonly act: Act;
  readonly groups: Readonly<Record<string, Run>>;
}

type Kind = keyof LooseWords;
const tables = new Map<LooseWords, readonly (readonly [kind: Kind, words: string])[]>();

/** The kinds of a word: the lists are searched as they are written, since a criterion has few words and the lists have many. */
const kindsOf = recent((word: string, words: LooseWords): ReadonlySet<Kind> => {
  const lists =
    tables.get(words) ??
    (Object.entries(words) as [Kind, string][]).map(([kind, list]) => [kind, ` ${list} `] as const);
  tables.set(words, lists);
  const apart = ` ${word} `;
  const kinds = new Set<Kind>();
  for (const [kind, list] of lists) if (list.includes(apart)) kinds.add(kind);
  return kinds;
});

interface Word extends Run {
  readonly text: string;
  readonly kinds: ReadonlySet<Kind>;
}

/** A word's kinds; those of "service" for "service's". */
function kindsAs(words: LooseWords, word: string): ReadonlySet<Kind> {
  const kinds = kindsOf(word, words);
  return kinds.size === 0 && word.endsWith("'s") ? kindsOf(word.slice(0, -2), words) : kinds;
}

const spelled = textPattern(() => /[\p{L}][\p{L}'’-]*|\d+(?:[.,]\d+)*%?/gu);

/**
 * Reads a criterion by what it names and says: one command that passes, one file that must not hold a word. Each word must be one of the table: a word that
 * is not known could change what the criterion means, and then it stays in its words.
 */
export function looseIn(lexed: Lexed, run: Run, language: LooseWords): Loose | undefined {
  const text = lexed.text.slice(run.from, run.to);
  if (text.length > 200 || /[?!;:]|\.(?=\s)|->|→|=>|\bin place of\b/.test(text)) return undefined;
  const words = [...text.toLowerCase().matchAll(spelled.of(text))].map(
    ({ index, 0: word }): Word => ({
      text: word,
      from: run.from + index,
      to: run.from + index + word.length,
      kinds: kindsAs(language, word),
    }),
  );
  const codeAlone = (kinds: ReadonlySet<Kind>): boolean => kinds.size === 1 && kinds.has("codeOnly");
  if (words.some(({ kinds }) => kinds.has("hedge") || codeAlone(kinds))) return undefined;
  const strangers = words.filter(({ kinds, text: word }) => kinds.size === 0 && !/^\d/.test(word));
  if (strangers.length > 5 || strangers.some((word) => !isName(words, word, text, run.from))) return undefined;
  return new LooseReader(lexed, run, words).read();
}

/** Words behind which a name stands: "the staging cluster", "for our billing service". */
const opensName =
  /^(?:an?|the|this|that|these|those|its?|our|their|your|my|each|every|any|both|new|final|full|whole|complete|of|for|in|on|at|with|about|from|by|under|into|to|across|through|describing|explaining|covering|listing|documenting|explains|describes|covers|documents|summarizes|summarises)$/;

/** Whether a word that no table knows can only be a part of a name: it stands behind an article or a preposition, with no more than two such words before it. */
function isName(words: readonly Word[], word: Word, text: string, start: number): boolean {
  if (/ly$|n't$|ing$/.test(word.text)) return false;
  let at = words.indexOf(word);
  for (let count = 0; count < 3; count += 1) {
    const before = words[at - 1];
    const from = before?.to ?? start;
    const between = text.slice(from - start, (words[at]?.from ?? start) - start);
    if (/[^\s'’"(]/.test(between)) return false;
    if (before === undefined) return true;
    if (opensName.test(before.text)) return true;
    if (before.kinds.size > 0 && !before.kinds.has("nouns")) return false;
    at -= 1;
  }
  return false;
}
const namesCode = textPattern(
  () =>
    /(?<!\p{L})(?:code|source|(?:swift|kotlin|java|python|rust|go|typescript|javascript|sql|c|cpp|ruby|php)(?: (?:code|file|source))?|code blocks?)(?!\p{L})/iu,
);
const saysOnly = textPattern(
  () => /(?<!\p{L})(?:only|just|nothing|no|alone|solely|exclusively|pure|without)(?!\p{L})/iu,
);

/** "just the Swift file. nothing before, nothing after": each word is one of those that say so, and it names code and that there is nothing else. */
/** "No code in it" is the other way round; "no text, code" is not. */
const deniesCode = textPattern(
  () =>
    /(?<!\p{L})(?:no|not|without|never|zero|skip|omit|leave out)(?: (?:any|the|a|single))* (?:source ?)?code(?! (?:outside|before|after))/iu,
);

export function saysCodeOnly(text: string, language: LooseWords): boolean {
  if (text.length > 160 || /[\ue001-\ue005\d]/.test(text)) return false;
  const words = [...text.toLowerCase().matchAll(spelled.of(text))].map(([word]) => word);
  const all = words.every((word) => kindsOf(word, language).has("codeOnly"));
  const code = namesCode.test(text);
  return all && code && saysOnly.test(text) && !deniesCode.test(text);
}

class LooseReader {
  readonly #lexed: Lexed;
  readonly #run: Run;
  readonly #words: readonly Word[];

  constructor(lexed: Lexed, run: Run, words: readonly Word[]) {
    this.#lexed = lexed;
    this.#run = run;
    this.#words = words;
  }

  read(): Loose | undefined {
    const commands = this.#tokens("command");
    const paths = this.#tokens("path");
    const values = [...this.#tokens("code"), ...this.#tokens("quote")];
    const lacks = this.#any("lacks");
    const [command] = commands;
    const [path] = paths;
    const [value] = values;
    if (commands.length === 1 && command !== undefined && paths.length === 0 && values.length === 0)
      return this.#ofCommand(command, lacks);
    if (commands.length > 0 || path === undefined) return undefined;
    if (paths.length === 1 && values.length === 1 && value !== undefined) return this.#ofPair(path, value, lacks);
    if (values.length > 0) return undefined;
    if (this.#any("same") && !lacks) return { act: "keep", groups: { p: this.#span(paths) } };
    if (!lacks && !this.#any("only") && !this.#any("changes") && this.#any("exists"))
      return { act: "exist", groups: { p: this.#span(paths) } };
    return undefined;
  }

  /** "`x` has to pass on every commit", "running `x` from the root exits 0": where nothing is denied, but errors. */
  #ofCommand(command: Token, lacks: boolean): Loose | undefined {
    const numbers = this.#words.filter(({ text }) => /^\d/.test(text));
    const [number] = numbers;
    const c = { from: command.at, to: command.at + 1 };
    if (lacks || this.#isWhen(c.from)) return undefined;
    if (number !== undefined) {
      if (numbers.length > 1 || number.from < c.from) return undefined;
      if (this.#any("exits") && /^\d{1,3}$/.test(number.text)) return { act: "run", groups: { c, code: number } };
      return this.#any("prints") && this.#onlyNumber()
        ? { act: "count", groups: { c, n: number, equal: number } }
        : undefined;
    }
    const verdict = this.#words.some(
      ({ kinds, from }) => kinds.has("passes") && (from > c.from || this.#isBehind(from, c.from)),
    );
    return verdict ? { act: "run", groups: { c } } : undefined;
  }

  /** "Push before `x` passes": when something is done, and no state that must hold. */
  #isWhen(command: number): boolean {
    const before = this.#words.findLast(({ from }) => from < command)?.text ?? "";
    return /^(?:before|after|when|once|while|until|till|as)$/.test(before);
  }

  /** Whether a verdict in front of a command is its own: "a green run of `x`". */
  #isBehind(from: number, command: number): boolean {
    const between = this.#words.filter((word) => word.from > from && word.from < command);
    return between.length <= 3;
  }

  /** "prints 0", and nothing that would compare it. */
  #onlyNumber(): boolean {
    return this.#words.every(({ kinds }) => !kinds.has("lacks") && !kinds.has("exits"));
  }

  #ofPair(path: Token, value: Token, lacks: boolean): Loose | undefined {
    const p = { from: path.at, to: path.at + 1 };
    const v = { from: value.at, to: value.at + 1 };
    const numbers = this.#words.filter(({ text }) => /^\d/.test(text));
    if (lacks) {
      if (!this.#any("occurs") || this.#any("changes")) return undefined;
      const [n] = numbers;
      if (n === undefined) return { act: "lack", groups: { p, v } };
      const behind = this.#words.find(({ from }) => from > n.from)?.text ?? "";
      const before = this.#words.findLast(({ from }) => from < n.from)?.text ?? "";
      const isTail = /^(?:lines?|rows|entries)$/.test(behind) && /^(?:last|final|latest)$/.test(before);
      return numbers.length === 1 && isTail ? { act: "lack", groups: { p, v, n } } : undefined;
    }
    if (numbers.length > 0 || this.#any("changes") || this.#any("same")) return undefined;
    const inside = this.#words.some(
      ({ text, from }) => /^(?:in|inside|within)$/.test(text) && from > v.from && from < p.from,
    );
    return (this.#any("holds") && p.from < v.from) || (inside && this.#any("exists"))
      ? { act: "hold", groups: { p, v } }
      : undefined;
  }

  #any(kind: Kind): boolean {
    return this.#words.some(({ kinds }) => kinds.has(kind));
  }

  #tokens(kind: Token["kind"]): readonly Token[] {
    return this.#lexed.tokens.filter(
      (token) => token.kind === kind && token.at >= this.#run.from && token.at < this.#run.to,
    );
  }

  #span(tokens: readonly Token[]): Run {
    return { from: tokens[0]?.at ?? 0, to: (tokens.at(-1)?.at ?? 0) + 1 };
  }
}
