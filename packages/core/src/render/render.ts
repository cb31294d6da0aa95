import { namesOf, requireKnown } from "../errors/options.ts";
import type { Block, Contract, Identified, Item } from "../node/contract.ts";
import { escapeMarks, escapeText, hides } from "../node/escape.ts";
import { forms } from "../node/forms.ts";
import { howToReadText } from "./how-to-read.ts";

/** How blocks are marked: `<done_when>…</done_when>` or `## done_when`. */
export type RenderFormat = "xml" | "markdown";

/** Options of {@link render}. */
export interface RenderOptions {
  /** Default `"xml"`. */
  readonly format?: RenderFormat | undefined;
  /** Begins with five lines that say how the text is read. Default false. */
  readonly howToRead?: boolean | undefined;
}

const optionNames = namesOf<RenderOptions>({ format: true, howToRead: true });

/**
 * Renders a contract as labelled text: each item begins with its id and kind. The same contract always gives the same bytes; lines end in
 * LF; {@link parse} reads it back. What has no sentence (`env`, `timeout_seconds`, `json_schema`) is left to the contract's JSON.
 *
 * @param contract - A built contract.
 * @param options - `format`: `"xml"` (default) or `"markdown"`; `howToRead`: begin with five lines that say how it is read.
 * @returns The text, ending in a line feed.
 * @throws {@link GoalpostError} `contract/bad-input` for an option that there is not.
 * @example
 * render(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 */
export function render(contract: Contract, options: RenderOptions = {}): string {
  requireKnown("render", options, optionNames);
  const { format = "xml", howToRead = false } = options;
  const head = headOf(contract, format, howToRead);
  const text = write(contract, format, escapeMarks);
  return head + (hides(text) ? write(contract, format, escapeText) : text);
}

function headOf({ id }: Contract, format: RenderFormat, isExplained: boolean): string {
  const title = format === "markdown" ? `# ${id}\n\n` : "";
  return isExplained ? `${title}${howToReadText()}\n` : title;
}

function write({ id, blocks }: Contract, format: RenderFormat, safe: (text: string) => string): string {
  let text = "";
  for (const block of blocks) {
    const isFirst = text === "";
    if (!isFirst) text += "\n";
    text += mark(block.kind, safe(printAll(block.items)), format, isFirst ? id : undefined);
  }
  return text;
}

/**
 * Renders one block, with its tags or heading.
 *
 * @param id - The contract's id, for the first block of the XML form, which carries it.
 */
export function renderBlock(block: Block, format: RenderFormat = "xml", id?: string): string {
  return mark(block.kind, renderItems(block.items), format, id);
}

function mark(kind: Block["kind"], items: string, format: RenderFormat, id: string | undefined): string {
  if (format === "markdown") return `## ${kind}\n\n${items}`;
  return `<${kind}${id === undefined ? "" : ` contract="${id}"`}>\n${items}</${kind}>\n`;
}

/** Renders items, one below the other, each ending in a line feed. */
export function renderItems(items: readonly Identified<Item>[]): string {
  return escapeText(printAll(items));
}

/** Renders one item: `- D1 command: …`, its named lines below it, ending in a line feed. */
export function renderItem(item: Identified<Item>): string {
  return escapeText(print(item));
}

function printAll(items: readonly Identified<Item>[]): string {
  let text = "";
  for (const item of items) text += print(item);
  return text;
}

/** Our own words hold nothing that is escaped, so that a whole block is escaped at once. */
const print = (item: Identified<Item>): string => `- ${item.id} ${item.kind}: ${forms()[item.kind].print(item, "")}\n`;
