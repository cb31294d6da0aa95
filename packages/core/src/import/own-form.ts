import { homesOf } from "../node/homes.ts";
import { safeParse } from "../parse/parse.ts";
import type { Reading } from "../read/read-entry.ts";
import type { KnownBlock } from "./vocabulary.ts";

/** How `render` begins an item: an id, a kind. A given id of one word may be a word of a sentence: "build step: …". */
const label = /^(?:[A-Z]\d{1,3}|[a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){1,8}) ([a-z_]{3,20}): \S/;

/**
 * Reads an entry that is an item of labelled text by the grammar of its kind: "C3 never: Skip a row." A text with a slip elsewhere is no labelled text as a
 * whole, and what its author said of each entry stands all the same: nothing was guessed, so nothing is reported.
 *
 * @param source - The entry as it stands, with the lines below it.
 * @param length - How long its words are.
 * @returns Undefined where it has no such label, or another form than its kind.
 */
export function ownForm(block: KnownBlock, source: string, length = source.length): Reading | undefined {
  const kind = label.exec(source)?.[1];
  const homes = homesOf(kind);
  const home = homes.find((each) => each === block) ?? homes[0];
  if (home === undefined || home === "other") return undefined;
  // The least that a contract has, with the entry in its block.
  const blocks = new Map([
    ["goal", kind === "outcome" ? [] : ["the-goal outcome: It works."]],
    ["done_when", ["the-end claim: It works."]],
  ]);
  blocks.set(home, [...(blocks.get(home) ?? []), source.trimEnd()]);
  const least = [...blocks].map(
    ([name, items]) => `<${name}>\n${items.map((each) => `- ${each}\n`).join("")}</${name}>`,
  );
  const { contract } = safeParse(least.join("\n"));
  const found = contract?.blocks.find((each) => each.kind === home)?.items.at(-1);
  if (found === undefined) return undefined;
  const { id: _, ...item } = found;
  return { block: home, item, from: 0, to: length, typed: false };
}
