import { isCheck } from "../node/check.ts";
import type { BlockKind, Item } from "../node/contract.ts";
import type { RunCheck } from "../node/run-check.ts";
import { together, type Weighed, type Weight } from "./change.ts";
import { weighFields } from "./weigh-fields.ts";

const is = (weight: Weight, reason: string): Weighed => ({ weight, reason });

/** Kinds that bind the agent, and what losing one is called. */
const binding: Readonly<Record<string, string>> = {
  review: "review",
  claim: "condition",
  held_out: "held-out check",
  never: "never-rule",
  must: "rule",
  architecture: "architecture rule",
  rule: "rule",
  gate: "gate",
  after: "check while working",
  deliver: "deliverable",
  budget: "bound",
};

const nameOf = (item: Item): string | undefined => (isCheck(item) ? "check" : binding[item.kind]);

/** Weighs an item that is gone. */
export function weighRemoved(item: Item): Weighed {
  const name = nameOf(item);
  if (name !== undefined)
    return is("weaker", `${name} ${name === "never-rule" || name.endsWith("rule") ? "dropped" : "removed"}`);
  if (item.kind === "blocked") return is("unknown", "a state in which to give up is gone");
  return item.kind === "text" ? is("unknown", "text of no block is gone") : is("neutral", "removed; it binds nothing");
}

/** Weighs an item that is new. */
export function weighAdded(item: Item): Weighed {
  const name = nameOf(item);
  if (name !== undefined) return is("stronger", `${name} added`);
  if (item.kind === "blocked") return is("unknown", "a new state in which to give up");
  return item.kind === "text" ? is("unknown", "new text of no block") : is("neutral", "added; it binds nothing");
}

/** Weighs an item that changed. */
export function weighChanged(before: Item, after: Item, block: BlockKind): Weighed {
  if (before.kind !== after.kind) return weighKinds(before, after);
  const parts = weighFields(before, after);
  if (before.id !== after.id) parts.push(is("neutral", `id ${before.id ?? "derived"} became ${after.id ?? "derived"}`));
  if (parts.length > 0) return together(parts);
  return is(block === "done_when" ? "unknown" : "neutral", "changed");
}

function weighKinds(before: Item, after: Item): Weighed {
  const [was, now] = [isCheck(before), isCheck(after)];
  const change = `${before.kind} became ${after.kind}`;
  if (was && !now) return is("weaker", `${change}: no machine decides it any more`);
  if (!was && now) return is("stronger", `${change}: a machine decides it`);
  if ((before.kind === "command" || before.kind === "shell") && (after.kind === "command" || after.kind === "shell")) {
    const { kind: _, ...fields } = before;
    return together([is("neutral", change), ...weighFields({ ...fields, kind: after.kind } as Item, after)]);
  }
  if (after.kind === "tests" && isRun(before))
    return weighCounted(before, after, change, "stronger", "and its tests are counted");
  if (before.kind === "tests" && isRun(after))
    return weighCounted(after, before, change, "weaker", "and its tests are no longer counted");
  if (before.kind === "review" && after.kind === "claim")
    return is("weaker", `${change}: no person decides it any more`);
  if (before.kind === "claim" && after.kind === "review") return is("stronger", `${change}: a person decides it`);
  if (before.kind === "never" && after.kind === "must") return is("unknown", change);
  return is(nameOf(before) === undefined && nameOf(after) === undefined ? "neutral" : "unknown", change);
}

const isRun = (item: Item): item is RunCheck => item.kind === "command" || item.kind === "shell";

/** The same run, with and without counting its tests; another run is another check. */
function weighCounted(
  run: RunCheck,
  { run: counted }: Extract<Item, { kind: "tests" }>,
  change: string,
  weight: Weight,
  reason: string,
): Weighed {
  const parts = weighFields({ ...run, kind: "shell" } as Item, { ...counted, kind: "shell" } as Item);
  return parts.length === 0 ? is(weight, `${change}: it runs the same, ${reason}`) : is("unknown", change);
}
