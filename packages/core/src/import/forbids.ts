import { textPattern } from "../node/text-pattern.ts";
import { madePattern } from "../read/made-pattern.ts";

/** After these the words order or allow: "Do not forget to log", "Never mind the format", "Do not only run unit tests". */
const besides =
  "(?! (?:to )?(?:forget|hesitate|worry|mind|only|just|merely|fail to|be (?:afraid|shy)|have to|need)(?!\\p{L}))";

const besidesAbroad = "(?! (?:te |se |pas |si )?(?:olvid|esque|preocup|oubli|hésit|dimentic|esit|vergess|забы))";

/** What forbids wherever it stands in a title. */
const words = `(?:(?:never|do not|don't|(?:must|should|shall|may|can|will)(?: absolutely| strictly)? (?:not|never)|(?:must|should|can|wo)n't|cannot)${besides}|(?:strictly |absolutely )?(?:forbidden|prohibited)|not (?:be )?(?:allowed|permitted)|under no circumstances|in no case|at no (?:time|point)|niemals|nie|verboten|nicht erlaubt|nunca${besidesAbroad}|prohibid[oa]s?|proibid[oa]s?|jamais|jamás|interdit(?:e?s?)|vietat[oiae]|никогда${besidesAbroad}|нельзя|запрещен[оаы]?)`;

/** The same in languages that put no blanks between words. */
const unspaced = "禁止|不要(?!忘)|不得(?!不)|严禁|嚴禁|切勿|请勿|請勿|금지";

const within = madePattern(() => [
  `(?<![\\p{L}\\p{N}])(?<!(?:that|which|who) (?=do not|don't|can))${words}(?![\\p{L}\\p{N}])|${unspaced}|^(?:avoid|hard no|no go)(?!\\p{L})|to avoid$|^(?:nothing|none|nobody|no)(?: [^ ]+){0,6} (?:may|must|should|can|shall)(?!\\p{L})`,
  "u",
]);

/** Whether a title, in plain words, forbids what stands below it. */
export const titleForbids = (plain: string): boolean => within.test(plain);

const marks = textPattern(() => /^[^\p{L}\p{N}`"'“‘«<]+/u);
const crosses = /[❌🚫⛔✗✘✖]/u;
const ticks = /[✅✔✓]/u;
const longest = 240;

/** The first words of an entry without emphasis and signs, and the signs. */
function opening(text: string): { readonly head: string; readonly signs: string } {
  const start = text.slice(0, longest).replace(/’/g, "'");
  const [signs = ""] = marks.exec(start) ?? [];
  return { signs, head: start.slice(signs.length).replace(/\*+|__+/g, "") };
}

/** Whether a cross stands before an entry: ❌. */
export const hasCross = (text: string): boolean => crosses.test(opening(text).signs);

/** An entry without the cross in front of it, which is its "do not". */
export const withoutCross = (text: string): string =>
  hasCross(text) ? text.slice(opening(text).signs.length).trim() || text : text;

/** Whether an entry says itself that it orders, whatever stands above it: "Always use date-fns", "Use date-fns instead.", "60 frames a second, always". */
export function entryAffirms(text: string): boolean {
  const { head, signs } = opening(text);
  return (
    ticks.test(signs) ||
    /^(?:always|instead)(?![\w-])/i.test(head) ||
    (text.length < longest && /^\w.*(?:\binstead|, always)\W*$/i.test(head))
  );
}
