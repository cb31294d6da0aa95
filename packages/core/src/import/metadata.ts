import { textPattern } from "../node/text-pattern.ts";
import { tellsWho } from "./threads.ts";
import { blockNamed } from "./vocabulary.ts";

/** "Key: value", "**Key**: value", "- **Key**: value", "Key = value": a name, and something short about the text. */
const pair = textPattern(
  () => /^\s*(?:[-*+] )?(\*\*|__)?([\p{L}\p{N}][\p{L}\p{N} _/.'’-]{0,30}?)(?:[:：]\1|\1\s*[:：])(?=\s|$)(.{0,160})$/u,
);
const longestValue = 120;

/** The lines above a mail; "件名：…" without a blank behind the colon. */
const mail = textPattern(
  () =>
    /^\s*(?:\*\*)?(?:from|to|cc|bcc|reply-to|sent|date|subject|re|fwd?|von|an|gesendet|datum|betreff|de|à|envoyé|objet|da|a|inviato|oggetto|para|enviado|fecha|data|asunto|assunto|от|кому|копия|дата|тема|发件人|收件人|抄送|日期|发送时间|主题|差出人|送信者|宛先|日時|件名|보낸 ?사람|받는 ?사람|날짜|제목)(?:\*\*)?[ \u00a0]?[:：](?:\*\*)?[^\n]{1,200}$/iu,
);
/** What a mail is about: a title. */
const subject = textPattern(
  () =>
    /^\s*(?:\*\*)?(?:subject|betreff|objet|oggetto|asunto|assunto|тема|主题|件名|제목)(?:\*\*)?[ \u00a0]?[:：](?:\*\*)?[^\n]{1,200}$/iu,
);

/** Whether a paragraph is only the line of a mail that says what it is about. */
export const isSubject = (paragraph: string): boolean => subject.test(paragraph.trim());

/** The id of a ticket, alone on its line. */
const ticket = /^\s*[A-Z][A-Z0-9]{1,9}-\d{1,6}\s*$/;
/** Several on one line: "Type: Story   Priority: Major". */
const columns = /[ \t]{2,}(?=\S{2,30}[:：])/;

/** Whether a line says something about the text, in a name and a value, and is no label of a block: "**Status**: Draft". */
function isPair(line: string): boolean {
  const [, , name = "", value = ""] = pair.exec(line) ?? [];
  if (name === "" || blockNamed(name) !== undefined) return false;
  // A sentence behind a label is said to the reader: "Note: we ship on Friday, so keep it small."
  return name.split(" ").length <= 4 && value.trim().length <= longestValue && !/[.!?。]\s+\S/.test(value);
}

/** Whether a paragraph is only about the text: each of its lines is a name and a value, two at least, or one that is bold, or the id of a ticket. */
export function isMetadata(paragraph: string): boolean {
  const lines = paragraph.split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.filter((line) => !ticket.test(line)).flatMap((line) => line.trim().split(columns));
  if (lines.length > 0 && lines.every((line) => mail.test(line)) && (lines.length > 1 || isSubject(paragraph)))
    return true;
  if (tellsWho(paragraph)) return true;
  if (lines.length === 0 || !pairs.every(isPair)) return false;
  return pairs.length !== 1 || /^\s*(?:\*\*|__)/.test(lines[0] ?? "");
}
