import type { BlockItems, Item } from "../node/contract.ts";
import { pathFault } from "../node/path-fault.ts";
import type { Title } from "./block-title.ts";
import { entryAffirms, entryForbids } from "./forbids.ts";
import { liftArtifact, liftBudget, liftCommand } from "./lift.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** What an entry became. */
export interface Made {
  readonly item: Item;
  /** Whether it was lifted: its words were read as a check. */
  readonly lifted: boolean;
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

/** A title that turns the meaning of what it holds counts for each entry: "Never: touch the fixtures". */
function constraint(text: string, { whole, forbids, goes }: Title): BlockItems["constraints"] {
  // With its title before it an entry means what the title says; alone it may turn back what that forbids.
  const never = entryForbids(text) || (forbids && (goes || !entryAffirms(text)));
  return { kind: never ? "never" : "must", text: goes ? `${whole}: ${text}` : text };
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
