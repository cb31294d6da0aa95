import type { Reading } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import { entryItems, plainItem } from "./entry-items.ts";
import { belowLead, heldLead, holdsWords, rowItems } from "./readings.ts";
import { sentencesApart } from "./sentences-apart.ts";
import type { Entered } from "./standing.ts";
import type { EntryBlock } from "./vocabulary.ts";

/** What an entry says, and whether the words that introduce it are part of it. */
export function enteredReadings(
  kind: EntryBlock,
  entered: Entered,
  languages: readonly Language[],
): { readonly readings: readonly Reading[]; readonly holdsLead: boolean } {
  const { text, lead, title, prefix, row } = entered;
  // What a title inside of another block forbids is a rule.
  if (title.forbids && kind !== "constraints")
    return { readings: entryItems("constraints", text, title, languages), holdsLead: false };
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

const plainReading = (kind: EntryBlock, text: string): Reading => ({ block: kind, item: plainItem(kind, text), from: 0, to: text.length, typed: false }); // biome-ignore format: one
