import * as z from "zod/mini";
import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** Something that must not be done, and what to do instead. */
export interface NeverItem extends ItemBase {
  readonly kind: "never";
  readonly text: string;
  readonly instead?: string;
}

/** @internal */
export const neverSchema = once(() =>
  itemSchema("never", { text: textSchema(), instead: z.exactOptional(textSchema()) }),
);

/** @internal */
export const neverForm = once(() => form<NeverItem>([prose("text")], { instead: prose("instead") }));

/**
 * Something that must not be done, and what to do instead. An item of constraints.
 *
 * @param text - What not to do; trimmed, at least 1 character.
 * @param options - `instead`: what to do in its place; an agent follows a way out better than a ban.
 * @throws {@link GoalpostError} `contract/bad-input` when a text is empty.
 * @example
 * never("Match strings to pass one test.", { instead: "Fix the evaluator that the test exposes." });
 */
export function never(text: string, options?: ItemOptions & { readonly instead?: string | undefined }): NeverItem;
export function never(text: string, ...rest: readonly unknown[]): NeverItem {
  return makeItem(neverSchema, "never", { text, ...optionsOf("never", rest, ["instead"]) });
}
