import { type CheckItem, checkForms, innerCheckSchema } from "./check.ts";
import { form, nested, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** A check that is run again and again while working. */
export interface AfterItem extends ItemBase {
  readonly kind: "after";
  /** After what: `each route`. */
  readonly when: string;
  readonly check: CheckItem;
}

/** @internal */
export const afterSchema = once(() => itemSchema("after", { when: textSchema(), check: innerCheckSchema() }));

/** @internal */
export const afterForm = once(() => form<AfterItem>([prose("when")], { check: nested("check", checkForms()) }));

/**
 * A check that the agent runs again and again while working. An item of verification_loop.
 *
 * @param when - After what: `"each route"`; trimmed, at least 1 character.
 * @param check - Any check, without an id of its own.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or the check has an id.
 * @example
 * after("each route", command("pnpm typecheck"));
 */
export function after(when: string, check: CheckItem, options: ItemOptions = {}): AfterItem {
  return makeItem(afterSchema, "after", { when, check, ...options });
}
