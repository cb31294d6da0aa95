import { form, prose } from "./form.ts";
import { type ItemBase, itemSchema } from "./item.ts";
import { once } from "./once.ts";
import { verbatimSchema } from "./scalars.ts";

/** Text of an imported prompt that belongs to no block, kept to the byte. */
export interface OtherTextItem extends ItemBase {
  readonly kind: "text";
  readonly text: string;
}

/** @internal */
export const otherTextSchema = once(() => itemSchema("text", { text: verbatimSchema() }));

/** @internal */
export const otherTextForm = once(() => form<OtherTextItem>([prose("text")]));
