import { textPattern } from "../node/text-pattern.ts";
import { orderKind } from "../read/prose-words.ts";
import type { Reading } from "../read/read-entry.ts";
import { saysStop } from "../read/says-stop.ts";
import type { Language } from "../read/words/language.ts";

/** A denial in front of a verb. */
const denies = textPattern(
  () =>
    /^\P{L}*(?:please )?(?:(?:never|do not|don['’]?t|must not|may not|nie|niemals|nicht|ne|jamais|no|nunca|non|mai|não|nao|не|никогда)(?!\p{L})|n['’]|不要|别|請勿|请勿)\s*/iu,
);
/** A denied order to stop, where its verb has a form of its own, or the denial stands behind it. */
const goesOn = textPattern(
  () =>
    /^\P{L}*(?:no (?:te |se |os )?(?:deteng\p{L}*|detien\p{L}*|par(?:es?|éis|ar)|abandon\p{L}*|interrump\p{L}*|rind\p{L}*)|non (?:ti |si |vi )?(?:fermar\p{L}*|ferma|smettere|smetta|interromper\p{L}*|interromp[ai]|arrender\p{L}*|abbandonar\p{L}*)|n(?:ã|a)o (?:pare[ms]?|parar|interromp\p{L}*|desist\p{L}*|abandon\p{L}*)|не (?:остан\p{L}*|прерыв\p{L}*|прекращ\p{L}*|сдава\p{L}*|бросай\p{L}*)|ne (?:t['’]|vous )?(?:arr[êe]t\p{L}*|abandonn\p{L}*|interromp\p{L}*)|(?:hör|hören|brich|brechen|stopp\p{L}*|halt\p{L}*|gib|geben|pausier\p{L}*)(?: sie)?(?: bitte)?(?: die arbeit)? (?:nicht|nie|niemals))(?!\p{L})|^(?:请|請)?(?:不要|别|勿|不必|不用|无需|無需|不得|切勿|请勿|請勿)[^。；]{0,60}(?:停|中止|放弃|终止|中断)|(?:止まら|止め|やめ|辞め|停止し|中断し|中止し|打ち切ら|諦め|あきらめ)ない(?:で|こと|よう|$|。)|(?:멈추|중단하|중지하|포기하|그만두|그치)지 ?(?:마|말|않)/iu,
);

/** "Never stop because a string is missing" below "When to stop" is a rule: no state to give up in. */
export function goesOnIn(text: string, languages: readonly Language[]): Reading | undefined {
  const [denial] = denies.exec(text) ?? [];
  const verb = denial === undefined ? "" : text.slice(denial.length).split(/\s+/, 2).join(" ");
  if (!goesOn.test(text) && (denial === undefined || !saysStop(verb, languages))) return undefined;
  return { block: "execution_rules", item: { kind: "rule", text }, from: 0, to: text.length, typed: false };
}

/** A sentence that tells why, or what then: "It'd be a legal matter." */
const tells = textPattern(
  () =>
    /^\P{L}*(?:(?:it|that|this|they|these|those|he|she|which)(?:['’](?:s|d|ll|re)|(?: (?:is|are|was|were|would|will|means?|could|might|has|have|needs?|belongs?))(?!\p{L}))|because|since|das (?:ist|wäre|wird|hieße)|es (?:ist|wäre|wird)|c['’]est|ce serait|cela|es (?:un|una|cosa)|sería|eso|è (?:un|una|cosa)|sarebbe|questo|é (?:um|uma|coisa)|seria|isso|это)/iu,
);
/** How to go on with what is not a reason to stop: "With smaller doubts, decide yourself", "For anything else, write it down". */
const otherwise = textPattern(
  () =>
    /^\P{L}*(?:with|for|in|on) (?:\p{L}+ ){0,3}(?:else|other|others|lesser|smaller|minor|small|everything|anything|all)(?: \p{L}+){0,3},|^\P{L}*(?:otherwise|anything else|everything else|in all other cases|ansonsten|sonst|bei (?:kleineren|allem anderen)|sinon|pour le reste|si no|para lo demás|altrimenti|per il resto|caso contrário|em todo o resto|иначе|в остальном)(?!\p{L})/iu,
);

/** Whether a sentence below "When to stop" says how to work, and no state to give up in. */
export const isConduct = (text: string, languages: readonly Language[]): boolean =>
  otherwise.test(text) && !saysStop(text, languages);

/** A rule of conduct in the place of a state. */
export const conduct = (reading: Reading, text: string): Reading => ({
  ...reading,
  block: "execution_rules",
  item: { kind: "rule", text },
  typed: false,
});

/** A sentence behind a state to give up in: why that is one goes with it, and how to go on is a rule; any other is a state, too. */
export function behindHalt(
  reading: Reading,
  words: string,
  before: Reading[],
  languages: readonly Language[],
): readonly Reading[] {
  const text = words.trim();
  const last = before.at(-1);
  if (reading.item.kind !== "blocked") return [reading];
  if (last !== undefined && tells.test(text) && !saysStop(text, languages)) {
    const { item } = last;
    before[before.length - 1] = {
      ...last,
      to: reading.to,
      item: item.kind === "blocked" ? { ...item, text: `${item.text.replace(/[.。]$/, "")}. ${text}` } : item,
    };
    return [];
  }
  const goesOnWith =
    goesOnIn(text, languages) !== undefined || isConduct(text, languages) || orderKind(text, languages) !== undefined;
  return [goesOnWith ? conduct(reading, text) : reading];
}
