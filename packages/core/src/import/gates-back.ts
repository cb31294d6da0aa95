import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { lex } from "../read/lexed.ts";
import type { Reading } from "../read/read-entry.ts";
import { readEntry } from "../read/read-entry.ts";
import { sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";

const it =
  "(?:it|that|this|they|these|both|all(?: of (?:it|them|these))?|the (?:first|second|last|former|latter)(?: one)?|then)(?: (?:does|do|is|are|has|have|did|was|were|been|pass(?:es|ed)?|holds?|green|red|clean|done|happens?|happened|works?|succeeds?|exits?(?: with)? (?:code )?0|so))*";
const goes =
  "(?:go(?:es)?|move|moves|moved|proceed|continue|start|starts|started|begin|begins|begun|follow|follows|touch|touched|wait|waits|work|turn|merged?|deployed?|opened?)";

/** A sentence that lets work go on only where what stands before it holds: "Do not go to step 2 before it does", "No phase B without it". */
const back = textPattern(
  () =>
    new RegExp(
      `^(?:(?:only then|then only)(?!\\p{L}).{3,120}|(?:please )?(?:do not|don't|never|nothing|nobody|no one|no)(?!\\p{L}) .{2,90}? (?:before|until|till|unless|without|as long as) ${it}|.{2,80}? (?:(?:may|can|must|should|is|are|does|do|will|has to|have to)(?: only| not|n't)* )?(?:be )?${goes}(?: \\p{L}+){0,3}? (?:only )?(?:when|once|after|if|until|before) ${it}|(?:as long as|while|until|unless) (?:it|that|this|they) .{2,60}?,? .{2,80}?(?:wait|stay|stop|must not|may not|do not|don't|is not|are not)(?!\\p{L}).{0,60})$`,
      "iu",
    ),
);
/** What speaks of parts of the work: "No new file without it" forbids, and is no gate. */
const ofWork = textPattern(
  () =>
    /(?<!\p{L})(?:steps?|phases?|stages?|parts?|milestones?|work packages?|tasks?|next|others?|rest|remaining|second|third|go on|move on|proceed|continue|start\p{L}*|begin\p{L}*|begun|wait|touch(?:ed)?|merge[ds]?|deploy(?:ed)?|implementation)(?!\p{L})/iu,
);
const checks: ReadonlySet<Item["kind"]> = new Set(["command", "shell", "metric", "absent", "artifact"]);

/** Whether a sentence says that work goes on only where what stands before it holds. */
export function gatesBack(words: string, languages: readonly Language[]): boolean {
  const bare = words.trim().replace(/[.!]$/, "").replaceAll("’", "'");
  return (
    bare.length < 200 &&
    !bare.includes("`") &&
    languages.some(({ code }) => code === "en") &&
    back.test(bare) &&
    ofWork.test(bare)
  );
}

/** Checks as gates; undefined where one of the readings is something else. */
export function asGates(readings: readonly Reading[]): readonly Reading[] | undefined {
  if (readings.length === 0 || !readings.every(({ item, typed }) => typed && checks.has(item.kind))) return undefined;
  return readings.map((reading) => ({
    ...reading,
    block: "workflow",
    item: { kind: "gate", check: reading.item } as Item,
  }));
}

/** An entry of two sentences, a check and what waits for it: gates. None where it is anything else. */
export function gatesIn(text: string, languages: readonly Language[]): readonly Reading[] {
  if (text.length > 600) return [];
  const lexed = lex(text);
  const runs = sentencesOf(lexed);
  const [first, last, ...more] = runs;
  if (first === undefined || last === undefined || more.length > 0) return [];
  const cut = lexed.offsets[last.from] ?? text.length;
  if (!gatesBack(text.slice(cut), languages)) return [];
  const gates = asGates(readEntry("done_when", text.slice(0, cut).trim(), languages)) ?? [];
  return gates.map((gate, index) => (index === gates.length - 1 ? { ...gate, to: text.length } : gate));
}
