import { type CheckItem, checkForms, innerCheckSchema } from "./check.ts";
import { checkList } from "./check-list.ts";
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
 * A check that the agent runs again and again while working. An item of verification_loop. Several checks become one item each, in order.
 *
 * @param when - After what: `"each route"`; trimmed, at least 1 character.
 * @param check - Any check, without an id of its own.
 * @returns One item; of several checks a list, which `.verificationLoop(…)` takes as it is.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty, a check has an id, or is none.
 * @example
 * after("each route", command("pnpm typecheck"));
 * after("each route", command("pnpm typecheck"), command("pnpm test")).length; // 2
 */
export function after(when: string, check: CheckItem, options?: ItemOptions): AfterItem;
export function after(when: string, ...checks: readonly [CheckItem, CheckItem, ...CheckItem[]]): readonly AfterItem[];
export function after(when: string, ...given: readonly unknown[]): AfterItem | readonly AfterItem[] {
  const { checks, options } = checkList("after", given);
  const [first, ...more] = checks.map((check) =>
    makeItem<AfterItem>(afterSchema, "after", { when, check, ...options }),
  );
  return first === undefined || more.length > 0 ? Object.freeze([first, ...more] as AfterItem[]) : first;
}
