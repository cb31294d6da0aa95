import { type CheckItem, checkForms, innerCheckSchema } from "./check.ts";
import { checkList } from "./check-list.ts";
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
export const gateForm = once(() =>
  form<GateItem>(nested("check", checkForms()), {}, [
    { label: "if it fails", text: "fix the cause, run it again, and do not go on before it passes." },
  ]),
);

/**
 * A check that must pass before the next step. An item of workflow. Several checks become one gate each, in order.
 *
 * @param check - Any check, without an id of its own.
 * @returns One item; of several checks a list, which `.workflow(…)` takes as it is.
 * @throws {@link GoalpostError} `contract/bad-input` when a check has an id, or is none.
 * @example
 * gate(command("pnpm test"));
 * gate(command("pnpm typecheck"), command("pnpm test")).length; // 2
 */
export function gate(check: CheckItem, options?: ItemOptions): GateItem;
export function gate(...checks: readonly [CheckItem, CheckItem, ...CheckItem[]]): readonly GateItem[];
export function gate(...given: readonly unknown[]): GateItem | readonly GateItem[] {
  const { checks, options } = checkList("gate", given);
  const [first, ...more] = checks.map((check) => makeItem<GateItem>(gateSchema, "gate", { check, ...options }));
  return first === undefined || more.length > 0 ? Object.freeze([first, ...more] as GateItem[]) : first;
}
