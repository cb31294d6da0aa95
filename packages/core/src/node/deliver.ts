import * as z from "zod/mini";
import { code, form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { textSchema } from "./scalars.ts";

/** A file that the agent hands over. */
export interface DeliverItem extends ItemBase {
  readonly kind: "deliver";
  readonly path: string;
  /** What it is. */
  readonly what?: string;
  /** Its form: `JSON`, `one paragraph a route`. */
  readonly format?: string;
}

/** @internal */
export const deliverSchema = once(() =>
  itemSchema("deliver", {
    path: pathSchema(),
    what: z.exactOptional(textSchema()),
    format: z.exactOptional(textSchema()),
  }),
);

/** @internal */
export const deliverForm = once(() =>
  form<DeliverItem>([code("path")], { what: prose("what"), format: prose("format") }),
);

/**
 * A file that the agent hands over. An item of output_contract.
 *
 * @param path - A path below the project's root.
 * @param options - `what` it is; `format`: its form.
 * @throws {@link GoalpostError} `contract/bad-input` when the path leaves the root.
 * @example
 * deliver("reports/parity.json", { what: "the parity report", format: "JSON" });
 */
export function deliver(
  path: string,
  options?: ItemOptions & { readonly what?: string | undefined; readonly format?: string | undefined },
): DeliverItem;
export function deliver(path: string, ...rest: readonly unknown[]): DeliverItem {
  return makeItem(deliverSchema, "deliver", { path, ...optionsOf("deliver", rest, ["what", "format"]) });
}
