import type { BlockKind, Item } from "@goalpost/core";
import { type ImportedCommand, importPrompt } from "@goalpost/core/import";

/** A text of a specification that becomes items of a contract. */
export interface DraftEntry {
  readonly section:
    | "constraints"
    | "architecture"
    | "out of scope"
    | "forbidden"
    | "done when"
    | "workflow"
    | "output contract";
  readonly text: string;
  readonly from: readonly string[];
  /** It stays in its words, as its author wants it. */
  readonly isClaim?: boolean;
}

/** How the reader of prompts is told where an entry stands. */
const titles: Readonly<Record<DraftEntry["section"], string>> = {
  constraints: "Constraints",
  architecture: "Constraints",
  "out of scope": "Out of scope",
  forbidden: "Must not",
  "done when": "Done when",
  workflow: "Workflow",
  "output contract": "Output contract",
};

/** What an entry is that no reader turns into more. */
const plain: Readonly<
  Record<DraftEntry["section"], (text: string) => { readonly block: BlockKind; readonly item: Item }>
> = {
  constraints: (text) => ({ block: "constraints", item: { kind: "must", text } as Item }),
  architecture: (text) => ({ block: "constraints", item: { kind: "architecture", text } as Item }),
  "out of scope": (text) => ({
    block: "constraints",
    item: { kind: "never", text: `Work on what is out of scope: ${text}` } as Item,
  }),
  forbidden: (text) => ({ block: "constraints", item: { kind: "never", text } as Item }),
  "done when": (text) => ({ block: "done_when", item: { kind: "claim", text } as Item }),
  workflow: (text) => ({ block: "workflow", item: { kind: "step", text } as Item }),
  "output contract": (text) => ({ block: "output_contract", item: { kind: "final_answer", what: text } as Item }),
};

/** Texts that the reader would take for a part of a prompt, and not for an entry. */
const isMarkup = (text: string): boolean => /<\/?[a-z_][\w-]*>|```|~~~|^\s*(?:#|\||>)/i.test(text);

/**
 * Reads entries as an import reads them, in one prompt with a line for each: what a line became is what its entry became. An entry that became nothing
 * stays in its words, so that none is lost.
 */
export function readEntries(
  entries: readonly DraftEntry[],
  commands: readonly ImportedCommand[],
): readonly { readonly block: BlockKind; readonly item: Item }[] {
  const lines: string[] = ["# Goal", "", "The work is done.", ""];
  const entryAt = new Map<number, number>();
  let title = "";
  for (const [index, { section, text, isClaim }] of entries.entries()) {
    if (isClaim === true || isMarkup(text)) continue;
    if (titles[section] !== title) {
      title = titles[section];
      lines.push("", `## ${title}`, "");
    }
    lines.push(`- ${text}`);
    entryAt.set(lines.length, index);
  }
  const { draft, places } = importPrompt(`${lines.join("\n")}\n`, { commands });
  const made = entries.map((): { readonly block: BlockKind; readonly item: Item }[] => []);
  for (const { kind, items } of draft.blocks) {
    for (const [at, item] of items.entries()) {
      const line = places[`${kind}[${at}]`]?.line;
      const index = line === undefined ? undefined : entryAt.get(line);
      if (index !== undefined && kind !== "goal" && kind !== "other") made[index]?.push({ block: kind, item });
    }
  }
  return entries.flatMap((entry, index) => {
    const read = made[index] ?? [];
    const items = read.length === 0 ? [plain[entry.section](entry.text)] : inOneForm(entry, read);
    return items.map(({ block, item }) => ({
      block,
      item: entry.from.length === 0 ? item : ({ ...item, from: entry.from } as Item),
    }));
  });
}

/** What verify judges: finishing conditions, and fences. */
const isJudged = ({ block, item }: { readonly block: BlockKind; readonly item: Item }): boolean =>
  block === "done_when" || (block === "constraints" && (item.kind === "scope" || item.kind === "unchanged"));

/** Where a part of an entry makes it stay whole, in its words, no other part says the same again. */
function inOneForm(
  entry: DraftEntry,
  read: readonly { readonly block: BlockKind; readonly item: Item }[],
): readonly { readonly block: BlockKind; readonly item: Item }[] {
  const items = read.map((each) => inSection(entry, each));
  const whole = items.find(({ item }) => item.kind === "claim" && item.text === entry.text);
  return whole === undefined ? items : [whole, ...items.filter(({ item }) => item.kind !== "claim")];
}

/** What the section says of an entry that the reader left in its words. */
function inSection(
  { section, text }: DraftEntry,
  read: { readonly block: BlockKind; readonly item: Item },
): { readonly block: BlockKind; readonly item: Item } {
  const { kind } = read.item;
  // "IF a file has no stamp THEN …" is what shall hold, and no reason to stop: a criterion stays where it is judged
  if (section === "done when" && !isJudged(read)) return plain["done when"](text);
  if (section === "architecture" && kind === "must") return plain.architecture(text);
  if (section === "forbidden" && kind === "must") return plain.forbidden(text);
  // A thing that is out of scope is not an act: "The admin pages".
  const named = kind === "never" && read.item.text === text;
  if (section === "out of scope" && (kind === "must" || named)) return plain["out of scope"](text);
  return read;
}
