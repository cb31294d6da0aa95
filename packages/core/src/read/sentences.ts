import type { Run } from "./frame.ts";
import type { Lexed } from "./lexed.ts";

/** Where a sentence ends: its stop, and a blank or the end behind it; a full-width stop needs none. */
const stop =
  /(?<!(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|no|approx|incl|resp|z\.\s?B|d\.\s?h|bzw|ca|p\.\s?ex|p\.\s?ej|z\.|d\.|p\.|т\.\s?е|т\.\s?д|напр|[A-Z]))[.!?]["')\]]{0,2}(?=\s|$)|[。！？](?:[」』”)）])?|(?:;|；)(?=\s|$|[^\p{ASCII}])|\n+/giu;

/** The sentences of a text, in order, each with its stop; a semicolon parts them too. */
export function sentencesOf({ text, source, offsets }: Lexed): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  const take = (to: number): void => {
    if (/[\p{L}\p{N}\ue001-\ue005]/u.test(text.slice(from, to))) runs.push({ from, to });
    else if (runs.length > 0) runs[runs.length - 1] = { from: runs.at(-1)?.from ?? 0, to };
    from = to;
  };
  for (const { index, 0: mark } of text.matchAll(stop)) {
    // "`x` red? don't go on": the question goes on in small letters.
    // "R1. No global state": a number or an id is no sentence.
    if (
      mark === "." &&
      /^\s*(?:[A-Z]{1,4}-?\d{1,4}|\d{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-hivx]{1,4})$/.test(text.slice(from, index))
    )
      continue;
    if (mark !== "?" || !/^\s+\p{Ll}/u.test(text.slice(index + 1, index + 8))) take(index + mark.length);
  }
  // A line break was read as a blank: it ends a sentence where the source has it.
  take(text.length);
  return runs.flatMap((run) => atBreaks(run, source, offsets));
}

function atBreaks(run: Run, source: string, offsets: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  let { from } = run;
  for (let at = run.from; at < run.to; at += 1) {
    if (source.charAt(offsets[at] ?? 0) !== "\n") continue;
    if (at > from) runs.push({ from, to: at });
    from = at + 1;
  }
  return from < run.to ? [...runs, { from, to: run.to }] : runs;
}

/** Blanks, boxes, emoji, arrows, numbers and ids before the first word: "4.1", "AC-3:", "(b)". */
const leading =
  /^(?:[|]|\d{1,6}[.)][ ](?=[\p{Lu}\ue001-\ue005])|(?:\d{1,2}(?:\.\d{1,2}){1,3}|[A-Z]{1,8}-?\d{1,5})[:.)]?[ ](?=[\p{Lu}\ue001-\ue005]|(?:the|an?|no|only|don'?t|do|after|each|every)[ ])|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]{1,8}-?\d{1,5}(?:\.\d+)?|[A-Z]{2,8}[ -][A-Z]?\d{1,4}|§ ?\d+)[:),][ ]|\(?(?:[a-h]|\d{1,2}|[ivx]{1,4})\)[ ]|\[[xX ]\]|[^\p{L}\p{N}\p{P}\p{S}\p{M}\ue001-\ue005]|[,;✅✔✓☑☐❌🚫⛔✗✘✖→⇒➡•·*]|️|\p{Extended_Pictographic}|->|=>|[-–—](?=\s))+/u;

/** Blanks, stops and emoji behind the last word. */
const trailing = /(?:[\s.,;:!?。！？；，、|]|️|\p{Extended_Pictographic})+$/u;

/** A run without the blanks around it, and without the stop at its end. */
export function bareRun(text: string, { from, to }: Run): Run {
  let [first, last] = [from, to];
  const marks = leading.exec(text.slice(first, Math.min(last, first + 40)))?.[0].length ?? 0;
  first += marks;
  const behind = trailing.exec(text.slice(Math.max(first, last - 40), last))?.[0].length ?? 0;
  last = Math.max(first, last - behind);
  return { from: first, to: last };
}
