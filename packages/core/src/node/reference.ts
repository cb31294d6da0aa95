import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { code, form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { lineSchema, textSchema } from "./scalars.ts";

/** Something to read that is not in the project. */
export interface ReferenceItem extends ItemBase {
  readonly kind: "reference";
  /** An `http:` or `https:` address. */
  readonly url: string;
  readonly note?: string;
}

const urlSchema = once(() =>
  lineSchema().check(
    z.refine((value) => /^https?:\/\/\S+$/.test(value) && URL.canParse(value), {
      error: fault("is not an address", 'write one that begins with "https://"; a file of the project goes in read(…)'),
    }),
  ),
);

/** @internal */
export const referenceSchema = once(() =>
  itemSchema("reference", { url: urlSchema(), note: z.exactOptional(textSchema()) }),
);

/** @internal */
export const referenceForm = once(() => form<ReferenceItem>([code("url")], { note: prose("note") }));

/**
 * Something to read that is not in the project. An item of context.
 *
 * @param url - An `http:` or `https:` address.
 * @param options - `note`: what to look for.
 * @throws {@link GoalpostError} `contract/bad-input` when it is not an address.
 * @example
 * reference("https://fastify.dev/docs/latest/Guides/Migration-Guide-V5/", { note: "the breaking changes" });
 */
export function reference(url: string, options?: ItemOptions & { readonly note?: string | undefined }): ReferenceItem;
export function reference(url: string, ...rest: readonly unknown[]): ReferenceItem {
  return makeItem(referenceSchema, "reference", { url, ...optionsOf("reference", rest, ["note"]) });
}
