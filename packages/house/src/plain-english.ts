/** A turn of phrase that a reader whose second language is English stumbles over, and what to write. */
export interface Phrase {
  readonly found: RegExp;
  readonly write: string;
}

/** What stands in no message, page or comment. The words that stay after "is no" are English as it is spoken: "is no longer", "there is no file". */
export const phrases: readonly Phrase[] = [
  {
    found:
      /(?<!\b(?:there|where|here) )\b(?:is|are|was|were) no (?!(?:more|longer|matter|such|other|doubt|good|better|way|need|use)\b)[a-z]+/gi,
    write: "is not a …",
  },
  { found: /\bmends?\b|\bmended\b|\bmending\b/gi, write: "help, or fix" },
  { found: /\bnothing to say\b/gi, write: "no findings" },
  { found: /\b(?:has|have) still to\b/gi, write: "still needs …, or needs review" },
  { found: /\bfails \(good\)/gi, write: "fails now, as it should" },
  { found: /\bwhich of them will\b/gi, write: "shows which ones …" },
  { found: /\bnobody is logged in\b|\bcan ask no model\b/gi, write: "not logged in" },
  { found: /\bis the id of \S+ too\b/gi, write: "duplicate id: … has it too" },
  { found: /\b(?:decides|judges) it who\b/gi, write: "put the subject first" },
  { found: /\bone a (?:line|row|day)\b/gi, write: "one per …" },
  { found: /\bstays as it is: the preset's\b/gi, write: "kept: the preset's value is less strict" },
];

/** Each phrase of a text that is not to be written, with its line. */
export function stumbles(text: string, path: string): readonly string[] {
  return phrases.flatMap(({ found, write }) =>
    [...text.matchAll(found)].map(
      ({ index, 0: said }) => `${path}:${text.slice(0, index).split("\n").length}: "${said}"; write: ${write}`,
    ),
  );
}
