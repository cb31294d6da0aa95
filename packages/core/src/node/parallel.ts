import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { type Field, form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** Steps that may be done at the same time. */
export interface ParallelItem extends ItemBase {
  readonly kind: "parallel";
  readonly steps: readonly string[];
}

/** @internal */
export const parallelSchema = once(() =>
  itemSchema("parallel", {
    steps: z.readonly(
      z
        .array(textSchema())
        .check(z.minLength(2, { error: fault("has fewer than 2 steps, expected 2 or more", "use step(…) for one") })),
    ),
  }),
);

const steps: Field<"steps"> = { ...prose("steps"), many: true };

/** @internal */
export const parallelForm = once(() => form<ParallelItem>(["at the same time:"], { step: steps }));

/**
 * Steps that may be done at the same time. An item of workflow.
 *
 * @param steps - At least 2 steps; each trimmed, at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when there are fewer than 2.
 * @example
 * parallel(["Port the invoices.", "Port the refunds."]);
 */
export function parallel(steps: readonly string[], options?: ItemOptions): ParallelItem;
export function parallel(steps: readonly string[], ...rest: readonly unknown[]): ParallelItem {
  return makeItem(parallelSchema, "parallel", {
    steps,
    ...optionsOf("parallel", rest, [], "give the steps as one list: parallel([…, …])"),
  });
}
