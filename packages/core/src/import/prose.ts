import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { lex } from "../read/lexed.ts";
import { prohibitionWords } from "../read/polarity.ts";
import { type ReadBlock, type Reading, readEntry } from "../read/read-entry.ts";
import { bareRun, sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";
import type { DraftParts } from "./draft-parts.ts";
import type { EntryBlock } from "./entry-items.ts";
import { sayLift, sayOffers } from "./offers.ts";
import type { Range } from "./spans.ts";

/** Words that say that what follows is when the work is done: "It is finished when …". Ten languages. */
const doneWhen =
  /^(?:(?:and|so|then|it|this|that|the (?:work|task|job|whole thing|thing|migration|port)|you|we|i) )*(?:(?:will|would|shall|can|may)? ?(?:call|consider|count|deem) (?:it|this|the (?:work|task|job)|that) (?:as )?)?(?:(?:is|are|am|'m|'s|as|be|only|not) )*(?:done|finished|complete|completed|ready|happy|satisfied|over)(?: (?:only|with it|with this))?,? (?:when|once|if|as soon as|only when)[,:]? |^(?:fertig|erledigt|abgeschlossen)(?: (?:ist|sind|bist|es|das|die|ganze|arbeit|du|wir))*,? wenn |^(?:(?:das|es|die arbeit|die aufgabe) (?:ist|gilt als) )?(?:fertig|erledigt)(?: ist (?:das|es|die)(?: \S+)?)?,? (?:wenn|sobald) |^(?:c'est|le travail est|la tâche est|tu as) (?:fini|terminée?|prêt)(?: quand| lorsque| dès que|,) |^(?:está|estará|el trabajo está|la tarea está|se da por) (?:list[oa]|terminad[oa]|hech[oa])(?: cuando| si) |^(?:è|il lavoro è|sarà) (?:finit[oa]|pront[oa]|fatt[oa])(?: quando| se) |^(?:está|o trabalho está|fica) (?:pront[oa]|concluíd[oa]|terminad[oa])(?: quando| se) |^(?:работа |задача |всё |всe )?(?:закончена|готова|готово|считается (?:законченной|выполненной|готовой)|выполнена),? (?:когда|если) /iu;

/** "Stop when …" says when to give up, or when the work is done: that is told by what follows. */
const stopWhen =
  /^(?:(?:and|so|then|only|you may|you can|you) )*(?:(?:stop|finish|end|quit|halt)(?: here| there| only| working)?,? (?:when|once|as soon as)|(?:keep (?:going|at it|working)|go on|carry on|continue|work|(?:do not|don't|never) stop)(?: working)? until)[,:]? /iu;

/**
 * Reads a text without any block: the first sentence that is nothing else is the goal, and each other sentence goes where its form belongs. What
 * could not be read is kept, in its place.
 */
export function readProse(draft: DraftParts, from: number, to: number, languages: readonly Language[]): void {
  const text = draft.text.slice(from, to);
  const sentences = [...text.matchAll(/\S[\s\S]*?(?=\n[ \t]*\n|$(?![\s\S]))/g)].flatMap(({ index, 0: paragraph }) => {
    const lexed = lex(paragraph);
    return sentencesOf(lexed).map((run): Sentence => {
      const begin = from + index + (lexed.offsets[run.from] ?? 0);
      const range = trim(draft.text, begin, from + index + (lexed.offsets[run.to] ?? paragraph.length));
      const words = draft.text.slice(range.from, range.to);
      const bare = bareRun(lexed.text, run);
      return { range, words, read: bare.from === bare.to ? undefined : classify(words, languages), paragraph: index };
    });
  });
  const open = sentences.filter(({ read, words }) => read === undefined && !greets.test(words));
  const goal =
    open.find(({ words }) => wants.test(words)) ?? open[0] ?? sentences.find(({ read }) => read === undefined);
  let kept: { from: number; to: number; paragraph: number } | undefined;
  const flush = (): void => {
    if (kept !== undefined) draft.keepRun(kept.from, kept.to);
    kept = undefined;
  };
  for (const sentence of sentences) {
    const { range, words, read, paragraph } = sentence;
    if (read === undefined && sentence !== goal) {
      if (kept !== undefined && kept.paragraph !== paragraph) flush();
      kept = { from: kept?.from ?? range.from, to: range.to, paragraph };
      continue;
    }
    flush();
    if (read === undefined) readGoalSentence(draft, range, languages);
    else put(draft, range, words, read);
  }
  flush();
}

interface Sentence {
  readonly range: Range;
  readonly words: string;
  readonly read: Read | undefined;
  /** Where its paragraph begins. */
  readonly paragraph: number;
}

/** Words that are said to a person, and ask for nothing. */
const greets = textPattern(
  () =>
    /^(?:hi|hello|hey|dear|thanks|thank you|good (?:morning|day|evening)|as (?:discussed|agreed)|hallo|guten (?:tag|morgen)|vielen dank|danke|liebe[rs]?|bonjour|merci|salut|hola|buenos días|gracias|ciao|buongiorno|grazie|olá|oi|bom dia|obrigad[oa]|здравствуйте|привет|добрый день|спасибо|你好|您好|谢谢|こんにちは|お疲れ|よろしく|ありがとう|안녕|감사)(?!\p{L})[^.!。]{0,40}[.!。,，]?$/iu,
);
/** A sentence that says what is wanted: an order, a wish, a need. */
const wants = textPattern(
  () =>
    /^(?:your|the|our|my|this) (?:task|job|goal|mission|objective|aim|assignment) (?:is|will be|today is)(?!\p{L})|^(?:please |now |let's |let us )*(?:add|adapt|allow|automate|build|bring|change|clean|collapse|consolidate|convert|create|cut|delete|deploy|design|develop|document|enable|ensure|extend|extract|find|finish|fix|get|give|implement|improve|integrate|introduce|localise|localize|make|merge|migrate|modernise|modernize|move|optimise|optimize|port|prepare|produce|publish|rebuild|redesign|reduce|refactor|release|remove|rename|reorganise|reorganize|replace|restore|restructure|rewrite|rework|separate|set up|ship|simplify|speed|split|support|switch|teach|translate|turn|unify|update|upgrade|write)(?!\p{L})|^(?:i|we|our \p{L}+|the \p{L}+) (?:want|wants|need|needs|would like|wish|must be able|should be able|have to)(?!\p{L})|(?<!\p{L})(?:the goal is|should|needs to|has to|soll(?:en|te)?|möchte[n]?|brauchen|wollen|je veux|nous voulons|il faut|doit|doivent|quiero|queremos|necesitamos|hay que|debe|voglio|vogliamo|bisogna|deve|dovrebbe|quero|queremos|precisamos|é preciso|нужно|надо|хочу|хотим|должн[аоы]?|требуется)(?!\p{L})|需要|希望|要把|想要|请|してほしい|したい|ようにする|する必要|해야|싶|필요|하도록|해 주세요/iu,
);

interface Read {
  readonly readings: readonly Reading[];
  readonly block: EntryBlock;
  /** Characters in front that only say what the sentence is. */
  readonly skip: number;
}

/** The block that a sentence belongs to by its form, and its items. */
function classify(words: string, languages: readonly Language[]): Read | undefined {
  const [done] = doneWhen.exec(words) ?? [];
  if (done !== undefined) {
    const rest = words.slice(done.length);
    const readings = readEntry("done_when", rest, languages);
    const claim: Reading = {
      block: "done_when",
      item: { kind: "claim", text: words },
      from: 0,
      to: rest.length,
      typed: false,
    };
    return { readings: readings.length > 0 ? readings : [claim], block: "done_when", skip: done.length };
  }
  const [stop] = stopWhen.exec(words) ?? [];
  const reached = stop === undefined ? [] : readEntry("done_when", words.slice(stop.length), languages);
  if (stop !== undefined && reached.length > 0 && reached.every(isReached))
    return { readings: reached, block: "done_when", skip: stop.length };
  for (const block of ["verification_loop", "execution_rules"] as const) {
    const readings = readEntry(block, words, languages);
    if (readings.length > 0 && readings.every(({ typed }) => typed)) return { readings, block, skip: 0 };
  }
  const act = prohibitionWords(words, languages);
  if (act !== undefined) {
    const readings = readEntry("constraints", words, languages);
    const never: Reading = {
      block: "constraints",
      item: { kind: "never", text: act.act },
      from: 0,
      to: words.length,
      typed: true,
    };
    return { readings: readings.length > 0 ? readings : [never], block: "constraints", skip: 0 };
  }
  for (const [block, kinds] of sure) {
    const readings = readEntry(block, words, languages);
    if (readings.length > 0 && readings.every(({ item, typed }) => typed && kinds.has(item.kind)))
      return { readings, block, skip: 0 };
  }
  return undefined;
}

/** Whether a reading is a state that the work reaches; what fails is one to give up in. */
const isReached = ({ item, typed }: Reading): boolean =>
  typed &&
  (item.kind === "artifact" ||
    item.kind === "absent" ||
    item.kind === "metric" ||
    (item.kind === "command" && item.exit_code === 0));

/** What a sentence says for itself, whatever stands around it. */
const sure: readonly (readonly [ReadBlock, ReadonlySet<Item["kind"]>])[] = [
  ["constraints", new Set(["scope", "unchanged"])],
  ["output_contract", new Set(["completion_signal", "final_answer"])],
  ["done_when", new Set(["command", "absent", "metric", "review"])],
];

/** A goal in one breath: what is joined to it by commas and has a form of its own is taken out of it. */
function readGoalSentence(draft: DraftParts, range: Range, languages: readonly Language[]): void {
  const text = draft.text.slice(range.from, range.to);
  const cuts = [
    ...text.matchAll(
      /[,;](?: (?:and|then|und|et|y|e|и))? (?=\S)| (?=without (?:touching|changing|editing|adding|breaking|modifying) )/giu,
    ),
  ];
  const ends = [...cuts.map(({ index }) => index), text.length];
  const starts = [0, ...cuts.map(({ index, 0: mark }) => index + mark.length)];
  const goal: Range[] = [];
  const others: { readonly range: Range; readonly words: string; readonly read: Read }[] = [];
  for (const [index, start] of starts.entries()) {
    const end = ends[index] ?? text.length;
    const part = { from: range.from + start, to: range.from + end };
    const words = text.slice(start, end);
    const read = index === 0 || starts.length > 24 ? undefined : clause(words, languages);
    if (read !== undefined) others.push({ range: part, words, read });
    else if (others.length > 0) {
      // A part that is nothing of its own goes with the one before it.
      const last = others.pop();
      if (last !== undefined) goal.push({ from: last.range.from, to: part.to });
    } else goal.push(part);
  }
  const whole = { from: goal[0]?.from ?? range.from, to: goal.at(-1)?.to ?? range.to };
  draft.extents.push({ from: whole.from, to: whole.to, kind: "goal" });
  draft.put("goal", { kind: "outcome", text: draft.text.slice(whole.from, whole.to) }, [whole]);
  draft.blocks.push({ name: "goal", items: 1, line: draft.place(whole.from).line, title: "" });
  for (const each of others) put(draft, each.range, each.words, each.read);
}

/** A part of a sentence: "without touching `legacy/`", "with `npm test` green". */
function clause(words: string, languages: readonly Language[]): Read | undefined {
  const [without] = /^without (?=\p{L}+ing )/iu.exec(words) ?? [];
  if (without !== undefined) {
    const act = words.slice(without.length);
    const item: Item = { kind: "never", text: act.charAt(0).toUpperCase() + act.slice(1) };
    return {
      block: "constraints",
      skip: 0,
      readings: [{ block: "constraints", item, from: 0, to: words.length, typed: true }],
    };
  }
  const [behind] = /^(?:with|and|having) /iu.exec(words) ?? [];
  const read = classify(words.slice(behind?.length ?? 0), languages);
  return read === undefined || behind === undefined ? read : { ...read, skip: read.skip + behind.length };
}

function put(draft: DraftParts, range: Range, words: string, { readings, block, skip }: Read): void {
  for (const [index, { item, from, to, block: own, typed }] of readings.entries()) {
    const last = index === readings.length - 1;
    const part = trim(
      draft.text,
      range.from + (index === 0 ? 0 : from + skip),
      last ? range.to : range.from + to + skip,
    );
    const kind = own as EntryBlock;
    if (!draft.has(kind)) draft.blocks.push({ name: kind, items: 0, line: draft.place(part.from).line, title: "" });
    const where = draft.put(kind, item, [part]);
    if (typed)
      sayLift(draft, where, item, {
        words: draft.text.slice(part.from, part.to),
        entry: words,
        at: part.from,
        from: block,
      });
    sayOffers(draft, where, item, block, part.from, []);
  }
}

function trim(text: string, from: number, to: number): Range {
  let [first, last] = [from, to];
  while (first < last && /\s/.test(text.charAt(first))) first += 1;
  while (last > first && /\s/.test(text.charAt(last - 1))) last -= 1;
  return { from: first, to: last };
}
