import * as z from "zod/mini";
import { form, number } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { countSchema, oneOf, positiveSchema } from "./scalars.ts";

/** The bounds of the work; the first that is reached ends it. */
export interface BudgetItem extends ItemBase {
  readonly kind: "budget";
  readonly turns?: number;
  readonly minutes?: number;
  readonly tokens?: number;
  /** US dollars. */
  readonly dollars?: number;
}

/** @internal */
export const budgetSchema = once(() =>
  itemSchema("budget", {
    turns: z.exactOptional(countSchema()),
    minutes: z.exactOptional(positiveSchema()),
    tokens: z.exactOptional(countSchema()),
    dollars: z.exactOptional(positiveSchema()),
  }).check(oneOf("has no bound", ["turns", "minutes", "tokens", "dollars"])),
);

/** @internal */
export const budgetForm = once(() =>
  form<BudgetItem>(["at the first of these bounds:"], {
    turns: number("turns"),
    minutes: number("minutes"),
    tokens: number("tokens"),
    dollars: number("dollars"),
  }),
);

/**
 * The bounds of the work; the first that is reached ends it. An item of stop_when.
 *
 * @param options - At least one of `turns` (1 or more), `minutes` (above 0), `tokens` (1 or more), `dollars` (US, above 0).
 * @throws {@link GoalpostError} `contract/bad-input` when there is none, or one is not above 0.
 * @example
 * budget({ turns: 60, minutes: 360, tokens: 3_000_000 });
 */
export function budget(
  options: ItemOptions & {
    readonly turns?: number | undefined;
    readonly minutes?: number | undefined;
    readonly tokens?: number | undefined;
    readonly dollars?: number | undefined;
  },
): BudgetItem;
export function budget(...rest: readonly unknown[]): BudgetItem {
  return makeItem(
    budgetSchema,
    "budget",
    optionsOf("budget", rest, ["turns", "minutes", "tokens", "dollars"], "name the bound: { minutes: 90 }"),
  );
}
