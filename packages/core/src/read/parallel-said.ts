import type { Item } from "../node/contract.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { madePattern } from "./made-pattern.ts";
import type { Reading } from "./reading.ts";
import type { Language } from "./words/language.ts";
import { type ParallelWords, parallelWords } from "./words/parallels.ts";
import { spokenOf } from "./words/speaks.ts";

interface Patterns {
  /** Parts that are said not to need each other, and to be done at the same time. */
  readonly stated: readonly TextPattern[];
  /** "Build the CLI and the page in parallel": an order, its parts. */
  readonly ordered: TextPattern;
  readonly splits: TextPattern;
}

const known = new Map<string, Patterns>();
function patternsOf(code: string, words: ParallelWords): Patterns {
  const found = known.get(code);
  if (found !== undefined) return found;
  const unspaced = /^(?:zh|ja|ko)$/.test(code);
  const [blank, edge] = unspaced ? [" ?", ""] : [" ", "(?!\\p{L})"];
  const parts = "(?<parts>[^.;:!?。；\\n]{3,160}?)";
  const { independent, together, can, these, and } = words;
  const made: Patterns = {
    stated: [
      `^${parts}${blank}(?:${independent})${edge}.{0,120}?(?:${together})`,
      `^${parts}[.。;；,，–—-]{1,2} ?(?:${these})${edge}[^.;\\n]{0,60}?(?:${together})`,
      `^${parts},?${blank}(?:${can})${edge}(?:[^.;:\\n]{0,50}?[ ,，、])?(?:${together})`,
    ].map((source) => madePattern(() => [source, "iu"])),
    ordered: madePattern(() => [
      `^(?:(?:please|then|and|you (?:can|may|could|should)|feel free to|go ahead and|it is fine to|it's fine to) )*(?<verb>\\p{L}+(?: (?:on|out|up))?) ${parts}(?: to (?:two|three|several|different) (?:sub-?)?agents)?,? (?:${together})(?!\\p{L})(?<rest>.{0,120})$`,
      "iu",
    ]),
    splits: madePattern(() => [
      unspaced ? `(?:${and}|、|，|,)` : `(?:,? (?:${and}) (?:the )?(?=\\S)|, ?(?!(?:so|which|that)(?!\\p{L})))`,
      "giu",
    ]),
  };
  known.set(code, made);
  return made;
}

/** Verbs that only give parts to somebody: the part itself is the step. */
const gives = /^(?:do|give|handle|take|start|split|hand|assign|tackle|treat|work on|run)$/iu;
/** What a part has not: a verb of its own, a word that points elsewhere. */
const noPart = textPattern(
  () =>
    /^(?:so|if|when|which|that|they|you|we|it|this|these|both|neither|each|all|no|not|never|don't|do not|there)(?!\p{L})|(?<!\p{L})(?:are|is|was|were|can|may|must|should|will|have|has|not|never|don't|doesn't|sind|ist|können|sont|est|peuvent|son|sono|são)(?!\p{L})/iu,
);
/** "the search for the two models (A, B)". */
const inBrackets =
  /^(?<head>.{3,80}?) for (?:the |both |all )?(?:two|three|four|both|all) [^()]{2,40} \((?<names>[^()]{3,120})\)$/iu;

function partsOf(words: string, splits: TextPattern): readonly string[] {
  const { head, names } = inBrackets.exec(words)?.groups ?? {};
  if (head !== undefined && names !== undefined)
    return names.split(/, ?|; ?| and /u).map((name) => `${head.replace(/^the /i, "")} for ${name.trim()}`);
  // A comma in brackets parts nothing.
  const safe = words.replace(/\([^()]*\)/g, (bracket) =>
    bracket.replaceAll(",", "\u0001").replaceAll(" and ", "\u0002"),
  );
  return safe
    .split(splits.of(safe))
    .map((part) =>
      part
        .replaceAll("\u0001", ",")
        .replaceAll("\u0002", " and ")
        .trim()
        .replace(/^(?:the|both) /i, ""),
    )
    .filter((part) => part !== "");
}

const isList = (parts: readonly string[]): boolean =>
  parts.length > 1 &&
  parts.length < 9 &&
  parts.every((part) => part.length < 80 && part.split(" ").length < 9 && !noPart.test(part));

/** The parts of the work that words say may be done at the same time; none where they are not told apart. */
export function parallelSteps(text: string, languages: readonly Language[]): readonly string[] {
  const words = text
    .trim()
    .replaceAll("’", "'")
    .replace(/^(?:[-*•–—]|\d{1,2}[.)])\s+/u, "");
  if (words.length > 320) return [];
  for (const { code } of languages) {
    const own = parallelWords[code];
    if (own === undefined) continue;
    const { stated, ordered, splits } = patternsOf(code, own);
    for (const pattern of stated) {
      const parts = partsOf(pattern.exec(words)?.groups?.parts ?? "", splits);
      if (isList(parts)) return parts;
    }
    if (code !== "en") continue;
    const { verb = "", parts = "" } = ordered.exec(words)?.groups ?? {};
    const all = partsOf(parts, splits);
    if (!isList(all)) continue;
    const act = verb.charAt(0).toUpperCase() + verb.slice(1);
    return gives.test(verb) ? all : all.map((part) => `${act} ${part}`);
  }
  return [];
}

const shared =
  /^(?:please )?(?:split|divide|share|distribute|spread) (?:these|them|this|those|the (?:work|rest|charts|parts)|it)(?: up)? (?:among|between|over|across) (?:\p{L}+ ){0,2}?(?:sub-?)?agents?[:：] (?<parts>.{5,240})$/iu;
const independent = textPattern(
  () => /(?<!\p{L})(?:depend|independent|nothing to do with|neither|no relation|unrelated|separate|seperate)/iu,
);

/** A sentence that stands anywhere and says which parts of the work may be done at the same time. */
export function parallelIn(text: string, given: readonly Language[]): Reading | undefined {
  const languages = spokenOf(given, text);
  const listed = shared.exec(text.trim().replace(/[.]$/, ""))?.groups?.parts?.split(/, (?:and )?(?![^()]*\))|; ?/u);
  const isEnglish = languages.some(({ code }) => code === "en");
  // In English many sentences say "at once" of what a program does: what does not depend on each other is work.
  const steps = listed ?? (isEnglish && !independent.test(text) ? [] : parallelSteps(text, languages));
  if (steps.length < 2) return undefined;
  const item = { kind: "parallel", steps: steps.map((step) => step.trim()) } as Item;
  return { block: "workflow", item, from: 0, to: text.length, typed: true };
}
