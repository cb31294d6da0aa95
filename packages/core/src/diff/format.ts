import type { Item } from "../node/contract.ts";
import { forms } from "../node/forms.ts";
import type { Change, Weight } from "./change.ts";

const verbs: Readonly<Record<Weight, string>> = {
  weaker: "weakened",
  stronger: "strengthened",
  neutral: "changed",
  unknown: "changed, weight unknown",
};

/**
 * Prints changes as text, one per line: "done_when weakened: D1 command `pnpm test` removed".
 *
 * @returns The lines, each ending in a line feed; of no changes, "no changes".
 * @example
 * formatDiff([]); // "no changes\n"
 */
export function formatDiff(changes: readonly Change[]): string {
  const said = changes.filter(isSaid);
  if (said.length === 0) return "no changes\n";
  return said.map((change) => `${change.block} ${verbs[change.weight]}: ${sentence(change)}\n`).join("");
}

/** Prints changes as JSON: `{ changes: [Change] }`. */
export const formatDiffJson = (changes: readonly Change[]): string => `${JSON.stringify({ changes }, null, 2)}\n`;

/**
 * Prints changes as Markdown for a pull request: what weakens first.
 *
 * @example
 * formatDiffMarkdown([]); // "No changes to the contract.\n"
 */
export function formatDiffMarkdown(changes: readonly Change[]): string {
  const said = changes.filter(isSaid);
  if (said.length === 0) return "No changes to the contract.\n";
  const titles: Readonly<Record<Weight, string>> = {
    weaker: "Weaker",
    unknown: "Weight unknown",
    stronger: "Stronger",
    neutral: "Neutral",
  };
  const groups = (Object.keys(titles) as Weight[]).flatMap((weight) => {
    const own = said.filter((change) => change.weight === weight);
    return own.length === 0
      ? []
      : [`### ${titles[weight]}\n\n${own.map((change) => `- **${change.block}** ${sentence(change)}\n`).join("")}`];
  });
  return groups.join("\n");
}

/** New or missing blocks are said by their items. */
const isSaid = ({ op }: Change): boolean => op !== "arranged";

function sentence({ op, id, reason, before, after }: Change): string {
  const item = after ?? before;
  if (item === undefined) return `${id} ${reason}`;
  const name = `${id} ${item.kind} ${short(item)}`;
  if (op === "added" || op === "removed")
    return /^[a-z -]+ (?:added|removed|dropped)$/.test(reason) ? `${name} ${op}` : `${name} ${op}: ${reason}`;
  return `${name}: ${reason}`;
}

/** An item in a few words. */
function short(item: Item): string {
  const [span] = forms()[item.kind].print(item, "").split("\n", 1);
  const head = item.kind === "command" || item.kind === "shell" ? `\`${item.run}\`` : (span ?? "");
  return head.length > 80 ? `${head.slice(0, 79)}…` : head;
}
