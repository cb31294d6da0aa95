import type { Item } from "../node/contract.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { leavesOut } from "./exclusion.ts";
import type { Lexed } from "./lexed.ts";
import { beginsOrder } from "./prose-words.ts";
import type { Reading } from "./reading.ts";
import { canBePath } from "./said.ts";
import { keepWords } from "./words/keeps.ts";
import type { Language } from "./words/language.ts";

const known = new Map<string, TextPattern | undefined>();

/** "`a/` is shared with others, so leave it alone": files, what is told of them, and that they stay as they are. */
function patternOf(code: string): TextPattern | undefined {
  if (known.has(code)) return known.get(code);
  const words = keepWords[code];
  const pattern =
    words === undefined
      ? undefined
      : textPattern(() => [
          `^(?<front>(?:[^.,;:!?\\ue001-\\ue005]{2,40}[:：] ?)?[^.,;:!?。、，；：\\ue001-\\ue005]{0,70}?)(?<paths>[\\ue002\\ue003](?:(?:, ?|、|,? (?:and|und|et|y|e|и) |和|と)[\\ue002\\ue003]){0,5})\\)?(?:(?<told>[^.!?。]{0,160}?)(?:(?:(?:[,;:.。、，；]| [–—-]| ist| sind| est| es| è| é)+|ので、?|이?니(?: |$)|이?므로 |니까 |라서 ) ?(?:(?:so|and|therefore|thus|hence|that's why|please|also|daher|deshalb|darum|also|bitte|und|donc|alors|et|así que|por eso|y|quindi|perciò|e|então|por isso|поэтому|и|так что|因此|所以|だから|なので) ?,? ?){0,2}(?:${words.back})|(?<and>,? (?:and|so (?:it|they)|und|et|y|e|и))? ?(?:${words.stays})))(?:,? (?:please|either|at all|for now|bitte|merci|por favor|per favore|пожалуйста))?[.!。！]?$`,
          "iu",
        ]);
  known.set(code, pattern);
  return pattern;
}

const fronts = new Map<string, TextPattern | undefined>();
/** "Hands off `a/` - finance still runs it": files, and why. */
function frontOf(code: string): TextPattern | undefined {
  if (fronts.has(code)) return fronts.get(code);
  const front = keepWords[code]?.front;
  const pattern =
    front === undefined
      ? undefined
      : textPattern(() => [
          `^(?<front>${front} (?:the |der |dem |den )?)(?<paths>[\\ue002\\ue003](?:(?:, ?|,? (?:and|or|und|oder) )[\\ue002\\ue003]){0,5})(?:,| [–—-]{1,2}|;|:| \\(| (?=it'?s |they |that'?s |thats |because |since |weil |denn )) ?(?<told>[^.!?\\ue001-\\ue005]{6,140}?)\\)?[.!]?$`,
          "iu",
        ]);
  fronts.set(code, pattern);
  return pattern;
}

/** What takes it back, in part or in whole: a condition, an exception, a choice. */
const takesBack = textPattern(
  () =>
    /(?<!\p{L})(?:instead|rather|stattdessen|plutôt|lugar|invece|вместо|if|unless|except|until|but|only|other than|or|once|when|before|while|wenn|falls|außer|bis|aber|nur|oder|solange|si|sauf|mais|jusqu\p{L}*|ou|salvo|pero|hasta|o|se|tranne|ma|finché|mas|exceto|até|если|кроме|но|пока|или|not|never|no|nothing|nicht|kein\p{L}*|pas|nunca|non|não|не)(?!\p{L})|もし|以外|如果|除|만약|제외/iu,
);
/** In front of the file: what is done to it, or what is said of no part of it. */
const acts = textPattern(
  () =>
    /(?<!\p{L})(?:only|just|nur|seulement|solo|sólo|soltanto|só|apenas|только|read|see|run|use|write|add|create|update|edit|change|delete|move|copy|start|open|look|put|make|keep|leave|nothing|no|none|never|don't|do not|new|lies|lesen|schreibe?|lis|lee|leggi|leia|прочитай|読|读|읽)(?!\p{L})/iu,
);

/** Files that an entry tells of and then takes out of the work; none where it says anything else. */
export function keptBack(lexed: Lexed, languages: readonly Language[]): readonly Reading[] {
  const text = lexed.text.trim().replace(/^(?:[A-Z]{1,4}-?\d{1,4}[:.)]|\d{1,2}(?:\.\d{1,2})*[.)]?|[-*•–—])\s+/u, "");
  if (text.length > 320 || !/[\ue002\ue003]/.test(text)) return [];
  for (const { code } of languages) {
    const reasoned = frontOf(code)?.exec(text)?.groups;
    const { front = "", paths = "", told = "" } = reasoned ?? patternOf(code)?.exec(text)?.groups ?? {};
    if (paths === "" || takesBack.test(told)) continue;
    if (reasoned === undefined ? acts.test(front) : beginsOrder(told, languages)) continue;
    const at = lexed.text.indexOf(paths, lexed.text.indexOf(text) + front.length);
    const named = lexed.tokens
      .filter((token) => token.at >= at && token.at < at + paths.length)
      .map((token) => token.text);
    const all = named.map((path) => (path.endsWith("/") ? `${path}**` : path));
    if (!named.every((path) => canBePath(path) && /[/.*]/.test(path))) return [];
    const item: Item = { kind: "unchanged", paths: all };
    if (leavesOut(lexed.text, [item])) return [];
    return [{ block: "constraints", item, from: 0, to: lexed.source.length, typed: true }];
  }
  return [];
}
