import * as z from "zod/mini";
import { code, codes, form } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem } from "./item.ts";
import { once } from "./once.ts";
import { pathsSchema } from "./path.ts";
import { refSchema } from "./scalars.ts";
import { treeFields } from "./tree-fields.ts";

/** Files that must stay as they were. */
export interface UnchangedItem extends ItemBase {
  readonly kind: "unchanged";
  /** Paths and globs below the project's root. */
  readonly paths: readonly string[];
  /** The git revision to compare with. Default: the commit at the start, as the seal recorded it, else `HEAD`. */
  readonly since?: string;
}

/** @internal */
export const unchangedSchema = once(() =>
  itemSchema("unchanged", { paths: pathsSchema(), since: z.exactOptional(refSchema()) }),
);

/** @internal */
export const unchangedForm = once(() => form<UnchangedItem>([codes("paths"), " unchanged."], { since: code("since") }));

/**
 * A check: files that must stay as they were, against a git revision.
 *
 * @param paths - Paths and globs below the project's root; a last argument `{ since }` names the revision.
 * @throws {@link GoalpostError} `contract/bad-input` when there is no path or one leaves the root.
 * @example
 * unchanged("test/golden/**", "SPEC.md");
 */
export function unchanged(
  ...paths: readonly [string, ...string[]] | readonly [string, ...string[], UnchangedOptions]
): UnchangedItem;
export function unchanged(...given: readonly unknown[]): UnchangedItem {
  return makeItem(unchangedSchema, "unchanged", treeFields("unchanged", given));
}

/** Options of {@link unchanged}. */
export interface UnchangedOptions extends ItemOptions {
  /** The git revision to compare with. Default: the commit at the start, else `HEAD`. */
  readonly since?: string | undefined;
}
