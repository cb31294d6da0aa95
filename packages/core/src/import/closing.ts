import { textPattern } from "../node/text-pattern.ts";
import type { Line } from "./lines.ts";
import { anyMark } from "./list-lines.ts";

/** Words that close a letter, in ten languages. */
const closes = textPattern(
  () =>
    /^\s*(?:(?:many |kind |best |warm |with (?:kind|best|warm) )?(?:thanks|thank you|thx|ty|cheers|regards|best|sincerely|yours|greetings|take care|ciao|bye)(?:(?: (?:a lot|so much|very much|in advance|again|all|everyone|everybody|folks|both|for (?:your|the) \p{L}+)){0,2})|(?:(?:mit |viele |beste |liebe |freundliche |herzliche )*(?:freundlichen |besten |herzlichen |lieben )*(?:grüße|grüßen|gruß|dank)|danke(?: (?:euch|dir|ihnen|schön|vorab|im voraus))?|lg|vg|mfg|tschüss)|(?:bien |très )?cordialement|(?:merci|bonne journée|bien à vous|salutations|amicalement)(?: (?:d'avance|beaucoup|à tous))?|(?:un )?(?:saludos?|abrazo|cordial saludo|gracias|atentamente)(?: (?:cordiales|de antemano|a todos))?|(?:cordiali |distinti )?saluti|grazie(?: (?:mille|in anticipo|a tutti))?|un abbraccio|(?:atenciosamente|obrigad[oa]|abraços?|cumprimentos)(?: (?:desde já|a todos))?|(?:с (?:уважением|наилучшими пожеланиями)|спасибо(?: (?:заранее|большое|всем))?)|谢谢|谢了|此致|敬礼|祝好|多谢|辛苦了|以上(?:です)?|よろしくお願い(?:いた|致)?します|どうぞよろしくお願い(?:いた|致)?します|敬具|감사합니다|고맙습니다|수고하세요)[!.,。，！~ 🙏😊🙂]*(?:$|[–—-] ?\p{Lu}\S*\s*$|,? (?:\p{Lu}\p{L}+){1,2}\s*$)/iu,
);
/** The line above a signature. */
const rule = /^-- ?$/;
/** So many lines of a name, an office and a phone may follow. */
const most = 8;
const longest = 90;

/** Offset at which a letter's closing begins: its last lines, "Thanks, Marta" with what stands below; undefined where a text has none. */
export function closingAt(lines: readonly Line[]): number | undefined {
  let seen = 0;
  let found: number | undefined;
  for (let index = lines.length - 1; index >= 0 && seen <= most; index -= 1) {
    const line = lines[index];
    if (line === undefined || line.text.trim() === "") continue;
    if (closes.test(line.text) || rule.test(line.text)) found = line.start;
    else if (line.fenced || line.text.length > longest || anyMark.test(line.text) || /[`#|:：]/.test(line.text)) break;
    seen += 1;
  }
  return found;
}
