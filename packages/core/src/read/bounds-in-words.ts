import type { Item } from "../node/contract.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { amountsIn, budgetOf } from "./amounts.ts";
import { madePattern } from "./made-pattern.ts";
import { anyNumberSource, numberOf } from "./numbers.ts";
import { units } from "./units.ts";
import { boundPieces, boundsAbroad } from "./words/bounds-abroad.ts";
import type { BoundWords, Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

interface Table {
  readonly known: ReadonlySet<string>;
  readonly spelled: readonly (readonly [TextPattern, string])[];
  readonly first: TextPattern;
}

const tables = new Map<BoundWords, Table>();
function tableOf(words: BoundWords): Table {
  const known = tables.get(words);
  if (known !== undefined) return known;
  const made: Table = {
    known: new Set(words.known.split(" ")),
    spelled: words.spelled.map(([source, said]) => [
      madePattern(() => [`(?<!\\p{L})(?:${source})(?!\\p{L})`, "giu"]),
      said,
    ]),
    first: madePattern(() => [
      `(?<!\\p{L})(?<unit>${words.unitFirst})\\]?(?:[ _-](?:${words.between}))*[ :=≥>≤<\\]]*(?<count>${anyNumberSource()})(?![\\p{L}\\d%])`,
      "giu",
    ]),
  };
  tables.set(words, made);
  return made;
}

const vocabularies = new Map<BoundWords, string>();
/** All that can stand in a bound, as one text: its words and the sources of its patterns. */
function vocabularyOf(words: BoundWords): string {
  const { known, spelled, unitFirst, between } = words;
  const found =
    vocabularies.get(words) ??
    [known, spelled.flat(), unitFirst, between, Object.values(units), anyNumberSource()]
      .flat(2)
      .join(" ")
      .toLowerCase();
  vocabularies.set(words, found);
  return found;
}

/** Whether a text has a word that no bound has: told by how it begins, so that most clauses are none before a pattern is compiled. */
function hasOther(text: string, words: BoundWords): boolean {
  const vocabulary = vocabularyOf(words);
  return (
    text
      .toLowerCase()
      .match(/[a-z]{4,}/g)
      ?.some((word) => !vocabulary.includes(word.slice(0, 4))) ?? false
  );
}

/** Longer clauses say more than a bound. */
const longest = 200;
/** What no bound has: code, and a question. */
const noBound = textPattern(() => /[\ue001-\ue005]|\?(?!\s*\p{L})/u);
const millions = textPattern(() => /(?<=\d) ?M(?!\p{L})/gu);
const joint = textPattern(() => /(?<=\p{L})[_-](?=\p{L})/gu);
const spelledWord = textPattern(() => /[\p{L}\p{N}$€][\p{L}\p{N}'’_.-]*/gu);

/**
 * Reads a clause that bounds the run in whatever order: its amounts, also behind their unit ("turns: 40"), and beside them no word but those that speak
 * of a bound. Any other word may say what else is bounded: then it is none.
 */
function boundIn(given: string, words: BoundWords): Item | undefined {
  if (given.length > longest || noBound.test(given)) return undefined;
  if (hasOther(given, words)) return undefined;
  const { known, spelled, first } = tableOf(words);
  const small = given.replace(millions.of(given), " million").toLowerCase().replaceAll("’", "'");
  let text = small.replace(joint.of(small), " ");
  for (const [source, said] of spelled) text = text.replace(source.of(text), said);
  // A unit in front of its number is put behind it, where no unit stands there already.
  text = text.replace(first.of(text), (whole, ...rest) => {
    const { unit = "", count = "" } = rest.at(-1) as Readonly<Record<string, string>>;
    const behind = text.slice((rest.at(-3) as number) + whole.length);
    return amountsIn(`${count}${behind}`).some(({ index }) => index === 0) || numberOf(count) === undefined
      ? whole
      : `, ${count} ${unit} `;
  });
  const item = budgetOf(text);
  if (item === undefined) return undefined;
  let left = text;
  for (const { 0: whole } of amountsIn(text)) left = left.replace(whole, " ");
  const others = [...left.matchAll(spelledWord.of(left))].map(([word]) => word.replace(/[.'-]+$/, ""));
  return others.every((word) => known.has(word)) ? item : undefined;
}

const inPieces = new Map<string, TextPattern>();
/** Reads a clause that bounds the run in a language without blanks: its amounts, and beside them only pieces of a bound. */
function boundOfPieces(text: string, code: string, pieces: string): Item | undefined {
  if (text.length > longest || noBound.test(text)) return undefined;
  const found = amountsIn(text);
  const item = found.length === 0 ? undefined : budgetOf(text);
  if (item === undefined) return undefined;
  const pattern = inPieces.get(code) ?? madePattern(() => [`^(?:${pieces}|[\\s、，,。.:：・·～~()（）「」])*$`, "u"]);
  inPieces.set(code, pattern);
  let left = text;
  for (const { 0: whole } of found) left = left.replace(whole, "");
  return pattern.test(left) ? item : undefined;
}

/** A clause that bounds the run, in the likeliest language of its words. */
export function boundSaid(text: string, languages: readonly Language[]): Item | undefined {
  const [likeliest] = spokenOf(languages, text);
  if (likeliest === undefined) return undefined;
  const { code, bounds = boundsAbroad(code) } = likeliest;
  const pieces = boundPieces(code);
  if (pieces !== undefined) return boundOfPieces(text, code, pieces);
  return bounds === undefined ? undefined : boundIn(text, bounds);
}
