import type { BudgetItem } from "../node/budget.ts";
import type { Contract } from "../node/contract.ts";

/**
 * How to go on, said once to each client: both stop too early when nothing tells them to work on.
 *
 * @see Source: {@link https://developers.openai.com/cookbook/examples/gpt-5/codex_prompting_guide} ("persist until the task is fully handled", read 2026-11-29).
 */
export const persistenceText =
  "Gather context, plan, implement, test and refine without waiting for a prompt; stop only by done_when or stop_when.";

/**
 * What a contract's bounds mean for the agent, in the same words for each client; empty where it has none. The bounds are held from outside,
 * and an agent that counts them itself stops early.
 *
 * @example
 * stopText(goal("Port it.").doneWhen("x").stopWhen(budget({ turns: 60 })).build());
 */
export function stopText({ blocks }: Pick<Contract, "blocks">): string {
  const items = blocks.flatMap((block) => (block.kind === "stop_when" ? block.items : []));
  const bounds = boundsOf(items.flatMap((item) => (item.kind === "budget" ? [item] : [])));
  if (bounds.length === 0) return "";
  return `The budget (${bounds.join(", ")}) is held from outside: it is not a reason to stop early, and reaching it is not done.`;
}

/** Whether the contract names a state in which to give up. */
export const mayGiveUp = ({ blocks }: Pick<Contract, "blocks">): boolean =>
  blocks.some((block) => block.kind === "stop_when" && block.items.some(({ kind }) => kind === "blocked"));

/** When the agent may mark its goal blocked, in the words that go on from "mark it complete only after that, and". */
export const blockedText = (contract: Pick<Contract, "blocks">): string =>
  mayGiveUp(contract)
    ? "blocked only for a state that stop_when names, with its evidence shown."
    : "never blocked: the contract names no state in which to give up.";

/** Of several budgets the narrowest bound of each kind holds. */
const boundsOf = (budgets: readonly BudgetItem[]): readonly string[] =>
  (["turns", "minutes", "tokens", "dollars"] as const).flatMap((unit) => {
    const value = Math.min(...budgets.map((each) => each[unit] ?? Number.POSITIVE_INFINITY));
    return value === Number.POSITIVE_INFINITY ? [] : [`${value} ${value === 1 ? unit.slice(0, -1) : unit}`];
  });
