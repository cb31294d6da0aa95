import { textPattern } from "../node/text-pattern.ts";
import { banTitle } from "./ban-titles.ts";
import type { Run } from "./frame.ts";
import type { Lexed } from "./lexed.ts";

/** Where a sentence ends: its stop, and a blank or the end behind it; a full-width stop needs none. */
const stop = textPattern(
  () =>
    /(?<!(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|no|approx|incl|resp|z\.\s?B|d\.\s?h|bzw|ca|p\.\s?ex|p\.\s?ej|z\.|d\.|p\.|т\.\s?е|т\.\s?д|напр|[A-Z]))[.!?]["')\]]{0,2}(?=\s|$)|[。！？](?:[」』”)）])?|(?:;|；)(?=\s|$|[^\p{ASCII}])|\n+/giu,
);

const hasWords = textPattern(() => /[\p{L}\p{N}\ue001-\ue005]/u);

/** Words that people shorten beside a number. */
const shortened = textPattern(
  () => /(?:^|[\s\d(])(?:std|min|mio|tsd|sek|max|máx|mín|aprox|env|núm|тыс|млн|мин|сек|макс|ок)$/iu,
);

/** Where what a label forbids begins, in "Do not: push; rebase; edit `src/gen`": semicolons part the acts, and end no sentence. 0 where there is none. */
export function banLabel(words: string): number {
  const [whole = "", label = ""] = /^\W{0,8}([^:：\n]{2,60})[:：]/.exec(words) ?? [];
  return label !== "" && banTitle(plainTitle(label)) !== undefined ? whole.length : 0;
}
const plainTitle = (label: string): string => label.replace(/[*_`]/g, "").replaceAll("’", "'").trim().toLowerCase();

/** Tells whether an offset stands in round brackets; one behind which none closes, as in ":(", opens nothing. Offsets are asked for in order. */
export function bracketsIn(text: string): (at: number) => boolean {
  const last = Math.max(text.lastIndexOf(")"), text.lastIndexOf("）"));
  let [read, depth] = [0, 0];
  return (at) => {
    for (; read < at; read += 1) {
      const char = text.charAt(read);
      if ((char === "(" || char === "（") && read < last) depth += 1;
      else if (char === ")" || char === "）") depth = Math.max(0, depth - 1);
      else if (char === "\n") depth = 0;
    }
    return depth > 0;
  };
}

/** A request, or a question of its own: "can you mend that? look at a.ts first". */
const asks = textPattern(
  () =>
    /^\W*(?:(?:so|and|but|also|ok(?:ay)?|hey|hi|please|pls|well|now),? ){0,3}(?:can|could|would|will|won't) (?:you|we|someone|somebody)(?!\p{L})|^\W*(?:what|why|how|where|who)(?!\p{L})/iu,
);
const smallNext = textPattern(() => /^\s+\p{Ll}/u);
/** The sentences of a text, in order, each with its stop; a semicolon parts them too. */
export function sentencesOf(lexed: Lexed): readonly Run[] {
  const known = sentences.get(lexed);
  if (known !== undefined) return known;
  const found = sentencesIn(lexed);
  sentences.set(lexed, found);
  return found;
}

/** A text is read for several blocks. */
const sentences = new WeakMap<Lexed, readonly Run[]>();

function sentencesIn({ text, source, offsets }: Lexed): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  const brackets = bracketsIn(text);
  const take = (to: number): void => {
    if (hasWords.test(text.slice(from, to))) runs.push({ from, to });
    else if (runs.length > 0) runs[runs.length - 1] = { from: runs.at(-1)?.from ?? 0, to };
    from = to;
  };
  for (const { index, 0: mark } of text.matchAll(stop.of(text))) {
    // "`x` red? don't go on": the question goes on in small letters.
    const goesOn = smallNext.test(text.slice(index + 1, index + 8));
    // "R1. No global state": a number or an id is no sentence.
    const isId =
      mark === "." &&
      /^\s*(?:[A-Z]{1,4}-?\d{1,4}|\d{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-hivx]{1,4})$/.test(text.slice(from, index));
    // So does what stands behind a shortened unit: "300 тыс. токенов", "max. 30 Runden".
    const isShort = mark === "." && shortened.test(text.slice(Math.max(0, index - 12), index));
    // "(takes 12 minutes; one file with `x`)" is said beside the sentence, which goes on.
    const isAside = /[;；]/.test(mark) && (brackets(index) || banLabel(text.slice(from, index)) > 0);
    const within =
      isAside ||
      isId ||
      (mark === "?"
        ? goesOn && !asks.test(text.slice(from, index))
        : isShort && (goesOn || /^\s+\d/.test(text.slice(index + 1, index + 8))));
    if (!within) take(index + mark.length);
  }
  // A line break was read as a blank: it ends a sentence where the source has it.
  take(text.length);
  return runs.flatMap((run) => atBreaks(run, source, offsets));
}

function atBreaks(run: Run, source: string, offsets: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  let { from } = run;
  for (let at = run.from; at < run.to; at += 1) {
    const isBreak = source.charAt(offsets[at] ?? 0) === "\n";
    // Beside a sign of Chinese or Japanese the break itself was left out.
    const follows = at > from && source.slice((offsets[at - 1] ?? 0) + 1, offsets[at]).includes("\n");
    if (!isBreak && !follows) continue;
    if (at > from) runs.push({ from, to: at });
    from = isBreak ? at + 1 : at;
  }
  return from < run.to ? [...runs, { from, to: run.to }] : runs;
}

/** Blanks, boxes, emoji, arrows, numbers and ids before the first word: "4.1", "AC-3:", "(b)". */
const leading = textPattern(
  () =>
    /^(?:[|]|\d{1,6}[.)][ ](?=[\p{Lu}\ue001-\ue005])|(?:\d{1,2}(?:\.\d{1,2}){1,3}|[A-Z]{1,8}-?\d{1,5})[:.)]?[ ]{1,3}(?=[\p{Lu}\ue001-\ue005]|(?:the|an?|no|only|don'?t|do|after|each|every)[ ])|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]{1,8}-?\d{1,5}(?:\.\d+)?|[A-Z]{2,8}[ -][A-Z]?\d{1,4}|§ ?\d+)[:),][ ]|\(?(?:[a-h]|\d{1,2}|[ivx]{1,4})\)[ ]|\[[xX ]\]|[^\p{L}\p{N}\p{P}\p{S}\p{M}\ue001-\ue005]|[,;✅✔✓☑☐❌🚫⛔✗✘✖→⇒➡•·*]|️|\p{Extended_Pictographic}|->|=>|[¡¿]|[-–—](?=\s))+/u,
);

/** Blanks, stops and emoji behind the last word. */
const trailing = textPattern(() => /(?:[\s.,;:!?。！？；，、|]|️|\p{Extended_Pictographic})+$/u);

/** A run without the blanks around it, and without the stop at its end. */
export function bareRun(text: string, { from, to }: Run): Run {
  let [first, last] = [from, to];
  const marks = leading.exec(text.slice(first, Math.min(last, first + 40)))?.[0].length ?? 0;
  first += marks;
  const behind = trailing.exec(text.slice(Math.max(first, last - 40), last))?.[0].length ?? 0;
  last = Math.max(first, last - behind);
  return { from: first, to: last };
}
