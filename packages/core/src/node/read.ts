import * as z from "zod/mini";
import { show } from "../errors/describe.ts";
import { fault } from "../errors/fault.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { code, form, prose } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { lineSchema, textSchema } from "./scalars.ts";

/** A file or glob to read before working. */
export interface ReadItem extends ItemBase {
  readonly kind: "read";
  /** A path or glob below the project's root. */
  readonly path: string;
  /** The part to read: `10-80` or `10`, lines from 1. */
  readonly lines?: string;
  /** What to look for. */
  readonly note?: string;
}

const linesSchema = once(() =>
  lineSchema().check(
    z.regex(/^[1-9]\d*(?:-[1-9]\d*)?$/, {
      error: fault('is not a line range, expected "10" or "10-80"', "give the first line and the last, from 1"),
    }),
    z.refine(
      (range) => {
        const [from = 0, to = from] = range.split("-").map(Number);
        return from <= to;
      },
      { error: fault("ends before it begins, expected the first line first", "swap the two numbers") },
    ),
  ),
);

/** @internal */
export const readSchema = once(() =>
  itemSchema("read", {
    path: pathSchema(),
    lines: z.exactOptional(linesSchema()),
    note: z.exactOptional(textSchema()),
  }),
);

/** @internal */
export const readForm = once(() => form<ReadItem>([code("path")], { lines: prose("lines"), note: prose("note") }));

/** @internal Tells an address from a path of the project. */
export const isAddress = (path: unknown): boolean => typeof path === "string" && /^https?:\/\//i.test(path.trim());

/**
 * A file or glob to read before working. An item of context.
 *
 * @param path - A path or glob below the project's root, with forward slashes.
 * @param options - `lines`: `"10-80"` or `"10"`, counted from 1; `note`: what to look for.
 * @throws {@link GoalpostError} `contract/bad-input` when the path is absolute or leaves the root, or the range is not one.
 * @example
 * read("SPEC.md", { lines: "10-80", note: "the rounding rules" });
 */
export function read(
  path: string,
  options?: ItemOptions & { readonly lines?: string | undefined; readonly note?: string | undefined },
): ReadItem;
export function read(path: string, ...rest: readonly unknown[]): ReadItem {
  if (isAddress(path)) {
    throw new GoalpostError({
      code: "contract/bad-input",
      where: "read.path",
      what: `${show(path)} is an address, expected a path of the project`,
      help: `write reference(${show(path)})`,
    });
  }
  return makeItem(readSchema, "read", { path, ...optionsOf("read", rest, ["lines", "note"]) });
}
