import { hasEastAsian } from "../../node/east-asian.ts";
import { textPattern } from "../../node/text-pattern.ts";

/** Words that say nothing of what a text is about. */
const empty = new Set(
  "about above after again against all also and any are because been before being below between both but can does done down during each every few for from further has have having here how into its just more most must never new not now off once only other our out over own per same shall should some such than that the their them then there these they this those through too under until upon use used uses using very was way were what when where which while who will with within without work works would you your file files page pages code project name names number numbers time value values made make makes keep keeps kept stay stays same state exit exits run runs true false exists kind contains path text least most first last one two three four five six seven eight nine ten every und oder der die das den dem ein eine mit von für auf aus bei nach alle jede jeder ist sind wird werden nicht auch los las una con por para que del des les une pour dans sur avec est sont não uma com em os as gli per che non sono è для что все как это или".split(" "), // biome-ignore format: one list
);

const humps = textPattern(() => /(?<=\p{Ll})(?=\p{Lu})/gu);
const runs = textPattern(() => /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]{3,}/gu);

/** What a text is about: its longer words, without their endings. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  const short = text.slice(0, 8_000);
  const small = short.replace(humps.of(short), " ").toLowerCase();
  for (const [word] of small.matchAll(runs.of(small))) {
    if (!empty.has(word) && !/^\d+$/.test(word)) words.add(stem(word));
  }
  return words;
}

const stem = (word: string): string =>
  word.length <= 4 ? word : word.replace(/(?:ations?|ments?|ings?|ies|ied|ers?|ed|es|s|en|er|e|y)$/u, "").slice(0, 7);

/** Whether two texts name the same thing. Scripts without blanks between words are compared by pairs of characters. */
export function namesInCommon(left: string, right: string): boolean {
  if (hasEastAsian(left)) return true;
  const words = contentWords(right);
  for (const word of contentWords(left)) if (words.has(word) || [...words].some((each) => each.length > 3 && word.length > 3 && (each.startsWith(word) || word.startsWith(each)))) return true; // biome-ignore format: one line
  return false;
}
