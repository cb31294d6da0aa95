import type { Block, Contract, Identified, Item } from "../node/contract.ts";
import { escapeText } from "../node/escape.ts";
import type { Sentence } from "../node/form.ts";
import { forms } from "../node/forms.ts";

/** How blocks are marked: `<done_when>…</done_when>` or `## done_when`. */
export type RenderFormat = "xml" | "markdown";

/** Options of {@link render}. */
export interface RenderOptions {
  /** Default `"xml"`. */
  readonly format?: RenderFormat | undefined;
}

/**
 * Renders a contract as labelled text: each item begins with its id and kind. The same contract always gives the same bytes; lines end in
 * LF; {@link parse} reads it back. What has no sentence (`env`, `timeout_seconds`, `json_schema`) is left to the contract's JSON.
 *
 * @param contract - A built contract.
 * @param options - `format`: `"xml"` (default) or `"markdown"`.
 * @returns The text, ending in a line feed.
 * @example
 * render(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 */
export function render(contract: Contract, { format = "xml" }: RenderOptions = {}): string {
  let text = format === "markdown" ? `# ${contract.id}\n` : "";
  for (const [index, block] of contract.blocks.entries()) {
    if (index > 0 || format === "markdown") text += "\n";
    text += renderBlock(block, format, format === "xml" && index === 0 ? contract.id : undefined);
  }
  return text;
}

/**
 * Renders one block, with its tags or heading.
 *
 * @param id - The contract's id, for the first block of the XML form, which carries it.
 */
export function renderBlock(block: Block, format: RenderFormat = "xml", id?: string): string {
  const items = renderItems(block.items);
  if (format === "markdown") return `## ${block.kind}\n\n${items}`;
  return `<${block.kind}${id === undefined ? "" : ` contract="${id}"`}>\n${items}</${block.kind}>\n`;
}

/** Renders items, one below the other, each ending in a line feed. */
export function renderItems(items: readonly Identified<Item>[]): string {
  let text = "";
  for (const item of items) text += renderItem(item);
  return text;
}

/** Renders one item: `- D1 command: …`, its named lines below it, ending in a line feed. */
export function renderItem(item: Identified<Item>): string {
  const sentence: Sentence = forms[item.kind].print(item);
  let text = `- ${item.id} ${item.kind}: ${inPlace(sentence.head)}\n`;
  for (const [label, line] of sentence.lines) text += `  ${label}: ${inPlace(line)}\n`;
  return text;
}

/** User text in its place: escaped, and never at the start of a line, so that it cannot look like structure. */
function inPlace(text: string): string {
  const safe = escapeText(text);
  return safe.includes("\n") ? safe.replaceAll("\n", "\n  | ") : safe;
}
