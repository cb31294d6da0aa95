import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { lex } from "./lexed.ts";
import type { Reading } from "./read-entry.ts";
import { canRead } from "./reading-list.ts";

/** Orders and titles that hand files over, in front of the first of them. */
const hands = textPattern(
  () =>
    /^(?:(?:please|finally|then|and|also|oh|at the end|in the end|when (?:you are |you're )?(?:done|finished)),? )*(?:(?:hand (?:me |us )?(?:over|in|back)|deliver|submit|turn in|provide|leave (?:me|us|behind)|send (?:me|us)|attach|produce|share)(?!\p{L})|(?:pls|plz) (?:share|send|provide|attach)(?!\p{L})|(?:i|we) (?:expect|want to (?:get|receive)|would like to (?:get|receive)|(?:want|need|expect) (?:back|from you)):?(?!\p{L})|(?:for|as|at) (?:the |a )?(?:hand-?over|delivery|deliverables?|hand-?in)(?: (?:we|i) (?:need|want|expect|would like)|,| i'd like)|(?:the )?(?:deliverables?|artifacts?|artefacts?|hand-?over|hand over|to deliver|outputs?|files to (?:deliver|hand over))(?: (?:are|is))?[:：]|(?:livrables?|à livrer|entregables?|entregáveis|lieferobjekte|abzugeben|consegne)(?: sont| son| são| sind)?[:：])/iu,
);
/** What joins two files that are handed over, and what stands in front of the next one. */
const joins =
  /^(?<paren> ?\([^()]{1,120}\))?(?<tail>[^,;]{0,60}?)(?:,| and| sowie| und| et| y| e| и|;){1,2} ?(?:and |also )?(?<what>[^,;:.!?\ue001-\ue005]{0,60}?)(?:(?<= |^)(?:at|in|as|under|called|named|to))? ?$/iu;
const first = /^(?<what>[^,;:.!?\ue001-\ue005]{0,60}?)(?:(?<= |^)(?:at|in|as|under|called|named|to))? ?$/iu;
/** Acts beside the hand-over: a sentence with one of them says more. */
const acts = textPattern(
  () =>
    /(?<!\p{L})(?:not|never|if|unless|or|update|edit|change|delete|remove|read|run|copy|move|only|without|before|after|until)(?!\p{L})/iu,
);
const determiner = /^(?:an?|the|your|our|its|one|un|une|el|la|le|der|die|das|eine?)\s+/iu;

/** The files that a sentence hands over, where it names more than one or says of none what it is: "Hand over `a.json`, and a note at `b.md`". */
export function handedIn(text: string): readonly Reading[] {
  const lexed = lex(text);
  const order = hands.exec(lexed.text)?.[0];
  if (order === undefined || text.length > 400) return [];
  const files = lexed.tokens.filter(({ at }) => at >= order.length);
  if (files.length === 0 || !files.every((token) => canRead(token) && !/[*?{]|\/$/.test(token.text))) return [];
  const whats: string[] = [];
  let read = order.length;
  for (const [index, file] of files.entries()) {
    const gap = lexed.text.slice(read, file.at);
    const found = (index === 0 ? first.exec(gap.trimStart()) : joins.exec(gap))?.groups;
    if (found === undefined || acts.test(gap)) return [];
    if (index > 0 && found.paren !== undefined) whats[index - 1] ||= found.paren.replace(/[()]/g, "").trim();
    whats.push((found.what ?? "").trim().replace(determiner, ""));
    read = file.at + 1;
  }
  const tail = lexed.text.slice(read);
  if (acts.test(tail.replace(/\([^()]*\)/g, "").replace(/ rather than .*$/, ""))) return [];
  const behind = /^ ?\(([^()]{1,120})\)/.exec(tail)?.[1];
  if (behind !== undefined) whats[whats.length - 1] ||= behind;
  return files.map(({ text: path, from }, index) => ({
    block: "output_contract",
    item: { kind: "deliver", path, ...said(whats[index]) } as Item,
    from: index === 0 ? 0 : from,
    to: index === files.length - 1 ? text.length : (files[index + 1]?.from ?? text.length),
    typed: true,
  }));
}

const said = (what: string | undefined): { readonly what?: string } =>
  what === undefined || what === "" ? {} : { what };
