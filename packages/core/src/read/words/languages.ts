import { textPattern } from "../../node/text-pattern.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { italian } from "./it.ts";
import { japanese } from "./ja.ts";
import { korean } from "./ko.ts";
import type { Language } from "./language.ts";
import { portuguese } from "./pt.ts";
import { russian } from "./ru.ts";
import { signsOf } from "./speaks.ts";
import { chinese } from "./zh.ts";

/** Function words of English that the other Latin languages have not. */
const englishWords = textPattern(
  () =>
    /(?<![\p{L}-])(?:the|and|or|not|is|are|be|must|should|with|without|for|of|to|when|until|only|every|each|never|don't|if|after|before|all|any|it|that|this|from|at|by|than|into|under|your|you|exits|passes|stop|write|use|keep|run|do)(?![\p{L}-])/giu,
);
const latin = [
  ["de", german],
  ["fr", french],
  ["es", spanish],
  ["it", italian],
  ["pt", portuguese],
] as const;

/** Every language that is read. A text needs few of them: the words of the others are not even made. */
export const allLanguages = (): readonly Language[] => [
  english,
  ...latin.map(([, language]) => language()),
  ...[russian, chinese, japanese, korean].map((language) => language()),
];

/** The languages that a text may be in, likeliest first; English is always among them, since tools speak it. */
export function languagesFor(text: string): readonly Language[] {
  const words = text
    .slice(0, 4000)
    .replace(/`[^`\n]*`|https?:\S+/g, "\ue003")
    .replaceAll("’", "'");
  const [kana, hangul, han, cyrillic] = ["ja", "ko", "zh", "ru"].map((code) => signsOf(code, words)) as [
    number,
    number,
    number,
    number,
  ];
  if (hangul > 0 && hangul >= kana) return [korean(), english];
  if (kana > 0) return [japanese(), english];
  if (han > 0) return [chinese(), english];
  if (cyrillic > 2) return [russian(), english];
  const counts = latin
    .map(([code, language]) => ({ language, count: signsOf(code, words) }))
    .sort((one, other) => other.count - one.count);
  const most = counts[0]?.count ?? 0;
  const englishCount = [...words.matchAll(englishWords.of(words))].length;
  // A sign or two in a text of English are names.
  if (most === 0 || (most <= 2 && englishCount >= 20)) return [english];
  // Languages that share their words are tried each: of a few words one more says little.
  const least = most < 6 ? Math.max(1, most - 1) : most;
  const likely = counts
    .filter(({ count }) => count >= least)
    .slice(0, 3)
    .map(({ language }) => language());
  return englishCount >= most ? [english, ...likely] : [...likely, english];
}
