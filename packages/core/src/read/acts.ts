import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { splitWords } from "../node/words.ts";
import { budgetOf } from "./amounts.ts";
import { all, exist, fence, gone, hold, keep, lack, type Made } from "./file-acts.ts";
import { isSearch, saysOfSearch } from "./finds-nothing.ts";
import type { Act, Matched } from "./frame.ts";
import { withoutDuty } from "./halts.ts";
import { escaped } from "./literal-pattern.ts";
import { numberOf } from "./numbers.ts";
import { parallelSteps } from "./parallel-said.ts";
import { isPartial } from "./quantified.ts";
import { Said } from "./said.ts";
import { languagesFor } from "./words/languages.ts";

/** What the entry said before: "it" is the last command. */
export interface Known {
  readonly commands: readonly string[];
  /** The exit code that the last sentence asked for, where it asked for one. */
  readonly verdict?: number | undefined;
  /** Whether the clause before said when to stop, so that a bare "when …" says it too. */
  readonly stops?: boolean;
}

/** Makes the items of an act. */
export function itemsOf(matched: Matched, known: Known): Made {
  const said = new Said(matched);
  // "Few scripts in bin/ mention `x`": no check of all of them says that.
  return wholly.has(matched.act) && isPartial(said.text()) ? undefined : makers[matched.act](said, known);
}

/** Acts that check the whole of what they name. */
const wholly: ReadonlySet<Act> = new Set(["run", "same", "exist", "hold", "gone", "lack", "keep", "fence"]);

/** @internal A command, or a shell line where it holds what only a shell acts on. */
export function check(
  run: string,
  fields: { readonly exit_code?: number; readonly stdout?: { source: string; flags: string } } = {},
): Item {
  const kind = splitWords(run).fault === undefined && !run.startsWith("!") ? "command" : "shell";
  return { kind, run, exit_code: 0, ...fields } as Item;
}

/** Programs that tell by what they print, not by how they exit: that they pass says nothing. */
const alwaysPasses =
  /^git (?:status|diff(?!.*(?:--exit-code|--quiet))|log|branch|stash list|ls-files(?!.*--error-unmatch))(?![\w-])|^(?:echo|printf|true|ls|cat|wc|pwd|date|find|sed|awk|sort|head|tail)(?![\w-])/;

const verdictOf = (said: Said): number | undefined => {
  const words = said.words("code");
  if (words === undefined) return 0;
  const code = numberOf(words);
  return code !== undefined && code <= 255 ? code : undefined;
};

const ofNone = textPattern(
  () =>
    /^(?:no|none of|not a single|nothing|nobody) (?!(?:more|less|fewer|higher|lower|longer|later|slower|larger|smaller|worse)(?!\p{L}))/iu,
);

function bounds(said: Said): { at_most?: number; at_least?: number } | undefined {
  const value = said.number("n");
  if (value === undefined) return undefined;
  const sym = said.words("sym");
  const post = said.words("post");
  const has = (...names: readonly string[]): boolean => names.some((name) => said.run(name) !== undefined);
  // "No request may take more than 500 ms": what is denied of each one bounds them all.
  if (ofNone.test(said.text()) && has("above", "below")) return has("above") ? { at_most: value } : { at_least: value };
  if (
    has("most", "below") ||
    (sym !== undefined && /^(?:<|<=|≤)$/.test(sym)) ||
    (post !== undefined && less.test(post))
  )
    return { at_most: value };
  if (has("least", "above") || (sym !== undefined && /^(?:>|>=|≥)$/.test(sym)) || post !== undefined)
    return { at_least: value };
  return { at_most: value, at_least: value };
}
const less = /less|fewer|lower|below|under|weniger|moins|menos|meno|менее|меньше|以下|以内|以內|未満|이하|이내|미만/i;

type Maker = (said: Said, known: Known) => Made;

/** Programs that print how many they found: "`… | wc -l` → 0" says what is printed. */
const counts = /\|\s*wc(?:\s|$)|^(?:git )?(?:e?grep|rg)(?: \S+)*? (?:-\w*c\b|--count)/;

const run: Maker = (said) => {
  const code = verdictOf(said);
  // "`auth` passes" names no command by its look; that it exits with a code does.
  const isNamed =
    [...said.tokens("c"), ...said.tokens("c2")].every(({ kind }) => kind === "command") ||
    said.run("code") !== undefined;
  if (code === undefined || !isNamed) return undefined;
  const [counting] = said.commands() ?? [];
  if (
    counting !== undefined &&
    counts.test(counting) &&
    said.run("code") !== undefined &&
    !/exit|code|status|rc/i.test(said.before("code"))
  )
    return [{ kind: "metric", run: check(counting), at_most: code, at_least: code } as Item];
  const lines = [
    ...(said.commands() ?? []),
    ...(said.run("c2") === undefined ? [] : (said.commands("c2") ?? ["git status"])),
  ];
  return all(lines.length === 0 ? undefined : lines, (line) =>
    alwaysPasses.test(line) ? undefined : passing(line, said, code),
  );
};

/** A command that goes well; a search of which is said that it finds nothing ends with 1. */
function passing(line: string, said: Said, code: number): Item | undefined {
  const isExit = said.run("code") !== undefined && code !== 0;
  const told = isExit || !isSearch(line) ? "well" : saysOfSearch(said.text());
  return told === "denied" ? undefined : check(line, { exit_code: told === "nothing" ? 1 : code });
}

/** "`b` too": as the sentence before. */
const same: Maker = (said, { verdict }) => {
  // "`a` exits with 4, `b` with 0": the code is its own.
  const code = said.run("code") === undefined ? verdict : verdictOf(said);
  if (verdict === undefined || code === undefined) return undefined;
  return all(said.commands(), (line) => (alwaysPasses.test(line) ? undefined : check(line, { exit_code: code })));
};

/** Words that a program is known to print alone; others without quotation marks are prose. */
const plainOutput =
  /^(?:ok(?:ay)?|done|true|false|yes|pong|ready|healthy|valid|up|success|passed|clean|complete|green)$/i;
const shouted = textPattern(() => /^\p{Lu}[\p{Lu}\d_ -]*$/u);
const isOutput = (bare: string): boolean => /\d/.test(bare) || shouted.test(bare) || plainOutput.test(bare);

const compares = /^(?:diff|cmp|git diff (?=.*(?:--exit-code|--no-index)))(?: [^|;&]*)$/;

const print: Maker = (said) => {
  const bare = said.words("s");
  const [search] = said.commands() ?? [];
  if (bare !== undefined && search !== undefined && isSearch(search) && saysOfSearch(bare) === "nothing")
    return [check(search, { exit_code: 1 })];
  // Two files that do not differ: `diff` prints nothing, and ends with 0.
  if (bare !== undefined && search !== undefined && compares.test(search) && saysOfSearch(bare) === "nothing")
    return [check(search)];
  if (bare !== undefined && !isOutput(bare)) return undefined;
  const text = said.literal("v", "s");
  const code = verdictOf(said);
  const [line] = said.commands() ?? [];
  if (text === undefined || line === undefined || code === undefined) return undefined;
  return [check(line, { exit_code: code, stdout: { source: escaped(text), flags: "" } })];
};

/** Words that bound from one side: "a performance score of at least 90" is not exactly 90. */
const oneSided = textPattern(
  () =>
    /(?<!\p{L})(?:at (?:least|most)|(?:no|not) (?:more|less|fewer|higher|lower|longer|larger|smaller)|more than|less than|fewer than|up to|below|under|above|over|max(?:imum)?|min(?:imum)?|or (?:more|less|fewer|better|above|below|higher|lower))(?!\p{L})/iu,
);

const count: Maker = (said) => {
  const [line] = said.commands() ?? [];
  const bound = bounds(said);
  if (line === undefined || bound === undefined) return undefined;
  if (bound.at_most !== undefined && bound.at_most === bound.at_least && oneSided.test(said.text())) return undefined;
  const item = { kind: "metric", run: check(line), ...bound };
  return [item as Item];
};

/** Words that no name begins with. */
const noName = textPattern(
  () =>
    /^(?:the|an?|this|that|these|those|each|every|all|any|no|some|our|my|your|his|her|its|their|when|if|then|after|before|once|only|it|they|we|you|i|he|she|there|here|what|who|which|how|new|open|manual|final)(?!\p{L})/iu,
);
const inCapitals = textPattern(() => /^(?:\p{Lu}[\p{L}'’.-]*(?: |$))+$/u);
/** Whether words that no list knows name a person: each begins with a capital, and one alone is no plural: "Errors read well". */
const isName = (words: string): boolean =>
  !noName.test(words) && inCapitals.test(words) && (words.includes(" ") || !/s$/.test(words));

/** A person with a name, a title or a role, in front of what is looked at. */
const namesWho = textPattern(
  () =>
    /^(?!(?:The|This|That|These|Those|All|Each|Every|Some|Any|No|One|Two|Three|Review|Manual|Human|Sign|Person|Evidence|Sample|Please|Have|Let|Ask|Get|A|An|I|We|Somebody|Someone)(?!\p{L}))(?:\p{Lu}[\p{Ll}'’-]+\.? ?(?:\p{Lu}|\(|from |of )|\p{Lu}[\p{Ll}'’-]+ \p{Ll})|^(?:Our|My) \p{L}+, \p{Lu}/u,
);

/** "No other team uses it": nobody is to look at anything. */
const noOne = textPattern(
  () =>
    /^(?:no|none|nobody|nothing|neither|kein\p{L}*|niemand|aucune?|personne|ning[uú]n\p{L}*|nadie|nessun\p{L}*|nenhum\p{L}*|ninguém|никто|ни)(?!\p{L})/iu,
);
const looksFor = textPattern(() => /^(?:look|search|watch|ask|check) (?:for|out)(?!\p{L})/iu);
const judge: Maker = (said) => {
  if (noOne.test(said.all()) || looksFor.test(said.all())) return undefined;
  const who = said.words("who");
  if (who !== undefined && !isName(who)) return undefined;
  const sample = said.words("sample")?.replace(/^(?:the|a|an) (?=\d|three|two|four|five|ten|twenty)/i, "");
  const text = said.words("x") ?? sample;
  // "Another team uses it" tells of a use: what is to be judged has a name.
  if (text === undefined || /^(?:it|this|that|them|these|those|us|him|her|one)$/i.test(text)) return undefined;
  const [evidence] = said.paths("e") ?? said.paths("p") ?? [];
  const whole = said.all();
  return [
    {
      kind: "review",
      // Who it is goes with what is looked at.
      text: namesWho.test(whole) || !/^(?:en)?$/.test(said.code ?? "") ? whole : text,
      ...(sample === undefined || sample === text ? {} : { sample }),
      evidence: evidence ?? ourEvidence,
    } as Item,
  ];
};

/** @internal Where the evidence of a review goes when its author names no place. */
export const ourEvidence = "reports/review.md";

/** Where something runs, and no event. */
const place = textPattern(
  () => /^(?:my|our|your|the|an?|this|that|his|her|their|ci|linux|mac(?:os)?|windows|both|all)(?!\p{L})/iu,
);

const secondAct = textPattern(
  () =>
    /(?<!\p{L})and (?:then )?(?:commit|push|stop|continue|move on|go on|deploy|merge|report|tell|ask|fix)(?!\p{L})/iu,
);
const ofAll = textPattern(
  () =>
    /^(?:(?:all|everything|both|the (?:whole|work|task|job|migration|last)|you|we)(?: (?!each|every)\p{L}+){0,3}? )?(?:is|are|has been|have been|'re) (?:all )?(?:done|finished|complete|completed|through|over|ready)(?: with (?:everything|it all|all of (?:it|them)))?$/iu,
);
const endsWithOn = textPattern(() => /(?<!\p{L})on$/iu);
const after: Maker = (said) => {
  const words = said
    .words("when")
    ?.replace(/[,:;]$/, "")
    .replace(/^(?:that|which) /i, "");
  const pre = said.words("pre") ?? said.words("whenever") ?? (said.run("every") === undefined ? undefined : "each");
  // "`x` exits 0 for every environment" says of what it holds, and nothing of when it is run.
  if (/^for(?: |$)/.test(said.words("every") ?? pre ?? "") && said.run("code") !== undefined) return undefined;
  const when =
    words === undefined
      ? undefined
      : pre === undefined || /^(?:once|when)$/i.test(pre)
        ? words
        : `${pre.toLowerCase()} ${words}`;
  // "When all four are done, `x` passes": how the work ends.
  if (when !== undefined && ofAll.test(when)) return undefined;
  // "After each module and push" orders two things, and "passes on my machine" says where.
  if (
    when === undefined ||
    (endsWithOn.test(said.before("when").trimEnd()) && place.test(when)) ||
    secondAct.test(when)
  )
    return undefined;
  const lines = [...(said.commands() ?? []), ...(said.commands("c2") ?? [])];
  return all(
    lines.length === 0 ? undefined : lines,
    (line) => ({ kind: "after", when, check: check(line, { exit_code: verdictOf(said) ?? 0 }) }) as unknown as Item,
  );
};

const gate: Maker = (said, { commands }) => {
  const found = said.run("it") === undefined ? said.commands() : commands.length === 0 ? undefined : commands;
  return all(found, (line) => ({ kind: "gate", check: check(line) }) as unknown as Item);
};

const stepMarks = textPattern(
  () =>
    /;|,(?!\d)(?: (?:and|und|et|y|e|и) |)|、|，|；|(?: (?:and|und|et|ed|sowie|while|whereas|whilst) | y (?!$)| e | и | \+ | & | \| | \|\| | ∥ | ‖ | \/\/ )|\(?(?:\d|[a-e])\)|(?:和|以及|与)|(?<=[\p{L}\p{N}])(?:와|과|및|하고)(?= )|(?<=[\p{L}\p{N}])(?:と|および)(?=[\p{L}\p{N}])/u,
);
const together: Maker = (said) => {
  const words = said.words("steps");
  const steps = words
    ?.split(stepMarks.of(words))
    .map((step) => step.trim())
    .filter((step) => step !== "");
  if (steps === undefined || steps.length < 2) return undefined;
  const own = parallelSteps(said.all(), languagesFor(said.all()));
  return [{ kind: "parallel", steps: own.length > 1 ? own : steps } as Item];
};

const formats =
  /^(?:valid |plain |pretty-printed )?(?:JSON|YAML|CSV|TSV|Markdown|HTML|PDF|SVG|PNG|XML|TOML|SARIF|JUnit|NDJSON|JSON ?Lines|Parquet|plain text|text|table)(?: format| file)?$/i;

/** Words that tell the form of a file from what it is about. */
const formed = textPattern(
  () =>
    /(?<!\p{L})(?:JSON|YAML|CSV|TSV|Markdown|HTML|PDF|XML|columns?|rows?|headings?|sections?|tables?|format|lines?|fields?|keys?|words?)(?!\p{L})/iu,
);

const hand: Maker = (said) => {
  const paths = said.paths();
  // Code that looks like no path may be any name: "Letzte Zeile: `FERTIG`".
  if (paths === undefined || said.tokens("p").some(({ kind, text }) => kind === "code" && !/[./]/.test(text)))
    return undefined;
  // "(29 responses, JSON)" says what it is and its form.
  const behind = said.words("paren") ?? said.words("format");
  const split = behind?.split(/[,;] ?/) ?? [];
  const parts = said.run("paren") !== undefined || split.some((part) => formats.test(part)) ? split : [];
  const format = parts.find((part) => formats.test(part)) ?? (parts.length > 0 ? undefined : behind);
  const left = parts.filter((part) => part !== format).join(", ");
  const what = said.words("what") ?? (left === "" ? undefined : left);
  const isForm = format !== undefined && (formats.test(format) || formed.test(format));
  if (what === undefined && format !== undefined && !isForm)
    return all(paths, (path) => ({ kind: "deliver", path, what: format }) as Item);
  const isFormat = what !== undefined && format === undefined && formats.test(what);
  return all(
    paths,
    (path) =>
      ({
        kind: "deliver",
        path,
        ...(what === undefined || isFormat ? {} : { what }),
        ...(isFormat ? { format: what } : format === undefined ? {} : { format }),
      }) as Item,
  );
};

const endsWith = textPattern(
  () =>
    /^(?:and |then )*(?:ends?|ending|finish(?:es|ing)?|clos(?:es|ing)|followed by|then|last line|final line)(?!\p{L})/iu,
);

const brief: Maker = (said) => {
  const max = said.number("n");
  if (max === undefined || !Number.isInteger(max) || max < 1) return undefined;
  const what = said.words("x");
  // How it ends is said by a clause of its own.
  if (what !== undefined && endsWith.test(what)) return undefined;
  // "Two words: be brief" counts no words of the answer.
  if (max <= 3 && what !== undefined && said.run("n")?.from === said.begin()) return undefined;
  return [{ kind: "final_answer", max_words: max, ...(what === undefined ? {} : { what }) } as Item];
};

const signal: Maker = (said) => {
  const text = said.literal("v", "b");
  // "Print `npm test`" would show a command, not say that all is done.
  const isCommand = said.tokens("v").some(({ kind }) => kind === "command");
  return text === undefined || isCommand || /\n/.test(text) || text.length > 120
    ? undefined
    : [{ kind: "completion_signal", text } as Item];
};

const either = textPattern(() => /(?<!\p{L})(?:or|oder|ou|o|u|или|либо)(?!\p{L})|或|または|もしくは|또는|혹은|거나/iu);

/** That all is done: no state to give up in. */
export const succeeds = textPattern(
  () =>
    /^(?:all|every|each|the|everything|both)(?: (?:of|the|these|those|\p{L}+))*? ?(?:criteri\p{L}+|conditions?|checks?|boxes|requirements?|tests?|above|goal|it|work|task|everything|steps?|items?)? ?(?:hold|holds|is true|are true|(?:is|are) (?:met|done|ticked|checked|fulfilled|satisfied|complete|completed|finished|reached|green)|pass(?:es)?)$/iu,
);

/** What comes round, and words that are cut off before their noun: neither is a state. */
const isRound = textPattern(
  () =>
    /^(?:each|every)(?!\p{L}).*(?<!\p{L})(?:run|check|test|commit|execute|rerun)(?!\p{L})|(?<!\p{L})(?:the|an?|of|to|till|until)$/iu,
);
const countedFirst = textPattern(() => /^\p{L}+ \d\S* \p{L}+/u);
const block: Maker = (said, { stops }) => {
  if (said.run("then") !== undefined && stops !== true) return undefined;
  const state = said.words("x") ?? "";
  if (succeeds.test(state)) return [{ kind: "claim", text: state } as Item];
  // "After each change run the tests, don't wait till the end" says what is done again and again.
  if (isRound.test(state)) return undefined;
  const text = said.words("x")?.replace(/[.。]$/, "");
  // "Stop after 20 turns or when …" is a bound first.
  const begins = text === undefined ? [] : [text.slice(0, 16), countedFirst.exec(text)?.[0] ?? ""];
  const isBound =
    begins.some((words) => budgetOf(words) !== undefined) ||
    (text !== undefined && either.test(text) && budgetOf(text) !== undefined);
  return text === undefined || isBound ? undefined : [{ kind: "blocked", text: withoutDuty(text) } as Item];
};

const makers: Readonly<Record<Act, Maker>> = {
  run,
  same,
  print,
  count,
  exist,
  hold,
  gone,
  lack,
  keep,
  fence,
  judge,
  after,
  gate,
  together,
  hand,
  brief,
  code: () => [{ kind: "final_answer", code_only: true } as Item],
  signal,
  styled: (said) => [{ kind: "final_answer", what: said.text() } as Item],
  bound: (said) => {
    const words = said.words("amounts");
    const item = words === undefined ? undefined : budgetOf(words);
    return item === undefined ? undefined : [item];
  },
  block,
};
