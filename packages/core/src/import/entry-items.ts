import type { BlockItems, Item } from "../node/contract.ts";
import { pathFault } from "../node/path-fault.ts";
import { textPattern } from "../node/text-pattern.ts";
import { lex } from "../read/lexed.ts";
import { canForbid, prohibitionWords } from "../read/polarity.ts";
import { type Reading, readEntry } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import { languagesFor } from "../read/words/languages.ts";
import type { Title } from "./block-title.ts";
import { entryAffirms, hasCross, withoutCross } from "./forbids.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** Blocks whose entries are read one by one; a goal is read whole. */
export type EntryBlock = Exclude<KnownBlock, "goal">;

/** What one entry of a block becomes: at least one item. */
export function entryItems(
  block: EntryBlock,
  text: string,
  title: Title,
  languages: readonly Language[],
): readonly [Reading, ...Reading[]] {
  const spoken = [...languages, ...languagesFor(text).filter((each) => !languages.includes(each))];
  const whole = (item: Item, typed = false): Reading => ({ block, item, from: 0, to: text.length, typed });
  if (block === "context") return [whole(contextItem(text))];
  const turned = block === "constraints" && (title.goes || title.forbids);
  const [first, ...more] = turned && title.qualified && !title.forbids ? [] : readEntry(block, text, spoken);
  if (first !== undefined && !(turned && title.forbids && !holdsByItself([first, ...more], title, text, spoken)))
    return [first, ...more];
  if (turned) return [whole(belowTitle(text, title, spoken))];
  // "When all is done, print X" says how the last message ends, wherever it stands.
  const [signal, ...others] =
    block === "constraints" || block === "output_contract" ? [] : readEntry("output_contract", text, spoken);
  if (signal?.item.kind === "completion_signal" && others.length === 0) return [signal];
  return [whole(plain[block](text))];
}

/** Items that say what must hold: "Edit only src/" below "Red lines" is no forbidden act. */
const demands: ReadonlySet<Item["kind"]> = new Set([
  "scope",
  "command",
  "shell",
  "artifact",
  "metric",
  "budget",
  "architecture",
]);
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
    ({ item }) => known.has(item.kind) || (item.kind === "architecture" && canForbid(text, languages)),
  );
}

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
  { whole, forbids, goes }: Title,
  languages: readonly Language[],
): BlockItems["constraints"] {
  const act = prohibitionWords(text, languages);
  const never = act !== undefined || hasCross(text) || (forbids && (goes || !entryAffirms(text)));
  const name = whole.replace(/[\s:：]+$/, "");
  // The act stands behind the title without its own "do not": twice forbidden would be allowed.
  if (goes) return { kind: never ? "never" : "must", text: `${name}: ${act?.act ?? text}`, ...(act?.instead === undefined ? {} : { instead: act.instead }) } as BlockItems["constraints"]; // biome-ignore format: one
  return never
    ? {
        kind: "never",
        text: act?.act ?? withoutCross(text),
        ...(act?.instead === undefined ? {} : { instead: act.instead }),
      }
    : { kind: "must", text };
}

/** Words before a path that only say that it is to be read. */
const toRead = textPattern(
  () =>
    /^(?:please )?(?:first,? )?(?:(?:re-?)?read|see|start (?:with|at|from|in)|begin with|look (?:at|into)|open|study|review|skim|consult|check|refer to|cf\.?|lies|lire|lee|leggi|leia|прочитай(?:те)?|先读|阅读|参见|参照)(?: (?:the|all of|through|also))?[: ]+$/iu,
);
const labelled = textPattern(() => /^(?:[\p{L}\p{N}][^:：\ue001-\ue005]{0,60})[:：]\s*$/u);

function contextItem(text: string): BlockItems["context"] {
  const lexed = lex(text);
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
