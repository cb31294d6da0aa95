import type { Language } from "../read/words/language.ts";
import type { DraftParts } from "./draft-parts.ts";
import { putSentence, readNotes } from "./prose.ts";
import { readEnd } from "./read-sentence.ts";

/** A comment, a heading with nothing below it, "None." */
export const saysNothing =
  /^(?:<!--[\s\S]*-->|#{1,6}\s[^\n]*|[-–—]+|(?:none|nothing|not yet|nil|n\/?a|keine?s?|nichts|entfällt|aucune?|néant|rien|ningun[oa]|nada|nessun[oa]|niente|nenhuma?|нет|ничего|无|没有|暂无|なし|ありません|없음)(?: (?:yet|so far|known|for now|noch|bisher|pour l'instant|aún|ancora|ainda|пока))?[.!。]?)$/iu;

/** Longer paragraphs say more than when to stop. */
const longestEnd = 400;

/** Keeps text that belongs to no block; a paragraph of its own that says when to stop, or that the work is done then, belongs to no title. */
export function keepRest(draft: DraftParts, from: number, to: number, languages: readonly Language[]): void {
  let kept = notesBefore(draft, from, to, languages);
  const begin = kept;
  for (const { index, 0: paragraph } of draft.text.slice(kept, to).matchAll(/\S[\s\S]*?(?=\n[ \t]*\n|$(?![\s\S]))/g)) {
    const words = paragraph.trimEnd();
    const read = words.length > longestEnd ? undefined : readEnd(words, languages);
    if (read?.readings.every(({ typed }) => typed) !== true) continue;
    const at = begin + index;
    draft.keepRun(kept, at);
    kept = at + words.length;
    putSentence(draft, { from: at, to: kept }, words, read);
  }
  draft.keepRun(kept, to);
}

/** Titles that say nothing of a block, and are followed by what is said to the agent. */
const notes =
  /^(?:[^\p{L}]*)(?:(?:some|a few|final|last|additional|other|general|more|important|practical) )*(?:notes?|hints?|tips|remarks?|misc(?:ellaneous)?|other|details|additional|general|important|reminders?|instructions?|caveats?|good to know|heads[- ]up|please(?: note)?|last words|final words|one more thing|p\.? ?s\.?|hinweise?|anmerkungen|bemerkungen|remarques?|notas?|note|примечания|备注|補足|メモ|참고|비고)(?:[^\p{L}]|$)/iu;
const heading = /^ {0,3}#{1,6}[ \t]+([^\n]{1,80})\n/;
const boldHeading = /^ {0,3}(?:\*\*|__)([^*_\n]{1,60})(?:\*\*|__)[:：]?[ \t]*\n/;

/** Reads what stands behind the blocks and is said to the agent: below no title, or below one such as "Notes". Tells from where on nothing was read. */
function notesBefore(draft: DraftParts, from: number, to: number, languages: readonly Language[]): number {
  if (draft.blocks.length === 0) return from;
  const text = draft.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const [whole = "", title] =
    heading.exec(draft.text.slice(start, to)) ?? boldHeading.exec(draft.text.slice(start, to)) ?? [];
  if (title !== undefined ? !notes.test(title) : /^\s*(?:#|\*\*|<)/.test(text)) return from;
  // Up to the next heading: what stands below that is about something else.
  const next = /\n {0,3}#{1,6}[ \t]+\S/.exec(draft.text.slice(start + whole.length, to));
  const end = next === null ? to : start + whole.length + next.index + 1;
  return readNotes(draft, start, start + whole.length, end, languages) ? end : from;
}
