import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** One step of the work. */
export interface StepItem extends ItemBase {
  readonly kind: "step";
  readonly text: string;
}

/** @internal */
export const stepSchema = once(() => itemSchema("step", { text: textSchema() }));

/** @internal */
export const stepForm = once(() => form<StepItem>([prose("text")]));

/**
 * One step of the work. An item of workflow.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * step("Port one route at a time.");
 */
export function step(text: string, options?: ItemOptions): StepItem;
export function step(text: string, ...rest: readonly unknown[]): StepItem {
  return makeItem(stepSchema, "step", { text, ...optionsOf("step", rest) });
}
