import { textPattern } from "../node/text-pattern.ts";
import { lex } from "../read/lexed.ts";
import { prohibitionWords } from "../read/polarity.ts";
import type { Reading } from "../read/read-entry.ts";
import { sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";
import type { Title } from "./block-title.ts";
import { entryItems, plainItem } from "./entry-items.ts";
import { withId } from "./ids.ts";
import { belowLead, heldLead, holdsWords, rowItems } from "./readings.ts";
import { sentencesApart } from "./sentences-apart.ts";
import type { Entered } from "./standing.ts";
import type { EntryBlock } from "./vocabulary.ts";

/** What an entry says, and whether the words that introduce it are part of it. An id in front of it says nothing: only words that stay as they are keep it. */
export function enteredReadings(
  kind: EntryBlock,
  entered: Entered,
  languages: readonly Language[],
): { readonly readings: readonly Reading[]; readonly holdsLead: boolean } {
  const { id = 0, text } = entered;
  if (id === 0 || entered.lead !== undefined) return bareReadings(kind, entered, languages);
  const { readings, holdsLead } = bareReadings(kind, { ...entered, text: text.slice(id) }, languages);
  const placed = readings.map((reading, index) => ({
    ...reading,
    item: index === 0 && !reading.typed ? withId(reading.item, text.slice(0, id)) : reading.item,
    from: index === 0 ? 0 : reading.from + id,
    to: reading.to + id,
  }));
  return { readings: placed, holdsLead };
}

function bareReadings(
  kind: EntryBlock,
  entered: Entered,
  languages: readonly Language[],
): { readonly readings: readonly Reading[]; readonly holdsLead: boolean } {
  const { text, lead, title, prefix, row } = entered;
  // What a title inside of another block forbids is a rule.
  if (title.forbids && kind !== "constraints")
    return { readings: entryItems("constraints", text, title, languages), holdsLead: false };
  const bans =
    title.forbids && !title.goes && row === undefined && prefix === undefined ? bansApart(text, title, languages) : [];
  if (bans.length > 0) return { readings: bans, holdsLead: false };
  if (title.allows && kind !== "constraints") return { readings: [plainReading(kind, text)], holdsLead: false };
  const below = prefix === undefined ? undefined : belowLead(kind, prefix, text, title, languages);
  const alone =
    below ?? (row === undefined ? entryItems(kind, text, title, languages) : rowItems(kind, row, title, languages));
  const typed = alone.some((reading) => reading.typed);
  const holdsLead =
    lead !== undefined && (holdsWords(alone[0].item) || (typed && kind !== "context" && /[:：]$/.test(lead.text)));
  if (below !== undefined) return { readings: alone, holdsLead };
  const apart = row === undefined && lead === undefined ? apartIn(kind, entered, alone, languages) : [];
  if (apart.length > 0) return { readings: apart, holdsLead: false };
  if (!holdsLead) return { readings: alone, holdsLead };
  const item = heldLead(kind, `${lead.text}\n${text}`, title, languages);
  return { readings: [{ ...alone[0], from: 0, to: text.length, block: kind, item, typed: false }], holdsLead };
}

/** Sentences of plain words that say by themselves what they are, also where others stand beside them; none where no sentence does. */
function apartIn(
  kind: EntryBlock,
  { text, title }: Entered,
  readings: readonly Reading[],
  languages: readonly Language[],
): readonly Reading[] {
  const isBound = title.explains || title.forbids || (title.qualified && kind !== "verification_loop");
  if (isBound) return [];
  const parts = readings.map((reading) => {
    const { from, to, typed } = reading;
    const found = typed ? [] : sentencesApart(kind, text.slice(from, to), languages, (words) => plainItem(kind, words));
    return found.length === 0
      ? [reading]
      : found.map((each) => ({ ...each, from: from + each.from, to: from + each.to }));
  });
  return parts.some((part, index) => part[0] !== readings[index]) ? parts.flat() : [];
}

/** What only allows something, below a title that forbids: "Seeds you can change as you like." */
const allows = textPattern(
  () =>
    /^(?:(?:you|we|agents?|anyone)(?:['’]re| are)? (?:may|can|could|are (?:free|allowed|welcome)|free|allowed|welcome)|feel free|it(?:['’]s| is) (?:ok|okay|fine))(?!\p{L})|(?<!\p{L})(?:you|we) (?:may|can|could)(?! (?:not|never))(?!\p{L})|(?<!\p{L})(?:may|can) (?!not|never)(?:be )?\p{L}+ (?:freely|as you (?:like|want|wish|please|see fit))/iu,
);

/** The sentences of a paragraph below a title that forbids, where several forbid in their own words: none of them is part of another's act. */
function bansApart(text: string, title: Title, languages: readonly Language[]): readonly Reading[] {
  const lexed = lex(text);
  const runs = sentencesOf(lexed);
  if (runs.length < 2 || text.includes("\n")) return [];
  const sentences = runs.map(({ from, to }) => {
    const [begin, end] = [lexed.offsets[from] ?? 0, lexed.offsets[to] ?? text.length];
    const words = text.slice(begin, end);
    return { words: words.trim(), begin: begin + words.length - words.trimStart().length, end };
  });
  if (!sentences.slice(1).some(({ words }) => prohibitionWords(words, languages) !== undefined)) return [];
  // "The columns are used by Looker and stay" below "What stays" is not a rule about parts.
  const isPlain = (words: string): boolean =>
    allows.test(words) ||
    (title.keeps &&
      entryItems("constraints", words, title, languages).every(({ item }) => item.kind === "architecture"));
  return sentences
    .flatMap(({ words, begin, end }): readonly Reading[] =>
      isPlain(words)
        ? [{ block: "constraints", item: { kind: "must", text: words }, from: begin, to: end, typed: false }]
        : entryItems("constraints", words, title, languages).map((each) => ({
            ...each,
            from: begin + each.from,
            to: Math.min(end, begin + each.to),
          })),
    )
    .map((each, index) => (index === 0 ? { ...each, from: 0 } : each));
}

const plainReading = (kind: EntryBlock, text: string): Reading => ({ block: kind, item: plainItem(kind, text), from: 0, to: text.length, typed: false }); // biome-ignore format: one
