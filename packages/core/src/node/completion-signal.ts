import { code, form } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { lineSchema } from "./scalars.ts";

/** The line that the agent ends with when all is done. */
export interface CompletionSignalItem extends ItemBase {
  readonly kind: "completion_signal";
  readonly text: string;
}

/** @internal */
export const completionSignalSchema = once(() => itemSchema("completion_signal", { text: lineSchema() }));

/** @internal */
export const completionSignalForm = once(() => form<CompletionSignalItem>([code("text")]));

/**
 * The line that the agent ends with when all is done. An item of output_contract.
 *
 * @param text - One line; trimmed, at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when it is empty or holds a line break.
 * @example
 * completionSignal("PORT COMPLETE");
 */
export function completionSignal(text: string, options?: ItemOptions): CompletionSignalItem;
export function completionSignal(text: string, ...rest: readonly unknown[]): CompletionSignalItem {
  return makeItem(completionSignalSchema, "completion_signal", { text, ...optionsOf("completionSignal", rest) });
}
