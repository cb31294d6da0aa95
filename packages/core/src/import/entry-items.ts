import type { BlockItems, Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { succeeds } from "../read/acts.ts";
import { failsSaid } from "../read/fails-said.ts";
import { filesSaid } from "../read/file-states.ts";
import { handedIn } from "../read/handed.ts";
import { lex } from "../read/lexed.ts";
import { canForbid, opensAct, prohibitionWords } from "../read/polarity.ts";
import { beginsOrder, endOfWork } from "../read/prose-words.ts";
import { type ReadBlock, type Reading, readEntry } from "../read/read-entry.ts";
import { namesPerson, reviewOf } from "../read/reviewer.ts";
import { beginsEnd, saysStop } from "../read/says-stop.ts";
import type { Language } from "../read/words/language.ts";
import { languagesFor } from "../read/words/languages.ts";
import { signsOf } from "../read/words/speaks.ts";
import { banEntry } from "./ban-lists.ts";
import { noTitle, type Title, titleDenies } from "./block-title.ts";
import { contextItems } from "./context-items.ts";
import { checksAtEnd, finalCheck } from "./final-checks.ts";
import { entryAffirms, hasCross, titleForbids, withoutCross } from "./forbids.ts";
import { checksOf, gatesIn } from "./gates-back.ts";
import { behindHalt, conduct, goesOnIn, isConduct } from "./goes-on.ts";
import { joinedCriteria } from "./joined-criteria.ts";
import { ownSentences } from "./own-sentences.ts";
import { readEnd } from "./read-sentence.ts";
import { type EntryBlock, plainName } from "./vocabulary.ts";

/** A label that says that what stands behind it is a check, also below a title that says so of nothing else; a command alone is a fact there. */
const checkLabel = /^\W{0,4}(?:independent |acceptance )?(?:test|check|verification|verify)\W{0,3}[:：]/iu;

/** What a title of checks makes of what stands below it. */
const checksIn = (block: EntryBlock, text: string, { whole }: Title, languages: readonly Language[]) =>
  block === "verification_loop" && checksAtEnd(whole) ? finalCheck(text, languages) : [];

/** How the last message ends. */
function signalIn(block: EntryBlock, text: string, languages: readonly Language[]): Reading | undefined {
  if (block === "constraints" || block === "output_contract" || block === "context") return undefined;
  const [signal, ...others] = readEntry("output_contract", text, languages);
  return signal?.item.kind === "completion_signal" && others.length === 0 ? signal : undefined;
}

function contextEntry(
  text: string,
  { whole }: Title,
  languages: readonly Language[],
): readonly [Reading, ...Reading[]] {
  const [check, ...checks] = checkLabel.test(text) && !/`\W*$/.test(text) ? finalCheck(text, languages) : [];
  return check === undefined ? contextItems(text, whole, languages) : [check, ...checks];
}

/** Reads an entry; what it hands over are all of its files. */
function read(block: ReadBlock, text: string, languages: readonly Language[]): readonly Reading[] {
  const readings = readEntry(block, text, languages);
  const handed = block === "output_contract" ? handedIn(text) : [];
  return handed.length > readings.filter(({ item }) => item.kind === "deliver").length ? handed : readings;
}

/** Below "When to stop" an order names a state to give up in; where one may stop, all is done. */
function orDone(reading: Reading, entry: string, languages: readonly Language[]): Reading {
  const text = entry.slice(reading.from, reading.to).trim();
  if (reading.typed || reading.item.kind !== "blocked" || endOfWork(text, languages)?.isDone !== true) return reading;
  return { ...reading, block: "done_when", item: { kind: "claim", text } };
}

/** A word behind a rule that only says it louder; any other word alone may be an order: "Test." */
const stresses = textPattern(
  () =>
    /^\P{L}*(?:ever|period|really|seriously|honestly|please|thanks|niemals|nie|wirklich|bitte|danke|jamais|vraiment|merci|nunca|jamás|gracias|mai|davvero|grazie|obrigado|никогда|пожалуйста|спасибо)\P{L}*$/iu,
);

/** "With lesser obstacles, make a choice" below "When to stop" says what to do else, and "Mia reviews the charts" who judges: neither is a state. */
function otherwiseIn(text: string, languages: readonly Language[]): Reading | undefined {
  const [lesser] =
    /^(?:with|for|in|on) (?:all |any )?(?:lesser|smaller|minor|other|small|everything)(?: [^,.;:]{2,50})?, |^(?:otherwise|else),? /iu.exec(
      text,
    ) ?? [];
  if (lesser !== undefined && beginsOrder(text.slice(lesser.length), languages) && !saysStop(text, languages))
    return { block: "execution_rules", item: { kind: "rule", text }, from: 0, to: text.length, typed: false };
  return namesPerson(text, languages) && !saysStop(text, languages) ? reviewOf(text, languages) : undefined;
}

/** What one entry of a block becomes: at least one item. */
export function entryItems(
  block: EntryBlock,
  text: string,
  title: Title,
  languages: readonly Language[],
): readonly [Reading, ...Reading[]] {
  const goesOn = block === "stop_when" ? (goesOnIn(text, languages) ?? otherwiseIn(text, languages)) : undefined;
  if (goesOn !== undefined) return [goesOn];
  const [first, ...more] = itemsOf(block, text, title, languages);
  const readings: [Reading, ...Reading[]] = [orDone(first, text, languages)];
  if (block === "stop_when" && more.length === 0 && !first.typed && isConduct(text, languages))
    return [conduct(first, text)];
  for (const each of more) {
    const last = readings.at(-1) ?? first;
    // "Do not push. Ever." is one rule.
    const words = text.slice(each.from, each.to);
    if (block === "constraints" && !each.typed && stresses.test(words))
      readings[readings.length - 1] = { ...last, to: each.to };
    else if (block === "stop_when" && !each.typed) readings.push(...behindHalt(each, words, readings, languages));
    else readings.push(orDone(each, text, languages));
  }
  return readings;
}

function itemsOf(
  block: EntryBlock,
  text: string,
  title: Title,
  languages: readonly Language[],
): readonly [Reading, ...Reading[]] {
  const spoken = [...languages, ...languagesFor(text).filter((each) => !languages.includes(each))];
  const whole = (item: Item, typed = false): Reading => ({ block, item, from: 0, to: text.length, typed });
  if (block === "context") return contextEntry(text, title, spoken);
  const [gate, ...gates] = wholeIn(block, text, spoken);
  if (gate !== undefined) return [gate, ...gates];
  const turned = block === "constraints" && (title.goes || title.forbids);
  const [ban, ...bans] = bansIn(block, text, title, spoken);
  if (ban !== undefined) return [ban, ...bans];
  const [first, ...more] = turned && title.qualified && !title.forbids ? [] : read(block, text, spoken);
  if (first !== undefined && (!turned || standsBelow([first, ...more], title, text, spoken))) return [first, ...more];
  const kept = turned ? keptBelow(text, title, spoken) : undefined;
  if (kept !== undefined) return [whole({ kind: "unchanged", paths: kept }, true)];
  if (turned) return [belowScope(text, title, spoken) ?? whole(belowTitle(text, title, spoken))];
  // "When all is done, print X" says how the last message ends, wherever it stands.
  const signal = signalIn(block, text, spoken);
  if (signal !== undefined) return [signal];
  // That all is done is when the work ends, and nothing to give up in.
  if (block === "stop_when" && succeeds.test(text.replace(/[.\s]+$/, "")))
    return [{ ...whole({ kind: "claim", text }), block: "done_when" }];
  const [end, ...ends] = endsIn(block, text, title, spoken);
  if (end !== undefined) return [end, ...ends];
  const [check, ...checks] = checksIn(block, text, title, spoken);
  if (check !== undefined) return [check, ...checks];
  const [part, ...parts] = partsOf(block, text, spoken);
  return part === undefined ? [whole(plain[block](text))] : [part, ...parts];
}

/** What an entry says as a whole: that a command is to fail, or a check with what waits for it. */
function wholeIn(block: EntryBlock, text: string, languages: readonly Language[]): readonly Reading[] {
  const failing = block === "done_when" ? failsSaid(lex(text), true) : undefined;
  if (failing !== undefined) return [failing];
  const gates = gatesIn(text, languages);
  return gates.length > 0 || block !== "workflow" ? gates : exitOf(text, languages);
}

/** What has to hold at the end of a phase, in front of what holds then. */
const exits = textPattern(
  () =>
    /^\W{0,4}(?:exit (?:criteri(?:on|a)|condition|gate)|(?:quality |phase )?gate|(?:exit|austritts|abschluss)-?kriteri(?:um|en)|critères? de sortie|criterios? de salida|criteri(?:o)? di uscita|critérios? de saída)\W{0,3}[:：] ?/iu,
);
/** "Exit criterion: `x` is green" ends a phase: the next one waits for it. */
function exitOf(text: string, languages: readonly Language[]): readonly Reading[] {
  const [label] = exits.exec(text) ?? [];
  const gates = label === undefined ? [] : checksOf(text.slice(label.length), languages);
  return gates.map((gate, index) => ({
    ...gate,
    from: index === 0 ? 0 : gate.from + (label?.length ?? 0),
    to: gate.to + (label?.length ?? 0),
  }));
}

/** The acts that an entry lists which are forbidden, and what the sentences behind them say by themselves. */
function bansIn(
  block: EntryBlock,
  text: string,
  { forbids, goes }: Title,
  languages: readonly Language[],
): readonly Reading[] {
  const list = block === "constraints" ? banEntry(text, forbids && !goes, languages) : undefined;
  const { acts, to } = list ?? { acts: [], to: 0 };
  const rest = text.slice(to).trim();
  if (acts.length === 0 || rest === "") return acts;
  const begin = text.length - text.slice(to).trimStart().length;
  const others = itemsOf("constraints", rest, noTitle, languages).map((each, index) => ({
    ...each,
    from: index === 0 ? to : each.from + begin,
    to: Math.min(text.length, each.to + begin),
  }));
  return [...acts, ...others];
}

/** The sentences of an entry, or the criteria of one, where any says by itself what it is. */
function partsOf(block: EntryBlock, text: string, languages: readonly Language[]): readonly Reading[] {
  const own = ownSentences(block, text, languages, plain[block]);
  if (own.length > 0 || block !== "done_when") return own;
  const joined = joinedCriteria(text, languages, true);
  return joined.length > 0 ? joined : filesSaid(text, languages);
}

const namesChange = textPattern(
  () => /(?<!\p{L})(?:touch(?:ed)?|edit(?:ed)?|chang\p{L}*|modif\p{L}*|alter(?:ed)?|out of scope)\W*$/iu,
);
/** Whether a title forbids changes, or all that could be done: "Do not run" forbids another act. */
const changes = ({ goes, whole }: Title): boolean => !goes || namesChange.test(whole);

/** The paths that a title forbids to change. */
const keptBelow = (text: string, title: Title, languages: readonly Language[]): readonly string[] | undefined =>
  title.forbids && changes(title) ? pathsAlone(text, languages) : undefined;

/** The paths of an entry that names files or folders and no act: "`src/gen/` (the build writes it)", "a.md, b.md". */
function pathsAlone(text: string, languages: readonly Language[]): readonly string[] | undefined {
  const items = contextItems(text, "", languages).map(({ item }) => item);
  const paths = items.flatMap((item) => (item.kind === "read" ? [item.path] : []));
  const [first = ""] = paths;
  const behind = text.replace(/^[`"'@]/, "").slice(first.length);
  if (paths.length === 0 || paths.length < items.length || !text.replace(/^[`"'@]/, "").startsWith(first))
    return undefined;
  if (!/^[`"']?\s*(?:$|[:：,，;；(（、]|[—–-]{1,2} |\.$|and |und |et |y |e |и )/u.test(behind)) return undefined;
  return paths.map((path) => (path.endsWith("/") ? `${path}**` : path));
}

const scopeTitle = textPattern(() => /^(?:in )?scope(?!\p{L})/iu);
/** Whether what was read stands by itself below a title that turns words round. */
function standsBelow(
  readings: readonly [Reading, ...Reading[]],
  title: Title,
  text: string,
  languages: readonly Language[],
): boolean {
  const [first] = readings;
  // "The search page only" below "Scope" says how far, and nothing of structure.
  const isFar = scopeTitle.test(title.whole) && first.item.kind === "architecture";
  if (!isFar && (!(title.forbids || title.denies) || holdsByItself(readings, title, text, languages))) return true;
  // "Never push, always ask first" says both by itself, whatever the title says.
  return readings.length > 1 && readings.some(({ item }) => item.kind === "never");
}

/** "Scope: src/, test/" is a fence: paths alone are read with the title that goes with them. */
function belowScope(
  text: string,
  { whole, goes, forbids }: Title,
  languages: readonly Language[],
): Reading | undefined {
  if (!goes || forbids) return undefined;
  const [only, ...more] = readEntry("constraints", `${whole.replace(/[\s:：]+$/, "")}: ${text}`, languages);
  return more.length === 0 && only?.typed === true && only.item.kind === "scope"
    ? { ...only, from: 0, to: text.length }
    : undefined;
}

/** Titles of constraints below which amounts alone bound the run: "Limits: 30 turns or $5". */
const limits = /limit|budget|bound|grenz|límite|presupuesto|orçamento|лимит|бюджет|предел|限|予算|예산|제한/iu;

/** What says that an amount is of the run. */
const ofRun = textPattern(
  () =>
    /(?<!\p{L})(?:effort|budget|the (?:whole|run|task|work|job)|you have|aufwand|das ganze|le tout|el trabajo|il lavoro|o trabalho|на работу)(?!\p{L})/iu,
);

/** "Give up after 25 iterations" stops the run, and "Stop when `x` passes" is done then, wherever it stands. */
function endsIn(block: EntryBlock, text: string, { whole }: Title, languages: readonly Language[]): readonly Reading[] {
  if (block === "stop_when") return [];
  const { readings = [], skip = 0 } = readEnd(text, languages) ?? {};
  // "Run the tests, then stop" says where the work ends, and no state to give up in.
  const isOrder = readings.some(({ item }) => item.kind === "blocked") && !beginsEnd(text, languages);
  const isBare = block === "constraints" && !saysStop(text, languages) && !limits.test(whole) && !ofRun.test(text);
  const all = readings.length > 0 && readings.every(({ typed }) => typed) && !isBare && !isOrder;
  return all
    ? readings.map((reading, index) => ({
        ...reading,
        from: index === 0 ? 0 : reading.from + skip,
        to: Math.min(text.length, reading.to + skip),
      }))
    : [];
}

/** Items that say what must hold, as a rule of architecture may: "Edit only src/" below "Red lines" is not a forbidden act. */
const demands: ReadonlySet<Item["kind"]> = new Set(["scope", "command", "shell", "artifact", "metric", "budget"]);
/** Items that say what must hold also below "Never": how far changes may go, how long the run may be. */
const bounds: ReadonlySet<Item["kind"]> = new Set(["scope", "budget"]);

/** Below "Never" a state is forbidden as an act is, "The UI calls the database" too; a rule with a "must not" of its own stands as it is. */
function holdsByItself(
  readings: readonly Reading[],
  { denies }: Title,
  text: string,
  languages: readonly Language[],
): boolean {
  const known = denies ? bounds : demands;
  return readings.every(
    ({ item }) => known.has(item.kind) || (item.kind === "architecture" && mayDeny(text, languages)),
  );
}

/** Whether an entry may deny something in its own words. */
const mayDeny = (text: string, languages: readonly Language[]): boolean =>
  languages.some(({ code }) => code !== "en" && signsOf(code, text) > 0)
    ? negation.test(text)
    : canForbid(text, languages);
const negation = textPattern(
  () =>
    /(?<!\p{L})(?:n['’]|(?:ne|pas|jamais|aucune?|nicht|kein\p{L}*|nie|niemals|nichts|no|nunca|jamás|ning[uú]n\p{L}*|non|mai|nessun\p{L}*|não|nem|nenhum\p{L}*|не|ни|нельзя|никогда)(?!\p{L}))|[不勿别禁]|ない|ません|않|못|금지/iu,
);

/** An entry as words, whatever they could be read as. */
export const plainItem = (block: EntryBlock, text: string): Item => plain[block](text);

const plain: { readonly [Kind in EntryBlock]: (text: string) => Item } = {
  context: (text) => ({ kind: "note", text }),
  // What no form knows but a cross in front forbids stays a prohibition, whole.
  constraints: (text) => (hasCross(text) ? { kind: "never", text: withoutCross(text) } : { kind: "must", text }),
  done_when: (text) => ({ kind: "claim", text }),
  workflow: (text) => ({ kind: "step", text }),
  verification_loop: (text) => ({ kind: "rule", text }),
  execution_rules: (text) => ({ kind: "rule", text }),
  output_contract: (text) => ({ kind: "final_answer", what: text }),
  stop_when: (text) => ({ kind: "blocked", text }),
};

/** A title that turns the meaning of what it holds counts for each entry: "Never: touch the fixtures". */
function belowTitle(
  text: string,
  { whole, forbids, goes, keeps }: Title,
  languages: readonly Language[],
): BlockItems["constraints"] {
  const act = prohibitionWords(text, languages);
  const never = act !== undefined || hasCross(text) || (forbids && (goes || !entryAffirms(text)));
  const name = whole.replace(/[\s:：]+$/, "");
  if (!never) return { kind: "must", text: goes ? `${name}: ${text}` : text };
  if (keeps && act === undefined && !hasCross(text)) return { kind: "never", text: `Change ${text}` };
  // Twice forbidden would be allowed: the act stands without its own "do not", and a title that denies stands behind it.
  const said = act?.act ?? withoutCross(text);
  const instead = act?.instead === undefined ? {} : { instead: act.instead };
  const joins = goes && titleForbids(plainName(name)) && opensAct(name, languages);
  const joined = joins ? prohibitionWords(`${name} ${text}`, languages)?.act : undefined;
  if (joined !== undefined) return { kind: "never", text: joined, ...instead };
  const titled = titleDenies(name) ? `${said.replace(/[.。]$/, "")} (${name})` : `${name}: ${said}`;
  return { kind: "never", text: goes ? titled : said, ...instead };
}
