import { GoalpostError } from "../errors/goalpost-error.ts";
import { blocked } from "../node/blocked.ts";
import { claim } from "../node/claim.ts";
import type { BlockItems, BlockKind, Item } from "../node/contract.ts";
import { deliver } from "../node/deliver.ts";
import { must } from "../node/must.ts";
import { outcome } from "../node/outcome.ts";
import { read } from "../node/read.ts";
import { rule } from "../node/rule.ts";
import { step } from "../node/step.ts";

/** The plainest item of each block: what a string becomes there. */
const plainest: Readonly<Record<Exclude<BlockKind, "other">, (text: string) => Item>> = {
  goal: outcome,
  context: read,
  constraints: must,
  done_when: claim,
  workflow: step,
  verification_loop: rule,
  execution_rules: rule,
  output_contract: deliver,
  stop_when: blocked,
};

/** What a builder method takes: an item of the block, or a string that becomes its plainest. */
export type Entry<Kind extends BlockKind> = string | BlockItems[Kind];

/**
 * @internal
 * @throws GoalpostError `contract/bad-input` when an entry is neither.
 */
export function toItem(kind: Exclude<BlockKind, "other">, entry: unknown, index: number): Item {
  if (typeof entry === "string") return plain(kind, entry, index);
  if (typeof entry === "object" && entry !== null && "kind" in entry) return entry as Item;
  throw new GoalpostError({
    code: "contract/bad-input",
    where: `${kind}[${index}]`,
    what: `is ${entry === null ? "null" : typeof entry}, expected a string or an item such as command("…")`,
    mend: "pass a string, or what one of the item functions returns",
  });
}

function plain(kind: Exclude<BlockKind, "other">, text: string, index: number): Item {
  try {
    return plainest[kind](text);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    const prose = kind === "context" && /\s/.test(text.trim());
    throw new GoalpostError({
      code: error.code,
      where: `${kind}[${index}]`,
      what: error.what,
      mend: prose ? "prose goes in note(…), an address in reference(…)" : error.mend,
      cause: error,
    });
  }
}
