import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** A rule to keep. */
export interface MustItem extends ItemBase {
  readonly kind: "must";
  readonly text: string;
}

/** @internal */
export const mustSchema = once(() => itemSchema("must", { text: textSchema() }));

/** @internal */
export const mustForm = once(() => form<MustItem>([prose("text")]));

/**
 * A rule to keep. An item of constraints.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * must("Keep deterministic logic at the protocol boundary.");
 */
export function must(text: string, options?: ItemOptions): MustItem;
export function must(text: string, ...rest: readonly unknown[]): MustItem {
  return makeItem(mustSchema, "must", { text, ...optionsOf("must", rest) });
}
