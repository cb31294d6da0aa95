import { form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** A rule of conduct while working. */
export interface RuleItem extends ItemBase {
  readonly kind: "rule";
  readonly text: string;
}

/** @internal */
export const ruleSchema = once(() => itemSchema("rule", { text: textSchema() }));

/** @internal */
export const ruleForm = once(() => form<RuleItem>([prose("text")]));

/**
 * A rule of conduct while working. An item of execution_rules or verification_loop.
 *
 * @param text - Trimmed; at least 1 character.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * rule("Commit after every green test run.");
 */
export function rule(text: string, options?: ItemOptions): RuleItem;
export function rule(text: string, ...rest: readonly unknown[]): RuleItem {
  return makeItem(ruleSchema, "rule", { text, ...optionsOf("rule", rest) });
}
