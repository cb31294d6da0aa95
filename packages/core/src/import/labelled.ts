import type { Contract } from "../node/contract.ts";
import type { Line } from "./lines.ts";
import type { ImportResult } from "./result.ts";
import { type ImportedSpan, placesOf } from "./spans.ts";

const tag = /^<(\/?)([a-z_]+)(?: contract="[^"]*")?>$/;
const heading = /^## ([a-z_]+)$/;
const item = /^- \S+ [a-z_]+:/;

/** What an import of labelled text gives: `parse` has read it, and each of its lines is a mark or belongs to an item. */
export function fromLabelled(contract: Contract, text: string, lines: readonly Line[]): ImportResult {
  const spans = labelledSpans(text, lines);
  const places = placesOf(spans, lines);
  return {
    contract,
    draft: contract,
    blocks: contract.blocks.map(({ kind, items }) => ({
      name: kind,
      items: items.length,
      line: places[kind]?.line ?? 1,
      title: kind,
    })),
    rest: [],
    lifts: [],
    issues: [],
    spans,
    places,
  };
}

/** An item's lines are its span, dash, id and kind with them; all else are marks. */
function labelledSpans(text: string, lines: readonly Line[]): readonly ImportedSpan[] {
  const cuts: { from: number; where: string; as: ImportedSpan["as"] }[] = [];
  const counts = new Map<string, number>();
  let block = "prompt";
  let current = "";
  for (const { text: line, start } of lines) {
    const [, slash, name = heading.exec(line)?.[1]] = tag.exec(line) ?? [];
    if (name !== undefined) {
      block = name;
      current = "";
    } else if (item.test(line)) {
      const count = counts.get(block) ?? 0;
      counts.set(block, count + 1);
      current = `${block}[${count}]`;
    }
    const isMark = current === "" || line.trim() === "";
    const where = isMark ? block : current;
    const as = isMark ? "mark" : block === "other" ? "other" : "item";
    if (cuts.at(-1)?.where !== where) cuts.push({ from: start, where, as });
    if (slash === "/") block = "prompt";
  }
  return cuts
    .map(({ from, where, as }, index) => ({ text: text.slice(from, cuts[index + 1]?.from), where, as }))
    .filter((span) => span.text !== "");
}
