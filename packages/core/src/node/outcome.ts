import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** The state that must hold at the end, in one sentence. */
export interface OutcomeItem extends ItemBase {
  readonly kind: "outcome";
  readonly text: string;
}

/** @internal */
export const outcomeSchema = once(() => itemSchema("outcome", { text: textSchema() }));

/** @internal */
export const outcomeForm = once(() => form<OutcomeItem>([prose("text")]));

/**
 * The state that must hold at the end, in one sentence. An item of the goal.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * outcome("Every HTTP response is unchanged.");
 */
export function outcome(text: string, options?: ItemOptions): OutcomeItem;
export function outcome(text: string, ...rest: readonly unknown[]): OutcomeItem {
  return makeItem(outcomeSchema, "outcome", { text, ...optionsOf("outcome", rest) });
}
