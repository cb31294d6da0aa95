import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** Why the outcome matters; it helps the agent to choose. */
export interface WhyItem extends ItemBase {
  readonly kind: "why";
  readonly text: string;
}

/** @internal */
export const whySchema = once(() => itemSchema("why", { text: textSchema() }));

/** @internal */
export const whyForm = once(() => form<WhyItem>([prose("text")]));

/**
 * Why the outcome matters; it helps the agent to choose. An item of the goal.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * why("Fastify 4 loses support in June.");
 */
export function why(text: string, options?: ItemOptions): WhyItem;
export function why(text: string, ...rest: readonly unknown[]): WhyItem {
  return makeItem(whySchema, "why", { text, ...optionsOf("why", rest) });
}
