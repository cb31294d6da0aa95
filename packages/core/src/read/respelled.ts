import { textPattern } from "../node/text-pattern.ts";
import type { Lexed } from "./lexed.ts";

const capital = textPattern(() => /^\p{Lu}/u);
/** Puts the usual spelling in place of another: "dont" is "don't", "w/o" is "without". What is left keeps its offsets in the source. */
export function respelled(lexed: Lexed, spellings: Readonly<Record<string, string>>): Lexed {
  const known = done.get(lexed);
  if (known?.spellings === spellings) return known.lexed;
  const made = respelledAnew(lexed, spellings);
  done.set(lexed, { spellings, lexed: made });
  return made;
}

/** A text is read for several blocks. */
const done = new WeakMap<Lexed, { readonly spellings: Readonly<Record<string, string>>; readonly lexed: Lexed }>();

function respelledAnew(lexed: Lexed, spellings: Readonly<Record<string, string>>): Lexed {
  let text = "";
  let read = 0;
  const offsets: number[] = [];
  const moved = new Map<number, number>();
  const copy = (to: number): void => {
    for (let at = read; at < to; at += 1) {
      moved.set(at, offsets.length);
      offsets.push(lexed.offsets[at] ?? 0);
    }
    text += lexed.text.slice(read, to);
    read = to;
  };
  for (const { index, 0: word } of lexed.text.matchAll(words.of(lexed.text))) {
    const key = word.toLowerCase();
    const said = Object.hasOwn(spellings, key)
      ? (spellings[key + nextWord(lexed.text, index)] ?? spellings[key])
      : undefined;
    if (said === undefined) continue;
    copy(index);
    // The last sign of the new word stands for the last of the old one, so that the words of a run end where they did.
    for (let at = 0; at < said.length; at += 1)
      offsets.push(
        lexed.offsets[index + (at === said.length - 1 ? word.length - 1 : Math.min(at, word.length - 1))] ?? 0,
      );
    text += capital.test(word) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
    read = index + word.length;
  }
  if (read === 0) return lexed;
  copy(lexed.text.length);
  offsets.push(lexed.offsets.at(-1) ?? lexed.source.length);
  const tokens = lexed.tokens.map((token) => ({ ...token, at: moved.get(token.at) ?? token.at }));
  return { ...lexed, text, tokens, offsets };
}

/** "ur done" is "you're done", and "ur page" is "your page". */
const nextWord = (text: string, at: number): string =>
  /^\S+( [a-z]+)/i.exec(text.slice(at, at + 24))?.[1]?.toLowerCase() ?? "";

const words = textPattern(() => /(?<![\p{L}\p{N}'-])\p{L}+(?:['/]\p{L}*)?(?![\p{L}\p{N}])/gu);
