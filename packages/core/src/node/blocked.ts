import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** A state in which to give up and say why. */
export interface BlockedItem extends ItemBase {
  readonly kind: "blocked";
  readonly text: string;
}

/** @internal */
export const blockedSchema = once(() => itemSchema("blocked", { text: textSchema() }));

/** @internal */
export const blockedForm = once(() => form<BlockedItem>([prose("text")]));

/**
 * A state in which to give up and say why. An item of stop_when.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * blocked("a golden file disagrees with SPEC.md");
 */
export function blocked(text: string, options?: ItemOptions): BlockedItem;
export function blocked(text: string, ...rest: readonly unknown[]): BlockedItem {
  return makeItem(blockedSchema, "blocked", { text, ...optionsOf("blocked", rest) });
}
