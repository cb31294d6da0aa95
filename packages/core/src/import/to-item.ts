import type { BlockItems, Item } from "../node/contract.ts";
import { once } from "../node/once.ts";
import { pathFault } from "../node/path-fault.ts";
import { liftArtifact, liftBudget, liftCommand } from "./lift.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** What an entry became. */
export interface Made {
  readonly item: Item;
  /** Whether it was lifted: its words were read as a check. */
  readonly lifted: boolean;
}

/** What a block is called in the text. */
export interface Title {
  /** As it stands there: "Out of scope (for now)". */
  readonly whole: string;
  /** Without the remark: "Out of scope". */
  readonly name: string;
}

const plain = (item: Item): Made => ({ item, lifted: false });

/** How an entry of each block is read. Only done_when lifts prose into checks, and stop_when into bounds. */
const readers: { readonly [Kind in KnownBlock]: (text: string, index: number, title: Title) => Made } = {
  goal: (text, index) => plain({ kind: index === 0 ? "outcome" : "why", text }),
  context: (text) => plain(contextItem(text)),
  constraints: (text, _index, title) => plain(constraint(text, title)),
  done_when: (text) => {
    // A box that is ticked is no proof: what it says is still checked.
    const bare = text.replace(/^\[[xX]\][ \t]+/, "");
    return lifted(liftCommand(bare) ?? liftArtifact(bare), { kind: "claim", text });
  },
  workflow: (text) => plain({ kind: "step", text }),
  verification_loop: (text) => plain({ kind: "rule", text }),
  execution_rules: (text) => plain({ kind: "rule", text }),
  output_contract: (text) => plain(outputItem(text)),
  stop_when: (text) => lifted(liftBudget(text), { kind: "blocked", text }),
};

const lifted = (item: Item | undefined, words: Item): Made =>
  item === undefined ? plain(words) : { item, lifted: true };

/** Reads one entry of a block that stands below a title. */
export const toItem = (kind: KnownBlock, text: string, index: number, title: Title): Made =>
  readers[kind](text, index, title);

const forbids = /^(?:(?:you )?must never|never|do not|don['’]t|must not|no |avoid |(?:out of|not in) scope\b)/i;
const titleForbids = once(
  () =>
    /^\P{L}*(?:never|must not|do not|don['’]?ts?|anti.?patterns?|niemals|nie|verboten|nunca|prohibido|proibido|jamais|interdits?|vietato|никогда|нельзя|запрещено|禁止|禁止事项|禁止事項|不要|不得|금지|금지 사항)\P{L}*$/iu,
);
const titleOrders =
  /^(?:you |we )?(?:never|do not|don['’]t|(?:must|should|may|shall|can) (?:never|not)|cannot|avoid|forbidden|prohibited|not allowed)\b(?! (?:forget|hesitate|worry))/i;
const titleAffirms = once(() => /^\P{L}*(?:always|must|do|dos|required|mandatory|allowed|in scope)\P{L}*$/iu);
const titleExcludes = /out of scope|not in scope|non.?goals/i;
const titleAllows = once(() => /^\P{L}*scope\P{L}*$/iu);

/** Whether a title goes with each entry: "Out of scope: vouchers". */
export const goesWithEntries = (kind: KnownBlock, name: string): boolean =>
  kind === "constraints" &&
  (titleExcludes.test(name) || titleAllows().test(name) || (titleOrders.test(name) && !titleForbids().test(name)));

/**
 * The title that a heading, a bold line or "Never:" inside a block is to what stands below it; undefined if it turns no meaning.
 *
 * @param above - The title that counts so far: "Always" turns back what "Never" has turned.
 */
export function titleInside(kind: KnownBlock, lead: string, above: Title): Title | undefined {
  if (kind !== "constraints" || lead.length > 120) return undefined;
  const name = lead.replace(/^[\s#*_]+/, "").replace(/[\s#*_:：]+$/, "");
  return turnsToNever(name) || (titleAffirms().test(name) && turnsToNever(above.name))
    ? { whole: name, name }
    : undefined;
}

const turnsToNever = (name: string): boolean =>
  titleExcludes.test(name) || titleForbids().test(name) || titleOrders.test(name);

/** A title that turns the meaning of what it holds counts for each entry: "Never: touch the fixtures". */
function constraint(text: string, { whole, name }: Title): BlockItems["constraints"] {
  const words = goesWithEntries("constraints", name) ? `${whole}: ${text}` : text;
  const never = titleExcludes.test(name) || titleForbids().test(name) || titleOrders.test(name) || forbids.test(text);
  return { kind: never ? "never" : "must", text: words };
}

const pathAndNote =
  /^@?(?:`([^`\s]+)`|((?:[\w.@*+-]+\/)*[\w.@*+-]*[\w*](?:\.[A-Za-z]\w{0,7}|\/)))(?:\s*(?:[:：]|\s[—–-]{1,2}\s)\s*(\S[\s\S]*))?$/;
const address = /^<?(https?:\/\/[^\s<>]+)>?(?:\s*(?:[:：]|\s[—–-]{1,2}\s)\s*(\S[\s\S]*))?$/;

function contextItem(text: string): BlockItems["context"] {
  const [, url, about] = address.exec(text) ?? [];
  if (url !== undefined && URL.canParse(url))
    return { kind: "reference", url, ...(about === undefined ? {} : { note: about }) };
  const { path, note } = pathIn(text);
  if (path === undefined) return { kind: "note", text };
  return { kind: "read", path, ...(note === undefined ? {} : { note }) };
}

function outputItem(text: string): BlockItems["output_contract"] {
  const { path, note } = pathIn(text);
  if (path === undefined) return { kind: "final_answer", what: text };
  return { kind: "deliver", path, ...(note === undefined ? {} : { what: note }) };
}

/** An entry that is a path, with or without a remark. */
function pathIn(text: string): { readonly path?: string; readonly note?: string } {
  const [, code, bare, note] = pathAndNote.exec(text) ?? [];
  const path = code ?? bare;
  if (path === undefined || pathFault(path) !== undefined || !/[./*]/.test(path) || /^[\d.]+$/.test(path)) return {};
  return note === undefined ? { path } : { path, note };
}
