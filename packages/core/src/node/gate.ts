import { type CheckItem, checkForms, innerCheckSchema } from "./check.ts";
import { form, nested } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem } from "./item.ts";
import { once } from "./once.ts";

/** A check that must pass before the next step of the workflow. */
export interface GateItem extends ItemBase {
  readonly kind: "gate";
  readonly check: CheckItem;
}

/** @internal */
export const gateSchema = once(() => itemSchema("gate", { check: innerCheckSchema() }));

/** @internal */
export const gateForm = once(() => form<GateItem>(nested("check", checkForms())));

/**
 * A check that must pass before the next step. An item of workflow.
 *
 * @param check - Any check, without an id of its own.
 * @throws {@link GoalpostError} `contract/bad-input` when the check has an id.
 * @example
 * gate(command("pnpm test"));
 */
export function gate(check: CheckItem, options: ItemOptions = {}): GateItem {
  return makeItem(gateSchema, "gate", { check, ...options });
}
