import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** Something to know, in prose. */
export interface NoteItem extends ItemBase {
  readonly kind: "note";
  readonly text: string;
}

/** @internal */
export const noteSchema = once(() => itemSchema("note", { text: textSchema() }));

/** @internal */
export const noteForm = once(() => form<NoteItem>([prose("text")]));

/**
 * Something to know, in prose. An item of context.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * note("The parser was written twice.");
 */
export function note(text: string, options?: ItemOptions): NoteItem;
export function note(text: string, ...rest: readonly unknown[]): NoteItem {
  return makeItem(noteSchema, "note", { text, ...optionsOf("note", rest) });
}
