import * as z from "zod/mini";
import { code, form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { textSchema } from "./scalars.ts";

/** A finishing condition that a person decides, with the evidence that the agent leaves for it. */
export interface ReviewItem extends ItemBase {
  readonly kind: "review";
  readonly text: string;
  /** How much is looked at: `3 responses`. */
  readonly sample?: string;
  /** The file that the agent writes for the person. */
  readonly evidence: string;
}

/** @internal */
export const reviewSchema = once(() =>
  itemSchema("review", {
    text: textSchema(),
    sample: z.exactOptional(textSchema()),
    evidence: pathSchema(),
  }),
);

/** @internal */
export const reviewForm = once(() =>
  form<ReviewItem>([prose("text")], { sample: prose("sample"), evidence: code("evidence") }),
);

/**
 * A finishing condition that a person decides. The agent leaves the evidence; `goalpost approve` binds the approval to its sha256.
 *
 * @param text - What the person decides; trimmed, at least 1 character.
 * @param options - `evidence`: the file that the agent writes; `sample`: how much is looked at.
 * @throws {@link GoalpostError} `contract/bad-input` when a text is empty or the path leaves the root.
 * @example
 * review("no amount is rounded", { sample: "3 responses", evidence: "reports/review.md" });
 */
export function review(
  text: string,
  options: ItemOptions & { readonly evidence: string; readonly sample?: string | undefined },
): ReviewItem;
export function review(text: string, ...rest: readonly unknown[]): ReviewItem {
  return makeItem(reviewSchema, "review", { text, ...optionsOf("review", rest, ["evidence", "sample"]) });
}
