import type { Item } from "../node/contract.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { loneCheck } from "../read/gates-said.ts";
import { lex } from "../read/lexed.ts";
import type { Reading } from "../read/read-entry.ts";
import { readEntry } from "../read/read-entry.ts";
import { sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";
import { spokenOf } from "../read/words/speaks.ts";

const it =
  "(?:it|that|this|they|these|both|all(?: of (?:it|them|these))?|the (?:first|second|last|former|latter)(?: one)?|then)(?: (?:does|do|is|are|has|have|did|was|were|been|pass(?:es|ed)?|holds?|green|red|clean|done|happens?|happened|works?|succeeds?|exits?(?: with)? (?:code )?0|so))*";
const goes =
  "(?:go(?:es)?|move|moves|moved|proceed|continue|start|starts|started|begin|begins|begun|follow|follows|touch|touched|wait|waits|work|turn|merged?|deployed?|opened?)";

/** A sentence that lets work go on only where what stands before it holds: "Do not go to step 2 before it does", "No phase B without it". */
const back = textPattern(
  () =>
    new RegExp(
      `^(?:(?:only then|then only)(?!\\p{L}).{3,120}|(?:please )?(?:do not|don't|never|nothing|nobody|no one|no)(?!\\p{L}) .{2,90}? (?:before|until|till|unless|without|as long as) ${it}|.{2,80}? (?:(?:may|can|must|should|is|are|does|do|will|has to|have to)(?: only| not|n't)* )?(?:be )?${goes}(?: \\p{L}+){0,3}? (?:only )?(?:when|once|after|if|until|before) ${it}|(?:as long as|while|until|unless) (?:it|that|this|they) .{2,60}?,? .{0,80}?(?:wait|stay|stop|must not|may not|do not|don't|is not|are not)(?!\\p{L}).{0,60})$`,
      "iu",
    ),
);
/** What speaks of parts of the work: "No new file without it" forbids, and is no gate. */
const ofWork = textPattern(
  () =>
    /(?<!\p{L})(?:steps?|phases?|stages?|parts?|milestones?|work packages?|tasks?|next|others?|rest|remaining|second|third|go on|move on|proceed|continue|start\p{L}*|begin\p{L}*|begun|wait|touch(?:ed)?|merge[ds]?|deploy(?:ed)?|implementation)(?!\p{L})/iu,
);
/** What speaks of the end of all: with "Only then is the task complete" a criterion ends, and nothing waits for it. */
const ofEnd = textPattern(
  () =>
    /(?<!\p{L})(?:tasks?|work|job|goal|ticket|issue|project|migration|port|mission|assignment|you|we|it|this|everything|all) (?:(?:is|are|counts? as|considered|deemed|be|really|finally|fully|truly) )*(?:complete[d]?|done|finished|over|closed|reached|met)$/iu,
);
const checks: ReadonlySet<Item["kind"]> = new Set(["command", "shell", "metric", "absent", "artifact"]);

/** The same in other languages: up to then nothing goes on, or only then it does. */
const backAbroad: Readonly<Record<string, string>> = {
  de: "^(?:(?:erst|nur) (?:dann|danach|wenn (?:das|es|sie|er|dies))(?!\\p{L}).{3,120}|(?:vorher|davor|bis dahin|ohne das|ohne dies)(?!\\p{L}).{0,100}(?:nicht|kein\\p{L}*|nichts).{0,60}|(?:solange|bis|bevor) (?:das|es|sie|er|dies\\p{L}*|die \\p{L}+|der \\p{L}+) .{2,60},? .{0,80}(?:nicht|kein\\p{L}*|nichts|wart\\p{L}*|bleib\\p{L}*).{0,40}|.{3,80}(?:nicht|kein\\p{L}*|nichts|wart\\p{L}*).{0,40},? (?:solange|bis|bevor|ehe) (?:das|es|sie|er|dies\\p{L}*) .{2,40})$",
  fr: "^(?:(?:alors|ensuite|seulement|c'est) (?:alors|seulement|ensuite).{3,120}|(?:avant cela|avant ça|d'ici là|sans cela|sans ça),? .{0,80}(?:ne|n'|pas|rien|aucune?).{0,60}|tant (?:que |qu')(?:ce|c'|cela|ça|il|elle).{2,60},? .{0,80}(?:ne|n'|pas|rien|attend\\p{L}*|reste\\p{L}*).{0,60}|(?:pas|aucune?|ne) .{2,80} (?:tant|avant) (?:que |qu'|cela|ça).{0,40})$",
  es: "^(?:(?:solo|sólo) entonces.{3,120}|(?:hasta entonces|antes de eso|sin eso),? .{0,80}(?:no|nada|ning\\p{L}+).{0,60}|(?:mientras|hasta que) (?:no )?(?:pase|pasen|lo haga|esté|sea|eso).{0,60},? .{0,80}no.{2,60}|no .{2,80} (?:hasta|mientras|antes).{2,40})$",
  it: "^(?:solo allora.{3,120}|(?:fino ad allora|prima di allora|prima|senza questo),? .{0,80}(?:non|niente|nessun\\p{L}*).{0,60}|finché (?:non )?(?:passa|lo fa|è|questo).{0,60},? .{0,80}non.{2,60}|non .{2,80} (?:finché|prima).{2,40})$",
  pt: "^(?:só então.{3,120}|(?:até lá|antes disso|sem isso),? .{0,80}(?:não|nada|nenhum\\p{L}*).{0,60}|(?:enquanto|até que) (?:isso )?(?:não )?(?:passar|passe|estiver|for).{0,60},? .{0,80}não.{2,60}|não .{2,80} (?:enquanto|até|antes).{2,40})$",
  ru: "^(?:только (?:тогда|после этого|потом).{3,120}|(?:до этого|до тех пор|без этого),? .{0,80}(?:не|нельзя|ничего).{0,60}|пока (?:она|он|оно|это|они|проверка|тесты?) .{2,60},? .{0,80}(?:не|нельзя).{2,60}|.{3,80}не .{2,60},? пока (?:она|он|оно|это|они) .{2,40})$",
  ja: "^(?:それまで(?:は)?.{2,60}(?:ない|ません|禁止).{0,10}|(?:これが|それが)?(?:通って|通過して|成功して)(?:から|はじめて).{2,60}|(?:通る|通過する|成功する)まで.{2,60}(?:ない|ません).{0,10})$",
  zh: "^(?:在(?:此|这|通过)之前.{0,60}(?:不|别|勿).{1,60}|(?:只有)?(?:通过|成功)(?:之后|以后|后)?才.{2,60}|(?:它|该检查|这)?(?:没有?|未)(?:通过|成功)(?:之前|前)?.{0,40}(?:不|别|勿).{1,40})$",
  ko: "^(?:그 ?(?:전에는|전까지|때까지).{2,80}(?:않|말|마).{0,10}|통과(?:한 뒤|한 후|해야).{2,60}|통과할 때까지.{2,80}(?:않|말|마).{0,10})$",
};
const madeBack = new Map<string, TextPattern | undefined>();
function backOf(code: string): TextPattern | undefined {
  const source = backAbroad[code];
  if (!madeBack.has(code)) madeBack.set(code, source === undefined ? undefined : textPattern(() => [source, "iu"]));
  return madeBack.get(code);
}
const ofWorkAbroad = textPattern(
  () =>
    /schritt|phase|etappe|teil|weiter|begonnen|beginn|anfang|start|merge|étape|partie|suite|continue|passe|commenc|etapa|fase|parte|paso|segui|sigu|sig[ao]|empie|empez|inici|passo|passare|prosegu|inizi|avanz|avanç|этап|шаг|фаз|част|переход|начина|начат|дальше|продолж|ステップ|段階|フェーズ|工程|進|始|次|步骤|阶段|下一|继续|开始|进入|步|단계|다음|진행|시작|넘어/iu,
);

/** Whether a sentence says that work goes on only where what stands before it holds. */
export function gatesBack(said: string, languages: readonly Language[]): boolean {
  const bare = said.trim().replace(/[.!]$/, "").replaceAll("’", "'");
  if (bare.length >= 200 || bare.includes("`")) return false;
  if (languages.some(({ code }) => code === "en") && back.test(bare) && ofWork.test(bare)) return !ofEnd.test(bare);
  const words = bare.replace(/[。]$/, "");
  return spokenOf(languages, bare).some(({ code }) => backOf(code)?.test(words)) && ofWorkAbroad.test(words);
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

/** The gates of a sentence that checks something, or names a command alone. */
export function checksOf(words: string, languages: readonly Language[]): readonly Reading[] {
  const lone = loneCheck(lex(words));
  return asGates(lone === undefined ? readEntry("done_when", words, languages) : [lone]) ?? [];
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
  const gates = checksOf(text.slice(0, cut).trim(), languages);
  return gates.map((gate, index) => (index === gates.length - 1 ? { ...gate, to: text.length } : gate));
}
