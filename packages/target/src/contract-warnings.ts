import type { BudgetItem, Contract, LaunchWarning } from "@goalpost/core";
import { type ClientFact, holds } from "./client-fact.ts";

/** A text in a contract that a client does not do as it is written. */
export interface Mention extends Omit<LaunchWarning, "where"> {
  readonly pattern: RegExp;
  /** Why: where it does not hold, nothing is said. */
  readonly fact: ClientFact;
}

/** Warns of every item whose texts hold a mention, in the contract's order. */
export function* mentionWarnings(
  { blocks }: Contract,
  mentions: readonly Mention[],
  version: string,
): Generator<LaunchWarning> {
  const there = mentions.filter(({ fact }) => holds(fact, version));
  for (const { kind, items } of blocks) {
    for (const [index, item] of items.entries()) {
      const texts = [...strings(item)];
      for (const { code, pattern, what, help } of there) {
        if (texts.some((text) => pattern.test(text))) yield { code, where: `${kind}[${index}]`, what, help };
      }
    }
  }
}

/** A budget, and where it stands. */
export interface PlacedBudget {
  readonly item: BudgetItem;
  readonly where: string;
}

/** Every budget of stop_when. */
export function* budgetsIn({ blocks }: Contract): Generator<PlacedBudget> {
  for (const block of blocks) {
    if (block.kind !== "stop_when") continue;
    for (const [index, item] of block.items.entries()) {
      if (item.kind === "budget") yield { item, where: `stop_when[${index}]` };
    }
  }
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const entry of Object.values(value)) yield* strings(entry);
}
