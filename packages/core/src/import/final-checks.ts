import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { looksRun } from "../read/programs.ts";
import { type Reading, readEntry } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import type { Entry } from "./entries.ts";
import { outcomeOf } from "./table-columns.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** Titles below which checks are repeated while working, and none is the last one. */
const repeats = textPattern(
  () =>
    /loop|cycle|(?<!\p{L})(?:while|during|keep|after|each|every|as you go|between|habit|feedback|zyklus|schleife|während|nach|jede[rnm]?|boucle|pendant|après|chaque|bucle|ciclo|durante|tras|cada|ogni|dopo|após)(?!\p{L})|цикл|во время|после|кажд|循环|每|途中|ループ|都度|루프|마다/iu,
);
/** Words that say when a check is repeated, or that it is left out. */
const again = textPattern(
  () =>
    /(?<!\p{L})(?:each|every|after|before|between|while|whenever|often|regularly|anyway|already|optional(?:ly)?|if|unless|would|could|can|may|or(?! (?:less|fewer|more|better|lower|higher|below|above|under|over))|nach|vor|zwischen|jede[rnms]?|wenn|falls|oder|avant|après|chaque|si|ou|antes|después|tras|cada|o|prima|dopo|ogni|se|após|depois|перед|после|кажд\p{L}*|если|или)(?!\p{L})|^[^→]*\p{L}[^→]*(?:→|->)|每|之前|之后|たび|前に|後に|마다|전에|후에/iu,
);

const kinds: ReadonlySet<Item["kind"]> = new Set(["command", "shell", "metric", "absent", "artifact", "unchanged"]);

/** Whether what stands below a title is checked at the end: "Verification" says it, "After each step" does not. */
export const checksAtEnd = (title: string): boolean => title !== "verification_loop" && !repeats.test(title);

/** A check among those that are made at the end: a command alone, or one with what is expected of it. */
export function finalCheck(text: string, languages: readonly Language[]): readonly Reading[] {
  if (again.test(text.replace(/`[^`\n]*`/g, ""))) return [];
  const readings = readEntry("done_when", alone.test(text.trim()) ? `${text.trim()} passes` : text, languages);
  const all = readings.length > 0 && readings.every(({ item, typed }) => typed && kinds.has(item.kind));
  return all ? readings.map((each) => ({ ...each, to: Math.min(each.to, text.length) })) : [];
}
/** A command in code, and nothing else. */
const alone = /^(?:\[[ xX]\] )?`[^`\n]+`$/;

const fence =
  /^(`{3,}|~{3,})[ \t]*(?:sh|bash|shell|zsh|console|terminal|cmd|text)?[ \t]*\n([\s\S]*?)\n?[ \t]*\1[ \t]*$/;
/** A command, and behind a sign what is to come of it. */
const withOutcome = /^(.*?\S)[ \t]+(#|\/\/|->|=>|→|⇒)[ \t]*(\S.*)$/;

/** A line of a fence. */
interface CommandLine {
  readonly run: string;
  /** What stands behind the command, and whether an arrow says that it is what comes out. */
  readonly said: string;
  readonly arrow: boolean;
  readonly from: number;
  readonly to: number;
}

/** The lines of a fence of commands, or of indented code, each with its offset; none where one of them is no command. */
function commandLines(text: string): readonly CommandLine[] {
  const [, , held = text] = fence.exec(text) ?? [];
  if (held === text && /`{3}|~{3}/.test(text)) return [];
  const begin = text.indexOf(held);
  const lines: CommandLine[] = [];
  let at = begin;
  for (const line of held.split("\n")) {
    const bare = line.replace(/^\s*(?:[$%] )?/, "").trim();
    const [, command = bare, sign = "", said = ""] = withOutcome.exec(bare) ?? [];
    const run = command.replace(/\s+#(?: .*)?$/, "");
    if (run !== "" && !run.startsWith("#"))
      lines.push({ run, said, arrow: sign !== "#" && sign !== "//", from: at, to: at + line.length });
    at += line.length + 1;
  }
  const isList = lines.every(
    ({ run }) => looksRun(run) && !/[\\&|{(]$|^(?:cd|export|source|for|if|while) |<\w+>/.test(run),
  );
  return isList ? lines : [];
}

/** What the words in front of commands ask of them: the exit code; undefined where they do not say that the commands are checks. */
function verdictOf(lead: string, isAsked: boolean, languages: readonly Language[]): number | undefined {
  const words = lead.replace(/[\s*_]*[:：][\s*_]*$/, "").trim();
  if (words === "" || asked.test(words)) return isAsked ? 0 : undefined;
  if (notChecked.test(words)) return undefined;
  return codeOf(words, languages);
}

/** The exit code that a sentence about commands says: "They must all pass", "The second command ends with exit code 2". */
function codeOf(words: string, languages: readonly Language[]): number | undefined {
  const said = words
    .replace(before, "")
    .replace(these, "`npm test`")
    .replace(/,? (?:because|since|as|so that) .*$/i, "");
  if (!said.startsWith("`npm test`")) return undefined;
  const [only, ...more] = readEntry("done_when", said, languages);
  return only?.item.kind === "command" && only.typed && more.length === 0 ? only.item.exit_code : undefined;
}
/** Words that only ask to run what stands below them. */
const asked =
  /^(?:please )?(?:(?:then |now |finally )?(?:run|execute|check(?: it)?(?: with)?|verify(?: it)?(?: with| by running)?|validate(?: with)?)(?: (?:these|the following|all of these|all of the following|this))?(?: (?:commands?|checks?))?|(?:the )?(?:final |required )?(?:commands?|checks?)(?: to run| to pass)?|(?:run )?from (?:the )?(?:repo(?:sitory)?|project|package|workspace)?(?:'s)? ?(?:root|top)(?: (?:directory|folder|of the (?:repo(?:sitory)?|project)))?)$/iu;
const notChecked = textPattern(
  () =>
    /(?<!\p{L})(?:not|no|never|optional(?:ly)?|orientation|example|e\.g|reference|debug|handy|useful|reproduce|if you|may|can|would|instead of)(?!\p{L})/iu,
);
/** What says in front that the work ends with them. */
const before =
  /^(?:(?:and|so|in the end|at the end|finally|before you (?:finish|stop|hand (?:it )?over)),? )?(?:(?:you are|you're|it is|it's|the work is|this is|we are|we're) (?:only )?(?:done|finished|ready|complete) (?:when|once|if) )?/iu;
const these =
  /^(?:all (?:of )?|each of |both )?(?:these|those|the following|they|it|this(?: one)?|the (?:commands?|checks?)(?: (?:below|above))?|all|both|each|everything|the (?:first|second|third|fourth|fifth|last|other|next|former|latter)(?: (?:one|command|line|of them))?)(?: (?:two|three|four|five|six|commands?|checks?|lines|ones?))*(?= )/iu;
const ordinals = ["first", "second", "third", "fourth", "fifth"];

/** Which of some commands a sentence speaks of, by its place: all of them where it names none. */
function placeIn(words: string, count: number): number | undefined {
  const [, name] = /^the (first|second|third|fourth|fifth|last|former|latter) /i.exec(words) ?? [];
  if (name === undefined) return undefined;
  const place = ordinals.indexOf(name.toLowerCase());
  return place >= 0 ? place : /former/i.test(name) ? 0 : count - 1;
}

const notIn = textPattern(() => /(?<!\p{L})not (?=\p{L}+ in)/iu);
/** What a paragraph below commands says of how they end, by their place; undefined where a sentence of it says something else. */
function codesBelow(
  text: string,
  count: number,
  languages: readonly Language[],
): ReadonlyMap<number, number> | undefined {
  const codes = new Map<number, number>();
  for (const sentence of text.split(/(?<=[.!;])\s+/)) {
    const words = sentence.replace(/[.!;]$/, "").trim();
    const code =
      notChecked.test(words.replace(notIn.of(words), "")) && !/since|because/.test(words)
        ? undefined
        : codeOf(words, languages);
    if (code === undefined) return undefined;
    const place = placeIn(words, count);
    for (let index = 0; index < count; index += 1)
      if (place === undefined ? !codes.has(index) : place === index) codes.set(index, code);
  }
  return codes;
}

/** Blocks in which commands below each other are checks. */
const holdsChecks = (kind: KnownBlock | undefined, title: string): boolean =>
  kind === "done_when" || (kind === "verification_loop" && checksAtEnd(title));

/**
 * A fence of commands, or indented code, as one entry for each check; the words that make them checks are kept beside. Outside of criteria words have to
 * say that the commands are checks.
 *
 * @param kind - The block; undefined where none is named.
 */
export function withFencedChecks(
  entries: readonly Entry[],
  kind: KnownBlock | undefined,
  title: string,
  languages: readonly Language[],
): readonly (Entry & { readonly aside?: boolean })[] {
  if (kind === "goal" || kind === "constraints" || kind === "stop_when") return entries;
  const isAsked = holdsChecks(kind, title);
  const asides = new Set<Entry>();
  const all = entries.flatMap((entry, index) => {
    const found = checksOf(entry, [entries[index - 1], entries[index + 1]], isAsked, languages);
    for (const each of found?.asides ?? []) asides.add(each);
    return found?.checks ?? [entry];
  });
  return all.map((entry) => (asides.has(entry) ? { ...entry, aside: true } : entry));
}

/** The checks in an entry of commands, and the words beside it that make checks of them. */
function checksOf(
  entry: Entry,
  [above, below]: readonly [above: Entry | undefined, below: Entry | undefined],
  isAsked: boolean,
  languages: readonly Language[],
): { readonly checks: readonly Entry[]; readonly asides: readonly Entry[] } | undefined {
  const lines = isCode(entry) ? commandLines(entry.text) : [];
  if (lines.length === 0) return undefined;
  const lead = above === undefined || above.listed || isCode(above) ? "" : lastSentence(above.text);
  const code = above?.leads === true && isAsked ? undefined : verdictOf(lead, isAsked, languages);
  // What ends in a colon is said of what stands below it: "This one must fail:".
  const isPlain = below !== undefined && !below.listed && !isCode(below) && !/[:：]\W*$/.test(below.text);
  const codes = isPlain ? codesBelow(below.text, lines.length, languages) : undefined;
  const own = lines.map((line) => withItsOutcome(line, languages));
  if (code === undefined && codes === undefined && own.includes(undefined)) return undefined;
  const asides = [lead === "" || code === undefined ? [] : [above], codes === undefined ? [] : [below]].flat();
  const checks = lines.map(({ run, from, to }, place) => {
    const exit = codes?.get(place) ?? code ?? 0;
    const text = own[place] ?? `\`${run}\` ${exit === 0 ? "passes" : `exits with code ${exit}`}`;
    return { ...entry, listed: true, text, at: entry.at + from, to: Math.min(entry.to, entry.at + to) };
  });
  return { checks, asides: asides.filter((each) => each !== undefined) };
}
/** A line whose remark says how the command must end, as a criterion. */
const withItsOutcome = ({ run, said, arrow }: CommandLine, languages: readonly Language[]): string | undefined =>
  said !== "" && (arrow || says.test(said)) && outcomeOf(`\`${run}\``, said, languages).length > 0
    ? `\`${run}\` ${arrow && amount.test(said) ? `prints ${said}` : said}`
    : undefined;
/** A remark behind a command that says how it must end. */
const says =
  /^(?:must|should|has to|needs to|exits?|passes|succeeds|prints?|reports?|shows?|finds?|returns?|expect(?:ed|s)?|green|ok$)/i;
const amount = /^(?:[<>≤≥=]|\d|(?:below|under|above|over|at (?:most|least)|less|more|no more) )/i;

const isCode = ({ text }: Entry): boolean => /^(?:`{3}|~{3})/.test(text) || (looksRun(text) && text.includes("\n"));
const lastSentence = (text: string): string => /[^.!?\n]*[.!?:：]?\s*$/.exec(text.slice(-300))?.[0].trim() ?? "";
