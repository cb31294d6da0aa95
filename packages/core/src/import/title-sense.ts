import { once } from "../node/once.ts";
import { textPattern } from "../node/text-pattern.ts";
import { banTitle } from "../read/ban-titles.ts";
import { endOfWork } from "../read/prose-words.ts";
import { languagesFor } from "../read/words/languages.ts";
import { Names, partsOf } from "./title-names.ts";
import { type TitleSense, titleWords } from "./title-words.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** What a title names, where it is not word for word the name of a block. */
export interface ReadTitle {
  readonly kind: KnownBlock;
  /** Whether all below it is forbidden. */
  readonly forbids: boolean;
  /** Another block that it could as well name. */
  readonly or: KnownBlock | undefined;
}

const joins = textPattern(
  () =>
    /\s*(?:[/+&,;:·|–—]|(?<![\p{L}])(?:and|und|sowie|et|y|e|ed|и|plus|or|oder)(?![\p{L}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?:与|和|及|と|や|、)(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?<=\p{Script=Hangul}) ?(?:및|와|과)(?= ))\s*/u,
);
const remark = textPattern(() => /(?<=\S)\s*[（(【[].{0,80}[)）】\]]\s*$/u);
/** Where the head of a title ends: what stands behind tells what it is of. */
const tail = textPattern(
  () =>
    /(?<!^)(?: (?:of|for|to|in|on|from|with|by|before|during|at|per|about|regarding|that|which|we|you|i|für|von|der|des|beim|bei|zu|im|in|de|du|des|pour|à|del|della|dello|per|da|do|dos|das|para|по|для|на|в|при)(?: |$)).*$/u,
);

/** Whether a title says what it is of: "Constraints for the API", "Rules (staging only)". */
export const hasTail = (title: string): boolean =>
  remark.test(title) || (tail.test(plain(title)) && !ofAllWork.test(plain(title)));
/** "Rules for every phase" is of all the work, and says no more than "Rules". */
const ofAllWork = textPattern(
  () =>
    /^[^ ]+(?: [^ ]+)? (?:for|in|of|during|throughout|fur|in|pour|para|per) (?:all|every|each|any|the|this|whole|the whole|alle|jede[nrs]?|das|die|chaque|toutes? les|cada|todas? las|ogni|tutte le)(?: (?:the|of the))? (?:phases?|steps?|stages?|tasks?|changes?|commits?|prs?|work|milestones?|run|agents?|implementers?|project|phasen|schritte?|aufgaben?|arbeit|etapes?|taches?|fases?|pasos?|tareas?|etapas?|fasi|passi)$/u,
);

/** The parts of a title that are joined by "and". */
export const titleParts = (title: string): readonly string[] =>
  title.replace(remark.of(title), "").split(joins.of(title));

/**
 * Reads a title by its head, in the languages that an import reads; what is joined by "and" is read part by part.
 *
 * @returns Which block it names, and whether it forbids what stands below it; undefined where it names none.
 * @example
 * titleSense("Hors périmètre")?.forbids; // true
 */
export function titleSense(title: string): ReadTitle | undefined {
  if (title.length > 90 || /[<>]/.test(title)) return undefined;
  const end = endSense(title);
  if (end !== undefined) return { kind: end, forbids: false, or: undefined };
  if (banTitle(plain(title)) !== undefined) return { kind: "constraints", forbids: true, or: undefined };
  const parts = titleParts(title)
    .map(plain)
    .filter((part) => part !== "");
  const named = parts.length > 4 ? [] : parts.map(headSense).filter((sense) => sense !== undefined);
  const joined = parts.length > 1 && named.length === parts.length;
  const whole = joined ? undefined : headSense(plain(title));
  if (whole !== undefined) return found(whole, undefined);
  const [first] = named;
  if (first === undefined || named.length < parts.length - 1) return undefined;
  const strong =
    named.find((sense) => sense !== "none" && !weak.has(sense)) ?? named.find((sense) => sense !== "none") ?? first;
  return found(
    strong,
    named.find((sense) => sense !== strong && sense !== "none"),
  );
}

/** A title that is the beginning of a sentence which says when the work ends: "You're done when", "Do not stop before". */
export function endSense(title: string): KnownBlock | undefined {
  const words = title.replace(behind.of(title), "");
  if (!words.includes(" ")) return undefined;
  const end = endOfWork(`${words} \`x\` passes.`, languagesFor(words));
  if (end === undefined || end.skip <= words.length) return undefined;
  return end.isDone || unended.test(words) ? "done_when" : "stop_when";
}
const behind = textPattern(() => /[^\p{L}]+$/u);
/** What is gone on with until something holds is done then. */
const unended = textPattern(() => /(?<!\p{L})(?:until|till|before|unless)$/iu);

/** Senses that stand aside where a title names another beside them: "Validation and acceptance", "Background and goal". */
const weak: ReadonlySet<TitleSense> = new Set(["verification_loop", "context"]);

function found(sense: TitleSense, other: TitleSense | undefined): ReadTitle | undefined {
  if (sense === "none") return undefined;
  const or = other === undefined || other === "none" ? undefined : kindOf(other);
  return { kind: kindOf(sense), forbids: sense === "forbids", or: or === kindOf(sense) ? undefined : or };
}
const kindOf = (sense: Exclude<TitleSense, "none">): KnownBlock => (sense === "forbids" ? "constraints" : sense);

const ordinal = textPattern(
  () =>
    /^(?:\d{1,2} (?=\p{L})|(?:\d{1,2}|[ivx]{1,4}|[a-h]|[一二三四五六七八九十]{1,3})[.)、:：．]|第[一二三四五六七八九十\d]+[章节節部]|(?:part|step|section|teil|parte|partie|часть) \d+)\s*/u,
);

/** Letters without their accents where Latin ones have some: tags are often written without. */
const bareLetters = (text: string): string =>
  text.replace(/[\u00e0-\u017f]/g, (letter) =>
    letter === "ß" ? "ss" : letter.normalize("NFD").replace(/\p{M}/gu, ""),
  );

const before = textPattern(() => /^[^\p{L}\p{N}]+/u);
const around = textPattern(() => /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu);
const noWord = textPattern(() => /[^\p{L}\p{N}' ]+/gu);

function plain(title: string): string {
  const bare = bareLetters(title.normalize("NFKC").toLowerCase());
  const small = bare.replace(remark.of(bare), "").replace(/[’]/g, "'").replace(before.of(bare), "");
  return small
    .replace(ordinal.of(small), "")
    .replace(/^(?:please|bitte) (?=\S)/, "")
    .replace(around.of(small), "")
    .replace(/[_\s\u3000-]+/g, " ")
    .replace(noWord.of(small), " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The words of a sense: whole names, beginnings and ends. */
interface Words {
  readonly exact: Names;
  readonly begins: Names;
  readonly ends: Names;
}

const words = once((): Readonly<Record<TitleSense, Words>> => {
  const of = (sense: TitleSense): Words => {
    // A title is read without its hyphens.
    const all = partsOf(bareLetters(titleWords[sense]).replaceAll("-", " "));
    return {
      exact: new Names(
        all.filter((word) => !word.startsWith("~")).map((word) => word.replace(/~$/, "")),
        "^",
        "$",
      ),
      begins: new Names(
        all.filter((word) => word.endsWith("~") && !word.startsWith("~")).map((word) => word.slice(0, -1)),
        "^",
        "",
      ),
      ends: new Names(
        all.filter((word) => word.startsWith("~") && !word.endsWith("~")).map((word) => word.slice(1)),
        "",
        "$",
      ),
    };
  };
  return Object.fromEntries((Object.keys(titleWords) as TitleSense[]).map((sense) => [sense, of(sense)])) as never;
});

const senses: readonly TitleSense[] = [
  "forbids",
  "stop_when",
  "done_when",
  "output_contract",
  "execution_rules",
  "verification_loop",
  "workflow",
  "context",
  "constraints",
  "goal",
];

/** The sense of a title's head: its whole name, its beginning, then its last words where these are English, German or East Asian. */
function headSense(name: string): TitleSense | undefined {
  const sense = anySense(name);
  // "What I don't care about" asks for nothing.
  return sense === "goal" && denied.test(name) ? undefined : sense;
}

/** A denial in a title: what it names is not a goal. */
const denied = textPattern(
  () =>
    /(?<![\p{L}'])(?:not|never|no|don'?t|doesn'?t|won'?t|nicht|nie|kein\p{L}*|pas|jamais|non|nunca|nao|не)(?![\p{L}'])|不|没|ない|않/iu,
);

/** A title that ends in "when" or "if": the entries below it are states. */
const openEnd = textPattern(
  () => /(?:^| )(?:when|once|if|as soon as|wenn|sobald|falls|quand|lorsque|des que|si|cuando|quando|se|когда|если)$/u,
);
/** What the work is in those states. */
const isDone = textPattern(
  () =>
    /(?<!\p{L})(?:done|finished|complete|completed|ready|works?|merged?|ship|fertig|abgeschlossen|bereit|fini|finie|termine|pret|listo|lista|terminad[oa]|acabad[oa]|hecho|finit[oa]|pront[oa]|completat[oa]|terminat[oa]|feit[oa]|conclu\p{L}+|готов\p{L}*|сделано|закончено)(?!\p{L})/u,
);
/** What is to be done in them. */
const asks = textPattern(
  () =>
    /(?<!\p{L})(?:stop\p{L}*|halt|give up|quit|abort|ask|call|ping|tell|write to|come back|wake|phone|contact|escalate|ruckfrage\p{L}*|frag\p{L}*|meld\p{L}*|abbrech\p{L}*|abbruch|aufhor\p{L}*|brich|hor|arret\p{L}*|demand\p{L}*|previen\p{L}*|appel\p{L}*|para[rs]?|parate|deten\p{L}*|pregunt\p{L}*|avis\p{L}*|llama\p{L}*|ferm\p{L}*|chied\p{L}*|avvis\p{L}*|chiam\p{L}*|pare|pergunt\p{L}*|chame|останов\p{L}*|спрос\p{L}*|напиш\p{L}*|позвон\p{L}*|сообщ\p{L}*)(?!\p{L})/u,
);

/** The sense of a title that leaves its sentence to the entries: "I'll merge it when", "Para si". */
function openSense(name: string): TitleSense | undefined {
  if (!openEnd.test(name) || /(?:^| )(?:not|never|only|what|even|nicht|pas|no|non|não|nao|не) /u.test(name))
    return undefined;
  return isDone.test(name) ? "done_when" : asks.test(name) ? "stop_when" : undefined;
}

function anySense(name: string): TitleSense | undefined {
  if (name === "" || name.split(" ").length > 9) return undefined;
  const open = openSense(name);
  if (open !== undefined) return open;
  const head = name.replace(tail.of(name), "").trim();
  const table = words();
  return (
    senseBy((sense) => table[sense].exact.test(name)) ??
    senseBy((sense) => table[sense].exact.test(head)) ??
    senseBy((sense) => table[sense].begins.test(name)) ??
    senses.find((sense) => table[sense].ends.test(head)) ??
    lastWordsSense(head)
  );
}

/** The first sense that fits; that a title names no block goes before all others. */
const senseBy = (fits: (sense: TitleSense) => boolean): TitleSense | undefined =>
  fits("none") ? "none" : senses.find(fits);

/** The sense of the last words of a title, if the ones before them only say more of it. */
function lastWordsSense(head: string): TitleSense | undefined {
  const table = words();
  const all = head.split(" ");
  if (all.length > 5) return undefined;
  for (let count = Math.min(3, all.length - 1); count >= 1; count -= 1) {
    const last = all.slice(-count).join(" ");
    const sense = senseBy((each) => table[each].exact.test(last));
    if (sense !== undefined) return sense === "none" || ownModifier(all.slice(0, -count)) ? sense : undefined;
  }
  return undefined;
}

/** What may stand before a head without making it another thing: "Project goal", "Important constraints", "Our house rules". */
const modifiers = textPattern(
  () =>
    /^(?:the|our|my|your|this|its|a|project|product|overall|main|primary|key|core|important|hard|strict|global|general|specific|additional|further|other|technical|functional|non|nonfunctional|business|design|coding|code|working|team|house|final|required|mandatory|expected|desired|current|initial|detailed|high|level|basic|essential|critical|essentials|minimal|minimum|test|quality|agent|agent's|migration|release|task|sprint|feature|short|long|term|local|repo|repository|safety|security|performance|operational|strategic|concrete|high-level|acceptance|success|implementation|proposed|suggested|recommended|relevant|useful|other|all|more|some|remaining|objective|allgemeine|wichtige|harte|technische|feste|unsere)$/u,
);
const ownModifier = (before: readonly string[]): boolean => before.every((word) => modifiers.test(word));
