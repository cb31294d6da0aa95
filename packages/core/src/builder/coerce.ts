import { isPromise, show } from "../errors/describe.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { requireWholeTexts } from "../errors/options.ts";
import { blocked } from "../node/blocked.ts";
import { claim } from "../node/claim.ts";
import type { BlockKind, Item } from "../node/contract.ts";
import { deliver } from "../node/deliver.ts";
import { homesOf } from "../node/homes.ts";
import { must } from "../node/must.ts";
import { outcome } from "../node/outcome.ts";
import { isAddress, read } from "../node/read.ts";
import { rule } from "../node/rule.ts";
import { step } from "../node/step.ts";
import { builderKey } from "./builder-key.ts";
import { homeInCode } from "./misplaced.ts";

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

/**
 * @internal The items of what a builder method was given, lists taken apart.
 *
 * @param before - How many items the block has already; errors count on from there.
 * @throws GoalpostError `contract/bad-input` when an entry is none, or goes into another block.
 */
export function toItems(
  kind: Exclude<BlockKind, "other">,
  entries: readonly unknown[],
  before: number,
): readonly Item[] {
  requireWholeTexts(kind, entries);
  return entries
    .flatMap((entry): readonly unknown[] => (Array.isArray(entry) ? entry : [entry]))
    .map((entry, index) => toItem(kind, entry, before + index));
}

function toItem(kind: Exclude<BlockKind, "other">, entry: unknown, index: number): Item {
  if (typeof entry === "string") return plain(kind, entry, index);
  const where = `${kind}[${index}]`;
  if (typeof entry === "object" && entry !== null && "kind" in entry) {
    if ("items" in entry && Array.isArray(entry.items)) throw noEntry(where, entry);
    const blocks = homesOf(entry.kind);
    // A kind that is not known may be that of a newer copy of this package: the contract's schema judges it.
    if (blocks.length === 0 || blocks.includes(kind)) return entry as Item;
    throw new GoalpostError({
      code: "contract/bad-input",
      where: `${where}.kind`,
      what: `is ${show(entry.kind)}, which does not stand in ${kind}`,
      help: homeInCode(entry.kind, kind) ?? "move it to its own block",
    });
  }
  throw noEntry(where, entry);
}

const noEntry = (where: string, entry: unknown): GoalpostError => {
  const [what, help] = slipOf(entry);
  return new GoalpostError({
    code: "contract/bad-input",
    where,
    what: `is ${what}, expected a string or an item such as command("…")`,
    help,
  });
};

/** What stands where an item belongs, and what was meant. */
function slipOf(entry: unknown): readonly [what: string, help: string] {
  const returned = "pass a string, or what one of the item functions returns";
  if (entry === undefined || typeof entry === "boolean")
    return [String(entry), 'write condition ? command("…") : [], or .when(condition, …)'];
  if (typeof entry === "function") return ["a function", "call it, and pass what it returns"];
  if (typeof entry !== "object" || entry === null) return [entry === null ? "null" : typeof entry, returned];
  if (builderKey in entry) return ["a builder", "apply a fragment with .use(…)"];
  if (Array.isArray(entry)) return ["a list inside a list", returned];
  if (isPromise(entry)) return ["a promise", "await it"];
  if (entry instanceof RegExp) return ["a pattern", 'say where it may not stand: absent(/…/, { in: "FILE" })'];
  if ("blocks" in entry) return ["a contract", "go on from one with extend(contract)"];
  if ("kind" in entry) return [`the block ${String(entry.kind)}`, "spread its items: ...block.items"];
  return Symbol.iterator in entry ? ["a collection", "spread it: ...collection"] : ["an object", returned];
}

function plain(kind: Exclude<BlockKind, "other">, text: string, index: number): Item {
  try {
    return plainest[kind](text);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    const prose = kind === "context" && (/\s/.test(text.trim()) || isAddress(text));
    throw new GoalpostError({
      code: error.code,
      where: `${kind}[${index}]`,
      what: error.what,
      help: prose ? "prose goes in note(…), an address in reference(…)" : error.help,
      cause: error,
    });
  }
}
