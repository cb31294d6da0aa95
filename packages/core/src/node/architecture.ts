import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** A rule about structure: what may depend on what, and where a thing belongs. */
export interface ArchitectureItem extends ItemBase {
  readonly kind: "architecture";
  readonly text: string;
}

/** @internal */
export const architectureSchema = once(() => itemSchema("architecture", { text: textSchema() }));

/** @internal */
export const architectureForm = once(() => form<ArchitectureItem>([prose("text")]));

/**
 * A rule about structure: what may depend on what, and where a thing belongs. An item of constraints.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * architecture("Routes call services; services never see a request.");
 */
export function architecture(text: string, options?: ItemOptions): ArchitectureItem;
export function architecture(text: string, ...rest: readonly unknown[]): ArchitectureItem {
  return makeItem(architectureSchema, "architecture", { text, ...optionsOf("architecture", rest) });
}
