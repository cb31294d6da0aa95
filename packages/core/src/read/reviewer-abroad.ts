import type { Item } from "../node/contract.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { ourEvidence } from "./acts.ts";
import { type Lexed, lex } from "./lexed.ts";
import type { Reading } from "./reading.ts";
import { canRead } from "./reading-list.ts";
import type { Language } from "./words/language.ts";
import { countedThings, easternReviews, type ReviewWords, reviewWords } from "./words/reviews.ts";

interface Patterns {
  readonly judges: TextPattern;
  readonly unsure: TextPattern;
}

/** Behind what a person does with it: "… and confirms that …". */
const confirms =
  "(?:und|et|y|e|ed|и) (?:bestätigt|unterschreibt|zeichnet|confirme|signe|valide|confirma|firma|comprueba|conferma|verifica|assina|подтверждает|подтвердит|подписывает)";
const name = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2}";
const made = new Map<ReviewWords, Patterns>();
function patternsOf(words: ReviewWords): Patterns {
  const known = made.get(words);
  if (known !== undefined) return known;
  const { titles, roles, from, acts, last, unsure } = words;
  // A name alone may be any noun: where the person works, a role or a title tells.
  const works = `(?: ?\\([^()]{2,60}\\)|,? (?:${from}) ?[\\p{L}-]+(?: [\\p{L}-]+){0,2}?,?|, [\\p{Ll}][\\p{L}' -]{2,50},)`;
  const persons = [
    ...(titles === undefined ? [] : [`(?:${titles}) ${name}${works}{0,2}`]),
    ...(roles === undefined ? [] : [`(?:${roles})${works}?(?:,? ${name},?)?`]),
    `${name}${works}`,
  ];
  const patterns: Patterns = {
    judges: textPattern(() => [
      `^(?:[^.,;:\\ue001-\\ue005]{2,40}[:,] )?(?:${persons.join("|")}) (?:(?:${acts})(?!\\p{L})|\\p{Ll}+ [^.;]{3,80} ${confirms}(?!\\p{L})${last === undefined ? "" : `|[^.;]{3,120} (?:${last})[.!]?$`})`,
      "u",
    ]),
    unsure: textPattern(() => [`(?<!\\p{L})(?:${unsure})(?!\\p{L})`, "iu"]),
  };
  made.set(words, patterns);
  return patterns;
}

/** Verbs that other verbs stand with: alone they say nothing of a review. */
const helps = textPattern(
  () =>
    / (?:hat|haben|muss|soll|wird|sieht|sehen|nimmt|nehmen|gibt|geben|stimmt|geht|gehen|ont|a|doit|doivent|va|vont|donne(?:nt)?|han?|deben?|tienen? que|dan?|ha|hanno|deve|devono|dà|danno|dá|devem|tem que)(?!\p{L})/u,
);
const judging = textPattern(
  () =>
    /(?<!\p{L})(?:ge(?:lesen|prüft|nehmigt|testet|sehen)|überprüft|kontrolliert|freigegeben|abgenommen|bestätigt|unterschrieben|verglichen|durchgesehen|angesehen|durchgespielt|durchgegangen|ausprobiert|begutachtet|gegengelesen|abgezeichnet|(?:an|ab|frei|durch|zu)(?=\s*(?:[.,;:]|$|und(?!\p{L})))|prüfen|lesen|testen|bestätigen|abnehmen|freigeben|ansehen|vergleichen|unterschreiben|relu\p{L}*|vérifi\p{L}+|valid\p{L}+|approuv\p{L}+|contrôl\p{L}+|sign\p{L}+|compar\p{L}+|test\p{L}+|accord|feu vert|aval|relire|lire|revis\p{L}+|comprob\p{L}+|probad\p{L}+|verific\p{L}+|aprob\p{L}+|firm\p{L}+|visto bueno|leído|confirm\p{L}+|controll\p{L}+|approv\p{L}+|rilett\p{L}+|letto|provat\p{L}+|assin\p{L}+|confer\p{L}+|aval|ok)(?!\p{L})/iu,
);
const sampled = textPattern(() => [`(?<![\\p{L}\\p{N}])(${countedThings})(?!\\p{L})`, "u"]);
const sampledEast = textPattern(
  () => /(?:\d{1,4}|[一二三四五六七八九十]{1,3}) ?(?:件|通り|冊|枚|本|個|人|台|张|份|条|篇|页|건|개|장|권|명)/u,
);
const eastern = easternReviews.map((source) => textPattern(() => [source, "u"]));
const longest = 300;

/** What a person is to judge, in a sentence of another language than English: "Frau Lindner (Einkauf) prüft zehn Rechnungen". */
export function reviewAbroad(text: string, languages: readonly Language[]): Reading | undefined {
  const words = text.trim().replace(/^(?:[A-Z]{1,4}-?\d{1,4}[:.)]?|\d{1,2}(?:\.\d{1,2})*[.)]?|[-*•–—])\s+/u, "");
  const lexed = lex(words);
  const said = lexed.text.trim();
  if (words.length > longest || /[?？]\s*$/.test(said) || lexed.tokens.some(({ kind }) => kind === "command"))
    return undefined;
  if (!languages.some(({ code }) => judges(code, said))) return undefined;
  const [, near] = sampled.exec(words) ?? [];
  const sample = near ?? sampledEast.exec(words)?.[0];
  return reviewReading({ text, words, sample, leaves }, lexed);
}

/** A sentence that says what a person is to judge. */
interface ReviewSentence {
  readonly text: string;
  /** The text without the mark or id in front of it. */
  readonly words: string;
  readonly sample: string | undefined;
  /** What stands in front of the file where it is written down. */
  readonly leaves: TextPattern;
}

/** The review of such a sentence; its file is the last that is left for the person. */
export function reviewReading({ text, words, sample, leaves }: ReviewSentence, lexed: Lexed): Reading {
  const evidence = lexed.tokens.findLast(
    (token) => canRead(token) && !/[*{]|\/$/.test(token.text) && leaves.test(lexed.text.slice(0, token.at)),
  );
  const item = {
    kind: "review",
    text: words.replace(/[.。]$/, ""),
    ...(sample === undefined ? {} : { sample }),
    evidence: evidence?.text ?? ourEvidence,
  } as Item;
  return { block: "done_when", item, from: 0, to: text.length, typed: true };
}

function judges(code: string, said: string): boolean {
  if (/^(?:ja|zh|ko)$/.test(code)) return eastern.some((each) => each.test(said));
  const words = reviewWords[code];
  if (words === undefined) return false;
  const { judges: pattern, unsure } = patternsOf(words);
  const [found] = pattern.exec(said) ?? [];
  if (found === undefined || unsure.test(said)) return false;
  return !helps.test(found.slice(-12)) || judging.test(said.slice(found.length)) || judging.test(found.slice(-30));
}

/** In front of the file where it is written down. */
const leaves = textPattern(
  () =>
    /(?<!\p{L})(?:in|nach|unterschreibt|signiert|dans|signe|en|firma|su|nel|em|assina|в|подписывает)(?: \p{L}+)? ?$|に ?$/iu,
);
