import { textPattern } from "../node/text-pattern.ts";
import type { Language } from "../read/words/language.ts";
import type { DraftParts } from "./draft-parts.ts";
import { type Notes, putSentence, readNotes } from "./prose.ts";
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
    // Rows of a table say nothing together.
    const read = words.length > longestEnd || words.startsWith("|") ? undefined : readEnd(words, languages);
    if (read?.readings.every(({ typed }) => typed) !== true) continue;
    const at = begin + index;
    draft.keepRun(kept, at);
    kept = at + words.length;
    putSentence(draft, { from: at, to: kept }, words, read);
  }
  draft.keepRun(kept, to);
}

/** Titles that say nothing of a block, and are followed by what is said to the agent. */
const notes = textPattern(
  () =>
    /^(?:[^\p{L}]*)(?:(?:some|a few|final|last|additional|other|general|more|important|practical) )*(?:notes?|hints?|tips|remarks?|misc(?:ellaneous)?|other|details|additional|general|important|reminders?|instructions?|caveats?|good to know|heads[- ]up|please(?: note)?|last words|final words|one more thing|p\.? ?s\.?|hinweise?|anmerkungen|bemerkungen|remarques?|notas?|note|примечания|备注|補足|メモ|참고|비고)(?:[^\p{L}]|$)/iu,
);
const heading = /^ {0,3}#{1,6}[ \t]+([^\n]{1,80})\n/;
const anyHeading =
  /\n {0,3}(?:#{1,6}[ \t]+\S|(?<=\n[ \t]*\n {0,3})(?:\*\*|__)[^*_\n]{1,60}\.(?:\*\*|__)[ \t]|(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)[:：]?[ \t]*\n)/;
const boldHeading = /^ {0,3}(?:\*\*|__)([^*_\n]{1,60})(?:\*\*|__)[:：]?[ \t]*\n/;

/** "**Layers.** Marts read from …": what stands behind is asked as that of a paragraph is. */
const boldLabel = /^\s*(?:\*\*|__)([^*_\n]{1,60})(?:\*\*|__)/;

/** Titles of what is told: nothing below them is asked of the agent. */
const told = textPattern(
  () =>
    /(?<!\p{L})(?:nice[- _]to[- _]haves?|optional\p{L}*|stretch|bonus|later|future|some ?day|ideas?|wish\p{L}*|maybe|backlog|follow[- _]?ups?|(?:if )?time permitting|if (?:there is )?time|could|desirable|extras?|allowed|permitted|(?:you )?may|free to|kann|später|wünsche?|ideen|erlaubt|facultati\p{L}*|plus tard|idées|autorisé\p{L}*|opciona\p{L}*|más tarde|permitid\p{L}*|facoltativ\p{L}*|opzional\p{L}*|più tardi|idee|consentit\p{L}*|mais tarde|ideias|необязательн\p{L}*|позже|идеи|можно|разрешен\p{L}*|reproduc\p{L}*|environment|examples?|background|history|changelog|glossary|references?|links?|appendix|assumptions?|user (?:stories|story|scenarios?)|scenarios?|personas?|edge cases?|entities|log|discoveries|surprises|questions?|faq|describe|current|today|status|progress|motivation|why|rationale|credits|thanks|beispiele?|hintergrund|umgebung|historique|exemples?|contexte|ejemplos?|antecedentes|esempi|exemplos|примеры|背景|示例|例)(?!\p{L})|可选|以后|想法|允许|任意|将来|許可|선택|나중|허용/iu,
);

/** Whether a title is one of what is told. */
export const tellsTitle = (title: string): boolean => told.test(title);

/**
 * Reads sections that name no block: of what stands below no title, or below one such as "Notes", orders are read too; below any other the sentences that
 * say by themselves what they are. Tells from where on nothing was read.
 */
function notesBefore(draft: DraftParts, from: number, to: number, languages: readonly Language[]): number {
  // What stands above all blocks holds the goal, too: of it only what says by itself what it is goes elsewhere.
  const isAbove = draft.blocks.length === 0;
  let read = from;
  for (const section of sectionsIn(draft, from, to)) {
    if (!section.isRead) continue;
    if (isAbove) {
      if (readNotes(draft, { ...section, title: read, orders: false, isAbove }, languages)) read = section.to;
      continue;
    }
    const isLeft = draft.text.slice(read, section.title).trim() !== "";
    if (isLeft) draft.keepRun(read, section.title);
    if (readNotes(draft, section, languages)) read = section.to;
    else if (isLeft) read = section.title;
  }
  return read;
}

interface RestSection extends Notes {
  /** Whether something may be asked of the agent there. */
  readonly isRead: boolean;
}

/** The sections of a text by its headings: what stands below the next one is about something else. */
function* sectionsIn({ text, lines }: DraftParts, from: number, to: number): Generator<RestSection> {
  // Titles of another notation than Markdown, which the lines know.
  const titles = lines.filter(({ level, start }) => level !== undefined && start >= from && start < to);
  for (let at = from; at < to; ) {
    const rest = text.slice(at, to);
    const start = at + rest.length - rest.trimStart().length;
    const below = text.slice(start, to);
    const own = titles.find((line) => line.start <= start && start <= line.start + line.text.length);
    const [whole = "", title] =
      own === undefined
        ? (heading.exec(below) ?? boldHeading.exec(below) ?? [])
        : [below.slice(0, own.start + own.text.length + 1 - start), own.text.trim()];
    const marked = anyHeading.exec(below.slice(whole.length));
    const next = titles.find((line) => line.start >= start + whole.length)?.start ?? to;
    const end = Math.min(next, marked === null ? to : start + whole.length + marked.index + 1);
    const isRead =
      title === undefined
        ? !/^\s*(?:#|<)/.test(rest) && !tellsTitle(boldLabel.exec(rest)?.[1] ?? "")
        : !tellsTitle(title);
    yield {
      title: start,
      from: start + whole.length,
      to: end,
      orders: title === undefined || notes.test(title),
      isRead,
    };
    at = Math.max(end, at + 1);
  }
}
