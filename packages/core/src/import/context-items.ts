import type { BlockItems } from "../node/contract.ts";
import { pathFault } from "../node/path-fault.ts";
import { textPattern } from "../node/text-pattern.ts";
import { type Lexed, lex } from "../read/lexed.ts";
import type { Reading } from "../read/read-entry.ts";
import { canRead, isText, readingIn, type ToRead } from "../read/reading-list.ts";
import { sentencesOf } from "../read/sentences.ts";
import type { Language } from "../read/words/language.ts";

/** Words before a path that only say that it is to be read. */
const toRead = textPattern(
  () =>
    /^(?:please )?(?:first,? )?(?:(?:re-?)?read|see|(?:have|take) a (?:(?:quick|close|good) )?look (?:at|into)|start (?:with|at|from|in)|begin with|look (?:at|into)|open|study|review|skim|consult|check|refer to|cf\.?|(?:bitte )?(?:zuerst )?(?:lies|lesen|zu lesen)(?: zuerst)?|(?:d'abord )?(?:lis|lire|lisez|à lire)(?: d'abord)?|(?:primero )?(?:lee|leer|lea)(?: primero)?|(?:prima )?(?:leggi|leggere|da leggere)(?: prima)?|(?:primeiro )?(?:leia|ler)(?: primeiro)?|(?:сначала )?(?:прочитай(?:те)?|прочитать|прочти)(?: сначала)?|(?:请)?(?:先)?(?:阅读|读)|参见|参照|まず|먼저)(?: (?:the|all of|through|also|first|these|this))?(?:[:： ]+|(?<=[\p{scx=Han}\p{scx=Hira}]))$/iu,
);
const labelled = textPattern(() => /^(?:[\p{L}\p{N}][^:：\ue001-\ue005]{0,60})[:：]\s*$/u);

/** Between two files of a list: "a.md, b.md and c/", "a.md (the layout), b.md (the API)". */
const between = textPattern(
  () =>
    /^\s*(?:[(（]([^()（）]{1,100})[)）])?\s*(?:(?:[,;+&、，；]|and|und|sowie|et|ainsi que|y|e|ed|и|和|与|と|및|와|과)\s*){1,2}(?:(?:the|then|also|die|der|das|les?|la|los|las|el|il|i|o|os|as)\s+)?$/iu,
);
const behindLast = textPattern(
  () =>
    /^\s*(?:[(（]([^()（）]{1,100})[)）])?\s*(?:,? ?(?:first|before (?:you|we|i|any|the|touching|starting|doing|changing|writing|anything)[^.;:\ue001-\ue005]{0,60}|to start with|beforehand|carefully|in (?:that|this) order))?\s*[.。]?\s*$/iu,
);

/** A title that says that what stands below it is to be read. */
const titleReads = textPattern(
  () =>
    /(?<!\p{L})(?:read(?:ing)?|start here|study|begin here)(?!\p{L})|lesen|lektüre|(?<!\p{L})(?:lire|leer|lectura|leggere|letture?|ler|leitura)(?!\p{L})|прочита|читать|读|読|읽/iu,
);

/** Whether a title says that what stands below it is to be read. */
export const asksForReading = (title: string): boolean => titleReads.test(title);

/** What an entry of the context names: the files of a list, each for itself, one file, an address, or words. */
export function contextItems(
  text: string,
  title: string,
  languages: readonly Language[],
): readonly [Reading, ...Reading[]] {
  const lexed = lex(text);
  const [first, ...more] = listed(lexed);
  if (first !== undefined) return [first, ...more];
  const item = contextItem(text, lexed);
  const [one, ...others] =
    item.kind === "note" ? asReadings(readingIn(text, languages).filter(({ whole }) => whole)) : [];
  if (one !== undefined) return [one, ...others];
  const [apart, ...rest] = item.kind === "note" ? readsWithin(text, lexed, languages, titleReads.test(title)) : [];
  if (apart !== undefined) return [apart, ...rest];
  const named =
    item.kind !== "note" ? item : titleReads.test(title) ? namedFile(text, lexed) : (toldFile(text, lexed) ?? item);
  return [{ block: "context", item: named, from: 0, to: text.length, typed: false }];
}

/** "The API is in Go. See docs/a.md and docs/b.md first.": a note, and the files that a sentence of it asks to read. None where no sentence does. */
function readsWithin(
  text: string,
  { offsets, ...lexed }: Lexed,
  languages: readonly Language[],
  isToRead: boolean,
): readonly Reading[] {
  const runs = sentencesOf({ offsets, ...lexed });
  if (runs.length < 2) return [];
  const readings: Reading[] = [];
  for (const run of runs) {
    const [from, to] = [offsets[run.from] ?? 0, offsets[run.to] ?? text.length];
    const words = text.slice(from, to);
    const skip = words.length - words.trimStart().length;
    const asked = asksToRead(words.trim(), languages);
    const reads = asked.length === 0 && isToRead ? filesAlone(words.trim()) : asked;
    const last = readings.at(-1);
    if (reads.length > 0)
      readings.push(
        ...reads.map((each) => ({
          ...each,
          from: from + skip + each.from,
          to: Math.min(to, from + skip + each.to),
          typed: false,
        })),
      );
    else if (last?.item.kind === "note")
      readings[readings.length - 1] = { ...last, item: { kind: "note", text: text.slice(last.from, to).trim() }, to };
    else
      readings.push({
        block: "context",
        item: { kind: "note", text: words.trim() },
        from: from + skip,
        to,
        typed: false,
      });
  }
  return readings.some(({ item }) => item.kind !== "note") ? readings : [];
}

/** A sentence that only names files, below a title that says to read them. */
function filesAlone(words: string): readonly Reading[] {
  const lexed = lex(words);
  const all = listed(lexed);
  const item = contextItem(words, lexed);
  if (all.length > 0 || item.kind !== "read") return all;
  return [{ block: "context", item, from: 0, to: words.length, typed: false }];
}

/** "The minutes of March, `docs/minutes.md`" below "Read first": the one file that an entry names. */
function namedFile(text: string, { tokens }: Lexed): BlockItems["context"] {
  const [only, ...more] = tokens.filter(canRead);
  if (only === undefined || more.length > 0) return { kind: "note", text };
  const note = `${text.slice(0, only.from)} ${text.slice(only.to)}`
    .replace(/^[\s,:;–—-]+|[\s,:;.–—-]+$/g, "")
    .replace(/\s+/g, " ");
  return { kind: "read", path: only.text, ...(note === "" ? {} : { note }) };
}

/** In front of the document in which something is told: "is described in", "(spec in". */
const toldIn = textPattern(
  () =>
    /(?:(?<!\p{L})(?:(?:is|are) )?(?:described|documented|specified|explained|defined|laid out|written (?:down|up)|outlined|recorded|summari[sz]ed)(?: \p{L}+)? in(?: the (?:file|document|page))?|[(（,;–—-] ?(?:spec(?:ification)?s?|details?|docs?|documentation|background|rationale|design|more)(?: (?:is|are))? in|[(（,;–—-] ?(?:see|cf\.?|siehe|vgl\.|voir|véase|vedi|vide|см\.)|(?<!\p{L})(?:(?:est|sont) )?(?:décrit|documenté|expliqué|défini|spécifié|détaillé)e?s? dans|(?<!\p{L})(?:(?:está|están|es|é|são|estão) )?(?:descrit|documentad|explicad|definid|especificad|detallad|detalhad)[oa]s? (?:en|em|no|na)|(?<!\p{L})(?:(?:è|sono) )?(?:descritt|documentat|spiegat|definit|specificat)[oaie] in|(?<!\p{L})(?:описан|документирован|объяснен|объяснён|определен|определён)[аоы]? в|(?:详见|参见|写在|记录在|描述在)) ?$/iu,
);
/** Behind it: "describes the format", "beschrieben". */
const tells = textPattern(
  () =>
    /^ ?(?:(?:describes?|documents|specifies|explains|defines|lays out|outlines|summari[sz]es|tells|beschreibt|dokumentiert|erklärt|décrit|explique|définit|describe|explica|define|descreve|descrive|spiega|описывает|объясняет)(?= \S)|(?:beschrieben|dokumentiert|erklärt|festgelegt|definiert|nachzulesen)[.]?$|に(?:記載|書いて|まとめ|定義|説明)|에 (?:설명|정리|기술|정의|적혀))/iu,
);

/** What joins the words in front of it to what is told. */
const joins = /(?: (?:ist|sind|wird|werden) in| ?[はがを은는이가])? ?$/u;

/** "The format is described in docs/csv.md": the one document of an entry, where its words say that something is told there. */
function toldFile(text: string, { tokens, ...lexed }: Lexed): BlockItems["context"] | undefined {
  const [only, ...more] = tokens.filter(canRead);
  if (only === undefined || more.length > 0 || !isText.test(only.text)) return undefined;
  if (sentencesOf({ tokens, ...lexed }).length > 1) return undefined;
  const [before, behind] = [lexed.text.slice(0, only.at), lexed.text.slice(only.at + 1)];
  const isLast = /^[)）\s.。]*$/.test(behind);
  const said = isLast ? toldIn.exec(before)?.[0] : undefined;
  const end = said ?? (tells.test(behind) ? joins.exec(before)?.[0] : undefined);
  if (end === undefined) return undefined;
  const about = text.slice(0, lexed.offsets[before.length - end.length]).trim();
  return about === "" ? namedFile(text, { tokens, ...lexed }) : { kind: "read", path: only.text, note: about };
}

const asReadings = (files: readonly ToRead[]): readonly Reading[] =>
  files.map(({ path, lines, note, token }, index) => ({
    block: "context",
    item: { kind: "read", path, ...(lines === undefined ? {} : { lines }), ...(note === undefined ? {} : { note }) },
    from: index === 0 ? 0 : token.from,
    to: files[index + 1]?.token.from ?? Number.POSITIVE_INFINITY,
    typed: false,
  }));

/** Whether a sentence asks to read something that it names: "Study docs/plan.md first". */
export function asksToRead(text: string, languages: readonly Language[]): readonly Reading[] {
  const [only, ...more] = asReadings(readingIn(text, languages));
  if (only === undefined) return [];
  const own = more.length === 0 ? contextItem(text, lex(text)) : only.item;
  const first = own.kind === "read" && only.item.kind === "read" ? { ...only, item: { ...own, ...only.item } } : only;
  return [first, ...more].map((each) => ({ ...each, typed: true }));
}

/** The files of a list, with what stands behind each in brackets; none where anything else is said of them. */
function listed({ text, tokens }: Lexed): readonly Reading[] {
  const [first] = tokens;
  if (first === undefined || tokens.length < 2 || !tokens.every(canRead)) return [];
  const before = text.slice(0, first.at);
  if (before.trim() !== "" && !toRead.test(before) && !labelled.test(before)) return [];
  const notes = tokens.map((token, index) => {
    const next = tokens[index + 1];
    const behind = text.slice(token.at + 1, next?.at ?? text.length);
    return (next === undefined ? behindLast : between).exec(behind);
  });
  if (notes.includes(null)) return [];
  return tokens.map((token, index) => {
    const note = notes[index]?.[1]?.trim();
    return {
      block: "context",
      item: { kind: "read", path: token.text, ...(note === undefined ? {} : { note }) },
      from: index === 0 ? 0 : token.from,
      to: tokens[index + 1]?.from ?? Number.POSITIVE_INFINITY,
      typed: false,
    };
  });
}

function contextItem(text: string, lexed: Lexed): BlockItems["context"] {
  const places = lexed.tokens.filter(({ kind }) => kind === "path" || kind === "url");
  const [place] = places;
  if (place === undefined || places.length > 1) return { kind: "note", text };
  const before = lexed.text.slice(0, place.at).replace(/^@$|[<[(]$/, "");
  const after = lexed.text.slice(place.at + 1);
  if (place.kind === "url") return urlItem(text, place.text);
  const rest =
    /^(?:\s*(?:[:：,，;]|\s[—–-]{1,2}\s|\()\s*|\s+(?=lines? |for |to |before |because |first|,|\())(\S[\s\S]*?)\)?$/.exec(
      after,
    )?.[1];
  const isAlone = after.trim() === "" || /^[.。]$/.test(after.trim());
  const begins = before.trim() === "" || toRead.test(before);
  if (pathFault(place.text) !== undefined || !/[./*]/.test(place.text) || /^[\d.]+$/.test(place.text))
    return { kind: "note", text };
  if (begins && isAlone) return { kind: "read", path: place.text };
  if (begins && rest !== undefined) return { kind: "read", path: place.text, note: noteOf(text, place.to) };
  if (labelled.test(before) && isAlone)
    return { kind: "read", path: place.text, note: before.replace(/[:：]\s*$/, "") };
  return { kind: "note", text };
}

const noteOf = (text: string, from: number): string =>
  text
    .slice(from)
    .replace(/^[\s:：,，;(—–-]+/, "")
    .replace(/(?<=\([^)]*)\)$|^([^()]*)\)$/, "$1")
    .trim();

function urlItem(text: string, url: string): BlockItems["context"] {
  if (!URL.canParse(url)) return { kind: "note", text };
  const [, title] = /^\[([^\]]+)\]\(\S+\)[.。]?$/.exec(text.trim()) ?? [];
  const rest =
    title ??
    text
      .replace(`<${url}>`, "")
      .replace(url, "")
      .replace(/^[\s:：—–,-]+|[\s:：—–,([\]-]+$/g, "")
      .trim();
  return { kind: "reference", url, ...(rest === "" ? {} : { note: rest }) };
}
