import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { looksRun } from "../read/programs.ts";
import { type Reading, readEntry } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import type { Entry } from "./entries.ts";
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

/** The lines of a fence of commands, or of indented code, each with its offset; none where one of them is no command. */
function commandLines(text: string): readonly { readonly run: string; readonly from: number; readonly to: number }[] {
  const [, , held = text] = fence.exec(text) ?? [];
  if (held === text && /`{3}|~{3}/.test(text)) return [];
  const begin = text.indexOf(held);
  const lines: { run: string; from: number; to: number }[] = [];
  let at = begin;
  for (const line of held.split("\n")) {
    const run = line
      .replace(/^\s*(?:[$%] )?/, "")
      .replace(/\s+#(?: .*)?$/, "")
      .trim();
    if (run !== "" && !run.startsWith("#")) lines.push({ run, from: at, to: at + line.length });
    at += line.length + 1;
  }
  const isList = lines.every(
    ({ run }) => looksRun(run) && !/[\\&|{(]$|^(?:cd|export|source|for|if|while) |<\w+>/.test(run),
  );
  return isList ? lines : [];
}

/** What the words in front of commands ask of them: the exit code; undefined where they do not say that the commands are checks. */
function verdictOf(lead: string, languages: readonly Language[]): number | undefined {
  const words = lead.replace(/[\s*_]*[:：][\s*_]*$/, "").trim();
  if (words === "" || asked.test(words)) return 0;
  if (notChecked.test(words)) return undefined;
  const said = words.replace(these, "`npm test`").replace(/, (?:because|since|as) .*$/i, "");
  if (said === words) return undefined;
  const [only, ...more] = readEntry("done_when", said, languages);
  return only?.item.kind === "command" && only.typed && more.length === 0 ? only.item.exit_code : undefined;
}
/** Words that only ask to run what stands below them. */
const asked =
  /^(?:please )?(?:(?:then |now |finally )?(?:run|execute|check(?: it)?(?: with)?|verify(?: it)?(?: with| by running)?|validate(?: with)?)(?: (?:these|the following|all of these|all of the following|this))?(?: (?:commands?|checks?))?|(?:the )?(?:final |required )?(?:commands?|checks?)(?: to run| to pass)?|(?:run )?from (?:the )?(?:repo(?:sitory)?|project|package|workspace)?(?:'s)? ?(?:root|top)(?: (?:directory|folder|of the (?:repo(?:sitory)?|project)))?)$/iu;
const notChecked =
  /(?<!\p{L})(?:not|no|never|optional(?:ly)?|orientation|example|e\.g|reference|debug|handy|useful|reproduce|if you|may|can|would|instead of)(?!\p{L})/iu;
const these =
  /^(?:all (?:of )?|each of |both )?(?:these|those|the following|they|it|this(?: one)?|the (?:commands?|checks?)(?: below)?)(?: (?:two|three|four|five|six|commands?|checks?|lines))*(?= )/iu;

/** Blocks in which commands below each other are checks. */
const holdsChecks = (kind: KnownBlock, title: string): boolean =>
  kind === "done_when" || (kind === "verification_loop" && checksAtEnd(title));

/** A fence of commands, or indented code, as one entry for each check; the words that make them checks are kept beside. */
export function withFencedChecks(
  entries: readonly Entry[],
  kind: KnownBlock,
  title: string,
  languages: readonly Language[],
): readonly (Entry & { readonly aside?: boolean })[] {
  if (!holdsChecks(kind, title)) return entries;
  const asides = new Set<Entry>();
  const all = entries.flatMap((entry, index) => {
    const before = entries[index - 1];
    const lead =
      before === undefined || before.listed || before.leads || isCode(before) ? "" : lastSentence(before.text);
    const lines = isCode(entry) ? commandLines(entry.text) : [];
    const code = lines.length === 0 ? undefined : verdictOf(lead, languages);
    if (code === undefined) return [entry];
    if (lead !== "" && before !== undefined) asides.add(before);
    return lines.map(({ run, from, to }) => ({
      ...entry,
      listed: true,
      text: code === 0 ? `\`${run}\` passes` : `\`${run}\` exits with code ${code}`,
      at: entry.at + from,
      to: Math.min(entry.to, entry.at + to),
    }));
  });
  return all.map((entry) => (asides.has(entry) ? { ...entry, aside: true } : entry));
}

const isCode = ({ text }: Entry): boolean => /^(?:`{3}|~{3})/.test(text) || (looksRun(text) && text.includes("\n"));
const lastSentence = (text: string): string => /[^.!?\n]*[.!?:：]?\s*$/.exec(text.slice(-300))?.[0].trim() ?? "";
