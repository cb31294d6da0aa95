import type { BlockKind, Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import type { ClausePatterns } from "./clauses.ts";
import { type Run, tokensIn } from "./frame.ts";
import type { Lexed } from "./lexed.ts";
import type { Reading } from "./reading.ts";

/** A part of an entry that is read: its items, or words. */
export interface Part extends Run {
  readonly made: readonly { readonly block: BlockKind; readonly item: Item }[];
  /** Whether it is what is left of a sentence behind a part that was read: what follows it is a sentence of its own. */
  readonly torn?: boolean;
}

/** A statement behind a semicolon, with a subject and no duty: why something is forbidden. */
const states = textPattern(
  () =>
    /^(?!(?:keep|use|put|write|add|make|take|leave|ask|run|let|fix|move|call|read|check|see|do|stop|wait|tell|name|list|send|open|create|update|change|patch|instead|rather|prefer|try|go|pick|set|log|return|commit|push|if|when|unless|only|first|then)(?!\p{L}))(?:(?:the|our|their|its|his|a|an|some|other|another|two|three|many|most|all) )?(?:[\p{L}\p{N}'’-]+ ){1,4}?(?:(?:still|also|already|currently|now) )?(?:is|are|was|were|has|have|had|uses?|reads?|calls?|runs?|needs?|depends?|relies|rely|comments?|breaks?|owns?|parses?|expects?|links?|imports?|comes?|belongs?|works?|knows?|wants?|pays?|signed|approved|wrote|writes|ships?|sells?|audits?|bills?)(?!\p{L})|^(?:otr[oa]s?|nuestr[oa]s?|(?:el|la|los|las) \p{L}+ (?:la|lo|los|las|es|está|son|están|usan?|leen?|tiene|depende)|(?:le|la|les|notre|nos) \p{L}+ (?:la|le|les|l'|est|sont|utilise|lit|dépend|a)|(?:der|die|das|unser|unsere) [\p{L}-]+ (?:ist|sind|liest|nutzt|braucht|hängt|hat|läuft))(?!\p{L})/iu,
);
const bindsToo = textPattern(
  () =>
    /(?<!\p{L})(?:must|should|shall|may|can|need to|has to|have to|never|only|not|no|nothing|without|instead|rather|please|muss|soll|darf|nicht|nur|kein\p{L}*|doit|peut|pas|jamais|debe|puede|no|nunca|solo)(?!\p{L})|n't(?!\p{L})/iu,
);
const tellsWhy = (words: string): boolean => words.length < 120 && states.test(words) && !bindsToo.test(words);

/** What stands behind a prohibition and depends on it goes with it. */
export function grouped(
  parts: readonly Part[],
  patterns: ClausePatterns,
  wordsOf: (run: Run) => string,
): readonly Part[] {
  const grouped: Part[] = [];
  for (const part of parts) {
    const before = grouped.at(-1);
    const both = before === undefined ? undefined : groupedWith(before, part, patterns, wordsOf);
    if (both === undefined) grouped.push(part);
    else grouped[grouped.length - 1] = both;
  }
  return grouped;
}

/** Two parts as one: what to do instead, what explains or repeats a prohibition; undefined where each stands for itself. */
function groupedWith(
  before: Part,
  part: Part,
  patterns: ClausePatterns,
  wordsOf: (run: Run) => string,
): Part | undefined {
  const last = before.made[0]?.item;
  const own = part.made[0]?.item;
  const words = wordsOf(part);
  const { to } = part;
  const block = "constraints";
  const plain = own === undefined || own.kind === "architecture";
  if (last?.kind === "never" && last.instead === undefined) {
    if (plain && patterns.remedial.test(words))
      return { ...before, to, made: [{ block, item: { ...last, instead: words } }] };
    if (own === undefined && patterns.explains.test(words))
      return { ...before, to, made: [{ block, item: { ...last, text: `${last.text} ${words}` } }] };
  }
  const isKept = last?.kind === "unchanged" || last?.kind === "scope";
  if (plain && (isKept || last?.kind === "never") && /[;；]\s*$/.test(wordsOf(before)) && tellsWhy(words))
    return { ...before, to };
  if (own?.kind === "architecture" && last?.kind === "architecture")
    return { ...before, to, made: [{ block, item: { ...last, text: `${last.text} ${words}` } }] };
  if (isKept && own?.kind === "never" && again.test(own.text)) return { ...before, to };
  return own === undefined && before.made.length === 0 ? { ...before, to } : undefined;
}

/** "Code only, 400 words at most" is one last message. */
export function oneAnswer(parts: readonly Part[] | undefined): readonly Part[] | undefined {
  if (parts === undefined) return undefined;
  const all: Part[] = [];
  for (const part of parts) {
    const before = all.at(-1);
    const both = before === undefined ? undefined : mergedAnswer(before.made, part.made);
    if (before !== undefined && both !== undefined)
      all[all.length - 1] = { from: before.from, to: part.to, made: [{ block: "output_contract", item: both }] };
    else all.push(part);
  }
  return all;
}

/** Two sayings about the last message as one; undefined where one of them is something else. */
function mergedAnswer([one, ...ones]: Made, [other, ...others]: Made): Item | undefined {
  if (one?.item.kind !== "final_answer" || other?.item.kind !== "final_answer") return undefined;
  if (ones.length + others.length > 0) return undefined;
  const what = [one.item.what, other.item.what].filter((each) => each !== undefined).join(", ");
  return { ...one.item, ...other.item, ...(what === "" ? {} : { what }) } as Item;
}

/** "2 turns or 3 turns" bounds nothing that could be relied on. */
export function boundsTwice(parts: readonly Part[]): boolean {
  const bounds = parts.flatMap(({ made }) =>
    made.flatMap(({ item: { kind, ...bound } }) => (kind === "budget" ? Object.keys(bound) : [])),
  );
  return new Set(bounds).size < bounds.length;
}

/** "3M tokens; 40 USD; six hours": bounds that a semicolon parts are one item. */
export function listedBounds(parts: readonly Part[], wordsOf: (run: Run) => string): readonly Part[] {
  const listed: Part[] = [];
  for (const part of parts) {
    const before = listed.at(-1);
    const both =
      before !== undefined && /;\s*$/.test(wordsOf(before)) && before.made.length === 1
        ? oneBudget(before.made, [part])
        : undefined;
    if (before !== undefined && both !== undefined)
      listed[listed.length - 1] = { from: before.from, to: part.to, made: both };
    else listed.push(part);
  }
  return listed;
}

/** A prohibition that says a fence once more: "don't modify it", "no other path may be touched". */
const again = textPattern(
  () => /^(?:\p{L}+ ){0,2}(?:it|them|anything|this|that)\W*$|(?<!\p{L})(?:other|else|elsewhere|anything)(?!\p{L})/iu,
);

/** Parts that nothing was read of are one. */
export function joinedWords(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before !== undefined && before.torn !== true && part.made.length === 0 && before.made.length === 0)
      joined[joined.length - 1] = { ...before, to: part.to };
    else joined.push(part);
  }
  return joined;
}

type Made = Part["made"];

/** A sentence of two clauses that were read: one part each, or one where both bound the run. */
export function joined(sentence: Run, at: number, left: Made, right: readonly Part[]): readonly Part[] {
  const both = oneBudget(left, right);
  if (both !== undefined) return [{ ...sentence, made: both }];
  return [
    { from: sentence.from, to: at, made: left },
    ...right.map((part, index) => (index === 0 ? { ...part, from: at } : part)),
  ];
}

/** "45 minutes at most, or 3 dollars": two bounds of one sentence are one item. */
function oneBudget([one]: Made, [part, ...more]: readonly Part[]): Made | undefined {
  const other = part?.made[0];
  if (one?.item.kind !== "budget" || other?.item.kind !== "budget") return undefined;
  if (more.length > 0 || part?.made.length !== 1) return undefined;
  const twice = Object.keys(one.item).some((key) => key !== "kind" && key in other.item);
  return twice ? undefined : [{ ...one, item: { ...one.item, ...other.item } }];
}

/** Several items of one clause share its words: each begins where its command or path stands. */
export function shared(
  lexed: Lexed,
  { from: first, to: last, made }: Part,
  from: number,
  to: number,
): readonly Reading[] {
  if (made.length === 1) return made.map(({ block, item }) => ({ block, item, from, to, typed: true }));
  const tokens = tokensIn(lexed, { from: first, to: last }).slice(-made.length);
  return made.map(({ block, item }, index) => ({
    block,
    item,
    from: index === 0 ? from : (tokens[index]?.from ?? to),
    to: index === made.length - 1 ? to : (tokens[index + 1]?.from ?? to),
    typed: true,
  }));
}
