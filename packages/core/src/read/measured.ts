import type { Item } from "../node/contract.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { check } from "./acts.ts";
import { type Run, tokensIn } from "./frame.ts";
import type { Lexed, Token } from "./lexed.ts";
import { escaped } from "./literal-pattern.ts";
import { madePattern } from "./made-pattern.ts";
import { numberOf, numberSourceOf } from "./numbers.ts";
import { saysDifference } from "./relative.ts";
import type { Language } from "./words/language.ts";
import { type MeasureWords, measureWords } from "./words/measures.ts";
import { spokenOf } from "./words/speaks.ts";
import { worseIn } from "./worse.ts";

/** How far a number may go, or by how many percent it is to change. */
type Bound = Readonly<
  Partial<Record<"at_most" | "at_least" | "change_at_most_percent" | "change_at_least_percent", number>>
>;

interface Patterns {
  readonly code: string;
  readonly bounds: readonly TextPattern[];
  readonly changes: readonly (readonly [pattern: TextPattern, bound: (percent: number) => Bound])[];
  /** A command prints something; the number that was spoken of. */
  readonly prints: TextPattern;
  /** Behind a command: a number, and at the end that it is printed. */
  readonly printsLast: TextPattern | undefined;
  readonly tells: TextPattern;
  readonly by: TextPattern;
  readonly it: TextPattern;
  /** Stands for the sentence before: "That is what `x` measures". */
  readonly points: TextPattern;
  readonly hedge: TextPattern;
  /** Behind a command: how it ends, or how long it takes. */
  readonly verdict: TextPattern | undefined;
  /** In front of a command: where the number is to be looked up. */
  readonly at: TextPattern | undefined;
}

const known = new Map<string, Patterns | undefined>();

function patternsOf(language: Language): Patterns | undefined {
  const words = measureWords[language.code];
  if (!known.has(language.code)) known.set(language.code, words === undefined ? undefined : compiled(language, words));
  return known.get(language.code);
}

function compiled({ code, macros }: Language, words: MeasureWords): Patterns {
  const number = numberSourceOf(code);
  const [before, after] = /^(?:zh|ja)$/.test(code) ? ["", ""] : ["(?<![\\p{L}\\p{N}])", "(?!\\p{L})"];
  const group = (name: string, ...sources: readonly (string | undefined)[]): string => {
    const given = sources.filter((source) => source !== undefined && !source.includes("{"));
    return given.length === 0 ? "(?!)" : `(?<${name}>${given.join("|")})`;
  };
  const all = (source: string): TextPattern => madePattern(() => [source, "giu"]);
  const most = group("most", macros.most, words.mostFront);
  const least = group("least", macros.least, words.leastFront);
  const below = group("below", macros.below, words.below);
  const cmp = [most, least, below, group("above", macros.above, words.above), group("equal", macros.equal)].join("|");
  const unit = "(?: ?(?:%|[\\p{L}µ][\\p{L}µ/]{0,20}))?";
  const end = "(?![\\p{N}\\p{L}]*[-/]\\p{N})";
  const front = `(?<![\\p{L}\\p{N}])(?:${cmp})${after} ?(?:an? |the )?(?<n>${number})${end}`;
  const signs = `(?:(?<most><=|≤)|(?<least>>=|≥)|(?<below><)|(?<above>>)|(?<equal>==?)) ?(?<n>${number})`;
  const ends =
    words.behind === true
      ? cmp
      : [group("most", macros.mostBehind, words.most), group("least", macros.leastBehind, words.least)].join("|");
  const behind = `${before}(?<n>${number})${unit} ?(?:${ends})`;
  const changed = (source: string | undefined, bound: (percent: number) => Bound): Patterns["changes"] =>
    source === undefined
      ? []
      : source.split("{N}").length > 2
        ? source.split("{or}").flatMap((each) => changed(each, bound))
        : [[all(`${before}(?:${source.replace("{N}", `(?<n>${number})`)})`), bound]];
  return {
    code,
    bounds: [
      ...(words.behind === true ? [] : [all(front)]),
      all(signs),
      all(behind),
      ...(words.mostOf === undefined
        ? []
        : [
            all(
              `${before}(?<n>${number})${unit}(?: [\\p{L}-]{1,16}){0,2} (?:${group("most", words.mostOf)}|${group("least", words.leastOf)})`,
            ),
          ]),
    ],
    changes: [
      ...changed(words.mayRise, (percent) => ({ change_at_most_percent: percent })),
      ...changed(words.mayFall, (percent) => ({ change_at_least_percent: -percent })),
      ...changed(words.falls, (percent) => ({ change_at_most_percent: -percent })),
      ...changed(words.rises, (percent) => ({ change_at_least_percent: percent })),
      ...(words.shares ?? []).flatMap(([source, percent]) =>
        changed(source, () => ({ change_at_most_percent: percent })),
      ),
      ...changed(words.notMore, () => ({ change_at_most_percent: 0 })),
      ...changed(words.notLess, () => ({ change_at_least_percent: 0 })),
    ],
    prints: madePattern(() => [`^ ?(?:[,(] ?)?${words.prints}`, "iu"]),
    printsLast:
      words.printsLast === undefined
        ? undefined
        : madePattern(() => [`^ [^,;.]{0,60}\\d[^,;.]{0,40} ${words.printsLast}[.]?$`, "iu"]),
    tells: madePattern(() => [`^ ?(?:[,(] ?)?${words.prints} ?${words.number}${after}`, "iu"]),
    by: madePattern(() => [`${before}(?:${words.by}) ?$`, "iu"]),
    it: madePattern(() => [`${before}(?:${words.it})${after}`, "iu"]),
    points: madePattern(() => [`^(?:${words.points ?? "(?!)"})${after}`, "iu"]),
    hedge: madePattern(() => [`${before}(?:${words.hedge})${after}`, "iu"]),
    verdict: words.verdict === undefined ? undefined : madePattern(() => [`^ ?(?:${words.verdict})${after}`, "iu"]),
    at: words.at === undefined ? undefined : madePattern(() => [`${before}(?:${words.at}) ?$`, "iu"]),
  };
}

const longest = 420;
/** What turns a bound round: "is not above 80" has a form of its own, and any other is not read. */
const denied = textPattern(
  () =>
    /(?<!\p{L})(?:not|never|nor|(?:do|does|did|is|are|was|were|would|should|could|must|can|wo|has|have|had|need|ai)n['’]?s?t|nothing|nobody|zero|hardly|rarely|anything but|nicht|nichts|nie|kein\p{L}*|ne|pas|rien|nada|niente|nulla|non|não|no|не|ни|ничего)(?!\p{L})(?:(?! (?:and|but|und|aber|et|mais|y|pero|e|ma|mas|и|но) )[^,;.:]){0,24}$/iu,
);
/** "No request may take more than 500 ms": what is denied of each one bounds them all. */
const noneOf = textPattern(
  () =>
    /^(?:no|none of|not a single|nothing|nobody|kein\p{L}*|aucune?|ningún|ninguna?|nessuna?|nenhuma?|ни один)(?!\p{L})[^,;:]{1,60}$/iu,
);
/** Sizes and times: "or better" means less of them. */
const lessIsBetter =
  /\d ?(?:ms|s|sec|seconds?|minutes?|min|µs|us|ns|h|hours?|[kKMG]i?B|bytes|kilobytes|megabytes|gigabytes) or better$/iu;
/** What a bound is of, if it is none of a number that is printed. */
const ofWork = textPattern(
  () =>
    /^[- ]?(?:turns?|tokens?|attempts?|retries|tries|workers?|threads?|cores?|jobs|commits?|reviewers?|people|times)(?!\p{L})/iu,
);

interface Found {
  readonly from: number;
  readonly to: number;
  readonly bound: Bound;
}

const boundOf = (groups: Readonly<Record<string, string | undefined>>, value: number): Bound => {
  const has = (...names: readonly string[]): boolean => names.some((name) => groups[name] !== undefined);
  return {
    ...(has("most", "below", "equal") ? { at_most: value } : {}),
    ...(has("least", "above", "equal") ? { at_least: value } : {}),
  };
};

/** A change that words say; denied, "increase by more than 3 %" is at most that. Undefined where what is denied bounds from its other side. */
function changeSaid(before: string, bound: Bound): Bound | undefined {
  if (!denied.test(before)) return bound;
  const { change_at_least_percent: rise = 0, change_at_most_percent: fall = 0 } = bound;
  return rise > 0 ? { change_at_most_percent: rise } : fall < 0 ? { change_at_least_percent: fall } : undefined;
}

/** By how many percent a number is to change. */
function changesIn(text: string, { code, changes }: Patterns): Found[] {
  const found: Found[] = [...worseIn(text)];
  for (const [pattern, bound] of changes)
    for (const { index, 0: said, groups } of text.matchAll(pattern.of(text))) {
      const percent = groups?.n === undefined ? 0 : numberOf(groups.n, code);
      if (percent === undefined || found.some(({ from, to }) => index < to && from < index + said.length)) continue;
      const change = changeSaid(text.slice(0, index), bound(percent));
      if (change !== undefined) found.push({ from: index, to: index + said.length, bound: change });
    }
  return found;
}

/** A number as it is, and behind it which way it may not go: "reports 118 errors now, and there may be no more than that". */
const toldLater = textPattern(
  () =>
    /(?<![\p{L}\p{N}.,])(?<n>\d[\d.,]*)(?: ?(?:%|[\p{L}µ][\p{L}µ/]{0,20})){0,2} (?:now|today|at the moment|currently|at present|right now)[,;]? (?:and |but )?(?:(?:there|it|that|this|they|the number) )?(?:may|must|can|should|shall|is to|are to|is allowed to)? ?(?:not|never|no)? ?(?:be |become |get |go |rise |grow |drop |fall )?(?<=(?:not|never|no)(?: (?:be|become|get|go|rise|grow|drop|fall))? |be )(?:no )?(?:(?<more>more|higher|above|larger|bigger|longer|slower|up)|(?:less|fewer|lower|below|smaller|down))(?: than (?:that|this|now|today|it is))?[.]?$/iu,
);

/** The bounds in words, none inside another; what changes goes first. */
function boundsIn(text: string, patterns: Patterns): readonly Found[] {
  const { code, bounds } = patterns;
  const told = code === "en" ? toldLater.exec(text) : null;
  if (told?.groups !== undefined) {
    const { n = "", more } = told.groups;
    const value = numberOf(n, code);
    const bound = more === undefined ? { at_least: value } : { at_most: value };
    return value === undefined ? [] : [{ from: told.index, to: told.index + told[0].length, bound: bound as Bound }];
  }
  const found = changesIn(text, patterns);
  const isFree = (from: number, to: number): boolean => found.every((each) => to <= each.from || from >= each.to);
  for (const pattern of bounds)
    for (const { index, 0: said, groups = {} } of text.matchAll(pattern.of(text))) {
      const value = numberOf(groups.n ?? "", code);
      const to = index + said.length;
      const isWork = ofWork.test(text.slice(to));
      if (value === undefined || isWork || !isFree(index, to)) continue;
      if (saysDifference(text)) return [];
      const bound = saidBound(text.slice(0, index), said, groups, value);
      if (bound === undefined) return [];
      found.push({ from: index, to, bound });
    }
  return found;
}

/** The bound that words say; denied, "more than" is at most. Undefined where what is denied is no such word. */
function saidBound(
  before: string,
  said: string,
  groups: Readonly<Record<string, string | undefined>>,
  value: number,
): Bound | undefined {
  if (!denied.test(before) && !noneOf.test(before))
    return lessIsBetter.test(said) ? { at_most: value } : boundOf(groups, value);
  if (groups.above !== undefined) return { at_most: value };
  return groups.below === undefined ? undefined : { at_least: value };
}

/** Whether words say by how much a number is to change, of which a form made what it is to be: "It grows by at most 5 %". */
export const isOfChange = (items: readonly Item[], text: string, languages: readonly Language[]): boolean =>
  items.some((item) => item.kind === "metric" && (item.at_most ?? item.at_least) !== undefined) &&
  /[%％]|percent|per cent|prozent/i.test(text) &&
  spokenOf(languages, text).some((language) => {
    const patterns = patternsOf(language);
    return patterns !== undefined && changesIn(text, patterns).length > 0;
  });

const identifier = /^(?:\/[\w~./-]+|[A-Za-z_]\w*(?:[._]\w+)*)$/;
/** A name of a number that stands among words: "as p99_ms". */
const bareName = /(?:^|\s)(?:as|under|pointer|field|key|called) ((?:\/[A-Za-z_][\w/]*)|[A-Za-z]\w*_\w+)/iu;
/** Between the name of a number and the command that prints it. */
const nameOf = /^,? (?:of|from|in|printed by|reported by|as (?:printed|reported) by)(?: the output of)? $/iu;

/** The name under which a command prints the number. */
function nameIn(text: string, tokens: readonly Token[], command: Token, run: Run): string | undefined {
  const index = tokens.indexOf(command);
  const names = (token: Token | undefined): token is Token =>
    token !== undefined && token.kind === "code" && identifier.test(token.text);
  const behind = tokens.slice(index + 1).find(names);
  if (behind !== undefined) return behind.text;
  const front = tokens[index - 1];
  if (names(front) && nameOf.test(text.slice(front.at + 1 - run.from, command.at - run.from))) return front.text;
  return bareName.exec(text.slice(command.at + 1 - run.from))?.[1];
}

/** How the number is read out of what the command prints: by a JSON Pointer where it prints JSON, else behind its name. */
function readBy(name: string, words: string): object {
  if (name.startsWith("/")) return { json_pointer: name };
  if (/json/i.test(words)) return { json_pointer: `/${name.replaceAll(".", "/")}` };
  return { matches: { source: `${escaped(name)}[^\\d\\n-]{0,20}(-?\\d+(?:\\.\\d+)?)`, flags: "" } };
}

/** The word that a bound speaks of: what stands in front of it, without what joins the two. */
const boundName = textPattern(
  () =>
    /(?:^|[\s(,;:|])(\/?[\p{L}_][\p{L}\p{N}_./-]{1,40})(?:\s*(?:[:=|]|is|are|must|should|shall|has to|have to|be|stays?|of|at|a|an|the|to|under|below|kept?|ist|bleibt|est|es|être|→|->))*\s*$/iu,
);
/** Words that are no name of a number. */
const noBoundName =
  /^(?:and|or|with|it|its|that|this|which|they|these|both|all|each|must|should|shall|is|are|be|stay|stays|print|prints|report|reports|show|shows|give|gives|keep|than|und|et|y|e|и)$/iu;

/** What each of several bounds is of: the name right in front of it. Undefined where one has none, or two have the same. */
function namesOf(
  text: string,
  tokens: readonly Token[],
  run: Run,
  bounds: readonly Found[],
): readonly string[] | undefined {
  const names: string[] = [];
  let read = 0;
  for (const { from, to } of bounds) {
    const before = text.slice(read, from);
    const code = tokens.findLast(
      ({ kind, at, text: words }) =>
        kind === "code" && identifier.test(words) && at - run.from >= read && at - run.from < from,
    );
    const word = boundName.exec(before)?.[1];
    const name = code?.text ?? (word === undefined || noBoundName.test(word) ? undefined : word);
    if (name === undefined || names.includes(name)) return undefined;
    names.push(name);
    read = to;
  }
  return names;
}

/** A script that prose names by its path alone. */
const script = /^(?:\.{1,2}\/)?(?:[\w.-]+\/)+[\w.-]+\.(?:sh|bash|py|mjs|cjs|js|ts|rb|pl|php|ps1)$/;
/** The commands of a run; where there is none, the scripts that it names by their paths. */
function commandsOf(tokens: readonly Token[]): readonly Token[] {
  const commands = tokens.filter(({ kind }) => kind === "command");
  return commands.length > 0 ? commands : tokens.filter(({ kind, text }) => kind === "path" && script.test(text));
}

/** What the bounds of a run are of, where words say that its command prints the numbers; a bound alone needs no name then. */
function boundNames(
  text: string,
  { tokens, command, run, bounds }: Readonly<{ tokens: readonly Token[]; command: Token; run: Run; bounds: readonly Found[] }>, // biome-ignore format: one
  patterns: Patterns,
): readonly (string | undefined)[] | undefined {
  if (bounds.length === 0 || bounds.length > 6) return undefined;
  const at = command.at - run.from;
  const isTold =
    bounds.every(({ bound }) => !("at_most" in bound || "at_least" in bound)) ||
    isLinked(text, at, patterns) ||
    (command.kind === "command" && standsBeside(text, at, patterns));
  if (bounds.length > 1) return isTold ? namesOf(text, tokens, run, bounds) : undefined;
  const own = nameIn(text, tokens, command, run);
  return isTold || own !== undefined ? [own] : undefined;
}

/** A bound and the command that prints the number, in either order: "At most 9 s (`x` prints the seconds)"; several bounds, each of a name of its own. */
export function measuredIn(lexed: Lexed, run: Run, languages: readonly Language[]): readonly Item[] | undefined {
  const text = lexed.text.slice(run.from, run.to);
  const tokens = tokensIn(lexed, run);
  const [command, ...more] = commandsOf(tokens);
  if (command === undefined || more.length > 0 || text.length > longest) return undefined;
  for (const language of spokenOf(languages, text)) {
    const patterns = patternsOf(language);
    if (patterns === undefined || patterns.hedge.test(text)) continue;
    const bounds = boundsIn(text, patterns).toSorted((one, other) => one.from - other.from);
    const names = boundNames(text, { tokens, command, run, bounds }, patterns);
    if (names === undefined) continue;
    return bounds.map(({ bound }, index) => {
      const name = names[index];
      const read = name === undefined ? {} : readBy(name, `${command.text} ${text}`);
      return { kind: "metric", run: check(command.text.replace(/^\$ /, "")), ...read, ...bound } as Item;
    });
  }
  return undefined;
}

/** Whether words say that a command prints the number. */
const isLinked = (text: string, at: number, { prints, by }: Patterns): boolean =>
  prints.test(text.slice(at + 1)) || by.test(text.slice(0, at));

/** Whether words say that a command prints numbers, and bound none themselves. */
export const namesSource = ({ text }: Lexed, { at }: Token, languages: readonly Language[]): boolean =>
  spokenOf(languages, text).some((language) => {
    const patterns = patternsOf(language);
    if (patterns === undefined || patterns.hedge.test(text) || boundsIn(text, patterns).length > 0) return false;
    return isLinked(text, at, patterns);
  });

const bareWords = textPattern(() => /^[^,;.]{0,40}? (?=\p{L})/u);
/** A command in brackets, behind a word that says where to look, or in front of a sign or a name and the bound: the bound is of what it prints. */
function standsBeside(text: string, at: number, { prints, printsLast, verdict, at: places }: Patterns): boolean {
  const [before, behind] = [text.slice(0, at), text.slice(at + 1)];
  if (verdict?.test(behind) === true) return false;
  if (/\((?:[^()]{0,24} )?$/u.test(before) && /^[^()]{0,60}\)/u.test(behind)) return true;
  if (/^ ?(?::|→|->|=>|=|[<>≤≥]|\|)/u.test(behind)) return true;
  if (printsLast?.test(behind) === true) return true;
  return places?.test(before) === true || prints.test(behind.replace(bareWords.of(behind), " "));
}

/** Joins a sentence with a bound and one that says which command prints the number: alone neither says what to check. */
export function joinMeasured(lexed: Lexed, sentences: readonly Run[], languages: readonly Language[]): readonly Run[] {
  const runs: Run[] = [];
  for (const sentence of sentences) {
    const last = runs.at(-1);
    const both = last === undefined ? undefined : { from: last.from, to: sentence.to };
    if (
      last !== undefined &&
      both !== undefined &&
      belong(lexed, last, sentence, languages) &&
      measuredIn(lexed, last, languages) === undefined &&
      measuredIn(lexed, both, languages) !== undefined
    )
      runs[runs.length - 1] = both;
    else runs.push(sentence);
  }
  return runs;
}

/** Whether a sentence says that a command prints a number, or is to be run, and no more. */
function tellsNumber(lexed: Lexed, run: Run, patterns: Patterns): boolean {
  const text = lexed.text.slice(run.from, run.to);
  const [command, ...more] = commandsOf(tokensIn(lexed, run));
  return command !== undefined && more.length === 0 && isLinked(text, command.at - run.from, patterns);
}

function belong(lexed: Lexed, one: Run, other: Run, languages: readonly Language[]): boolean {
  const [first, second] = [one, other].map((run) => commandsOf(tokensIn(lexed, run))[0]);
  if ((first === undefined) === (second === undefined)) return false;
  const text = lexed.text.slice(other.from, other.to);
  return spokenOf(languages, lexed.text).some((language) => {
    const patterns = patternsOf(language);
    if (patterns === undefined) return false;
    // What is wanted of the number behind "x prints …": its sentence bounds nothing itself.
    if (second === undefined) return patterns.it.test(text) || tellsNumber(lexed, one, patterns);
    const at = second.at - other.from;
    if (patterns.verdict?.test(text.slice(at + 1)) === true) return false;
    return patterns.tells.test(text.slice(at + 1)) || patterns.by.test(text.slice(0, at)) || patterns.points.test(text);
  });
}
