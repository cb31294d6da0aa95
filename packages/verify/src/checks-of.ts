import type { CheckItem, ClaimItem, Contract, HeldOutItem, Identified, ReviewItem, RunCheck } from "@goalpost/core";
import { isGlob } from "@goalpost/core/glob";

/** What verify decides: the checks of constraints and done_when, and the reviews, claims and held-out checks of done_when. */
export type Decidable = Identified<CheckItem | ReviewItem | ClaimItem | HeldOutItem>;

/** One of them, with its block. */
export interface Place {
  readonly block: "constraints" | "done_when";
  readonly item: Decidable;
}

const machineKinds: ReadonlySet<string> = new Set<CheckItem["kind"]>([
  "command",
  "shell",
  "artifact",
  "absent",
  "metric",
  "tests",
  "unchanged",
  "scope",
]);

/** Lists what verify decides, in the contract's order. */
export function placesOf(contract: Contract): readonly Place[] {
  return contract.blocks.flatMap((block): readonly Place[] => {
    if (block.kind === "done_when") return block.items.map((item) => ({ block: "done_when", item }));
    if (block.kind !== "constraints") return [];
    return block.items.flatMap((item) => (isMachineCheck(item) ? [{ block: "constraints" as const, item }] : []));
  });
}

// A table of its own: the one in core comes with every schema, and the runner has to stay small.
const isMachineCheck = <Each extends { readonly kind: string }>(
  item: Each,
): item is Extract<Each, { readonly kind: CheckItem["kind"] }> => machineKinds.has(item.kind);

/** What a check runs, if it runs something. */
export function runOf(item: Decidable): RunCheck | undefined {
  if (item.kind === "command" || item.kind === "shell") return item;
  if (item.kind === "metric" || item.kind === "tests") return item.run;
  return item.kind === "artifact" || item.kind === "absent" ? item.produced_by : undefined;
}

/** The one file that an artifact or an absent is about; nothing for a glob, and for other kinds. */
export function fileOf(item: Decidable): string | undefined {
  if (item.kind === "artifact") return item.path;
  return item.kind === "absent" && !isGlob(item.in) ? item.in : undefined;
}

/** What a check is about, in a few words. */
export function titleOf(item: Decidable): string {
  switch (item.kind) {
    case "command":
    case "shell":
      return item.run;
    case "metric":
    case "tests":
      return item.run.run;
    case "artifact":
      return item.path;
    case "absent":
      return `/${item.pattern.source}/${item.pattern.flags} in ${item.in}`;
    case "unchanged":
    case "scope":
      return item.paths.join(", ");
    case "held_out":
      return "a further check";
    default:
      return item.text;
  }
}
