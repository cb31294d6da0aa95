import type { Language } from "../read/words/language.ts";
import type { DraftParts } from "./draft-parts.ts";
import { putSentence } from "./prose.ts";
import { readEnd } from "./read-sentence.ts";

/** A comment, a heading with nothing below it, "None." */
export const saysNothing =
  /^(?:<!--[\s\S]*-->|#{1,6}\s[^\n]*|[-–—]+|(?:none|nothing|not yet|nil|n\/?a|keine?s?|nichts|entfällt|aucune?|néant|rien|ningun[oa]|nada|nessun[oa]|niente|nenhuma?|нет|ничего|无|没有|暂无|なし|ありません|없음)(?: (?:yet|so far|known|for now|noch|bisher|pour l'instant|aún|ancora|ainda|пока))?[.!。]?)$/iu;

/** Longer paragraphs say more than when to stop. */
const longestEnd = 400;

/** Keeps text that belongs to no block; a paragraph of its own that says when to stop, or that the work is done then, belongs to no title. */
export function keepRest(draft: DraftParts, from: number, to: number, languages: readonly Language[]): void {
  let kept = from;
  for (const { index, 0: paragraph } of draft.text.slice(from, to).matchAll(/\S[\s\S]*?(?=\n[ \t]*\n|$(?![\s\S]))/g)) {
    const words = paragraph.trimEnd();
    const read = words.length > longestEnd ? undefined : readEnd(words, languages);
    if (read?.readings.every(({ typed }) => typed) !== true) continue;
    const at = from + index;
    draft.keepRun(kept, at);
    kept = at + words.length;
    putSentence(draft, { from: at, to: kept }, words, read);
  }
  draft.keepRun(kept, to);
}
