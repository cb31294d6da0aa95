import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** A finishing condition in plain words, which nothing checks: allowed, but lint says so. */
export interface ClaimItem extends ItemBase {
  readonly kind: "claim";
  readonly text: string;
}

/** @internal */
export const claimSchema = once(() => itemSchema("claim", { text: textSchema() }));

/** @internal */
export const claimForm = once(() => form<ClaimItem>([prose("text")]));

/**
 * A finishing condition in plain words, which nothing checks: allowed, but lint says so. An item of done_when.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * claim("The errors read well.");
 */
export function claim(text: string, options?: ItemOptions): ClaimItem;
export function claim(text: string, ...rest: readonly unknown[]): ClaimItem {
  return makeItem(claimSchema, "claim", { text, ...optionsOf("claim", rest) });
}
