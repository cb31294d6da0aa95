import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { filesSaid } from "../read/file-states.ts";
import { lex } from "../read/lexed.ts";
import { type Reading, readEntry } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import { spokenOf } from "../read/words/speaks.ts";

const checks: ReadonlySet<Item["kind"]> = new Set(["command", "shell", "metric", "artifact", "absent", "unchanged", "review"]); // biome-ignore format: one
/** Between criteria of one sentence: a comma or a semicolon, an "and" behind it. */
const between = /[,;]\s+(?:and\s+)?/giu;
/** What makes a part of a sentence say something about the part before it. */
const hangs = textPattern(
  () =>
    /^(?:is|are|was|were|has|have|had|does|do|must|should|shall|can|may|will|contains?|holds?|if|when(?:ever)?|unless|until|while|once|as|because|since|so|but|or|which|who|that|where|except|even|only|just|not|nor|without|with|after|before|then|also|too|including|excluding|like|such|e\.g|i\.e|for example|preferably|ideally|otherwise|and then|\p{L}+ing)(?!\p{L})|(?<!\p{L})(?:unless|except|or|but|optional(?:ly)?|ideally|otherwise|neither|either|eventually|maybe|skip\p{L}*|allowed|today|now|currently|already|yet|used to|until recently)(?!\p{L})/iu,
);
/** Words that speak of an exit, a condition, a choice: what stands beside a check and was not read may take it back. */
export const takesBack = textPattern(
  () =>
    /(?<!\p{L})(?:exit|code|fail\p{L}*|expect\p{L}*|unless|except|if|or|only|but|not|optional(?:ly)?|skip\p{L}*)(?!\p{L})/iu,
);
/** What makes a state of words: without it they may be the end of another part, as "and coverage" is. */
const binds = textPattern(
  () =>
    /(?<!\p{L})(?:must|has to|have to|needs? to|should|shall|is|are|has|have|holds?|exists?|stays?|remains?|gone)(?!\p{L})/iu,
);

/**
 * Reads criteria that one sentence joins by commas: "bench under target, `npm test` green, CHANGELOG.md has an entry". At least one of them is a check by
 * itself; a part that says something about another leaves all as it was.
 *
 * @param isPlain - Whether parts without a verb are criteria, too: below a title that says so.
 */
export function joinedCriteria(text: string, languages: readonly Language[], isPlain: boolean): readonly Reading[] {
  const { text: words, offsets } = lex(text);
  // The words by which a part hangs on another are English.
  if (!spokenOf(languages, text).some(({ code }) => code === "en")) return [];
  if (words.length > 400 || /[([{:：\n"“«]|[.!?]\s/.test(words)) return [];
  const readings: Reading[] = [];
  for (const { from, to } of partsOf(words)) {
    const part = words.slice(from, to);
    const read = readPart(text, offsets[from] ?? text.length, offsets[to] ?? text.length, languages);
    const isRead = read.some(({ typed }) => typed);
    if (part.trim() === "" || hangs.test(part)) return [];
    if (!isRead && (takesBack.test(part) || !(isPlain || binds.test(part)))) return [];
    readings.push(...read);
  }
  return readings.some(({ typed }) => typed) && readings.length > 1 ? readings : [];
}

function* partsOf(words: string): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0;
  for (const { index, 0: mark } of words.matchAll(between)) {
    yield { from, to: index };
    from = index + mark.length;
  }
  yield { from, to: words.length };
}

/** A part as what it is, or in words. */
function readPart(text: string, from: number, to: number, languages: readonly Language[]): readonly Reading[] {
  const said = text.slice(from, to).trim();
  const read = readEntry("done_when", said, languages);
  if (read.length > 0 && read.every(({ item, typed }) => typed && checks.has(item.kind)))
    return read.map((each) => ({ ...each, from: from + each.from, to: Math.min(to, from + each.to) }));
  const files = filesSaid(said.replace(/[.。]$/, ""), languages);
  if (files.length > 0) return files.map((each) => ({ ...each, from: from + each.from, to: from + each.to }));
  const claim: Item = { kind: "claim", text: said.replace(/[.。]$/, "") };
  return [{ block: "done_when", item: claim, from, to, typed: false }];
}
