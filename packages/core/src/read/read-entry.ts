import { calmRuns } from "./adjuncts.ts";
import { EntryReader } from "./entry-reader.ts";
import { failsSaid } from "./fails-said.ts";
import { gateSaid } from "./gates-said.ts";
import { keptBack } from "./keeps-back.ts";
import { type Lexed, lex, withoutRuns } from "./lexed.ts";
import { parallelIn } from "./parallel-said.ts";
import { withProducers } from "./producers.ts";
import type { ReadBlock, Reading } from "./reading.ts";
import { recent } from "./recent.ts";
import { withReferents } from "./referents.ts";
import { respelled } from "./respelled.ts";
import { sideBySide, valuesApart } from "./value-list.ts";
import type { Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

export type { ReadBlock, Reading } from "./reading.ts";

/** Longer entries are read as words: nobody writes a criterion of this length. */
const longest = 1200;

type Read = (text: string, languages: readonly Language[]) => readonly Reading[];
const readers = new Map<ReadBlock, Read>();

/** Reads one entry of a block: sentences, clauses, items. What is not plain stays plain. */
export function readEntry(block: ReadBlock, text: string, languages: readonly Language[]): readonly Reading[] {
  // A sentence is read for its own block, apart, and by itself: most of it is asked twice.
  let reader = readers.get(block);
  if (reader === undefined) {
    reader = recent((words, spoken) => entryRead(block, words, spoken));
    readers.set(block, reader);
  }
  return reader(text, languages);
}

function entryRead(block: ReadBlock, text: string, languages: readonly Language[]): readonly Reading[] {
  // Rows of a table say nothing one by one.
  if (text.length > longest || /```|~~~|^\s*\|[^\n]*\n/.test(text)) return [];
  let lexed = lex(text);
  // "dont" is a word of its own in French: the likeliest language says.
  const [likeliest] = languages;
  if (likeliest?.spelling !== undefined) lexed = respelled(lexed, likeliest.spelling);
  const several = valuesApart(lexed).map((each) => new EntryReader(block, each, languages).read());
  const absents = several.flatMap((readings) => readings.filter(({ item }) => item.kind === "absent"));
  if (several.length > 1 && several.every(({ length }) => length === 1) && absents.length === several.length)
    return sideBySide(lexed, absents);
  const whole = wholeSaid(block, lexed, languages);
  if (whole.length > 0) return whole;
  if (block === "constraints") {
    // A check with words in brackets is a check first: "No `on:click` in `src/` (Svelte 5 syntax)".
    const bare = withoutRuns(lexed, calmRuns(lexed.text, false, languages));
    const checks = bare === lexed ? [] : new EntryReader(block, bare, languages).read();
    if (checks.some(({ typed, item: { kind } }) => typed && kind !== "never" && kind !== "architecture")) return checks;
  }
  const made = block === "done_when" ? withProducers(lexed, (bare) => calmlyRead(block, bare, languages)) : [];
  return withReferents(made.length > 0 ? made : calmlyRead(block, lexed, languages), text);
}

/** What an entry says as a whole, in forms that no clause has. */
function wholeSaid(block: ReadBlock, lexed: Lexed, languages: readonly Language[]): readonly Reading[] {
  const spoken = spokenOf(languages, lexed.text);
  if (block === "constraints") return keptBack(lexed, spoken);
  const isWork = block === "workflow" || block === "verification_loop";
  const found =
    block === "done_when"
      ? failsSaid(lexed, false)
      : ((block === "workflow" ? parallelIn(lexed.source, languages) : undefined) ??
        (isWork ? gateSaid(lexed) : undefined));
  return found === undefined ? [] : [found];
}

/** Reads an entry as it is, or else without words that change nothing. */
function calmlyRead(block: ReadBlock, given: Lexed, languages: readonly Language[]): readonly Reading[] {
  let lexed = given;
  for (let count = 0; count < 4; count += 1) {
    const readings = new EntryReader(block, lexed, languages).read();
    if (readings.length > 0) return readings;
    const calm = calmRuns(lexed.text, block === "done_when", languages);
    if (calm.length === 0) return [];
    lexed = withoutRuns(lexed, calm);
  }
  return [];
}
