import * as z from "zod/mini";
import { code, codes, form } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem } from "./item.ts";
import { once } from "./once.ts";
import { pathsSchema } from "./path.ts";
import { refSchema } from "./scalars.ts";
import { treeFields } from "./tree-fields.ts";

/** The only files that may change. */
export interface ScopeItem extends ItemBase {
  readonly kind: "scope";
  /** Paths and globs below the project's root. */
  readonly paths: readonly string[];
  /** The git revision to compare with. Default: the commit at the start, as the seal recorded it, else `HEAD`. */
  readonly since?: string;
}

/** @internal */
export const scopeSchema = once(() =>
  itemSchema("scope", { paths: pathsSchema(), since: z.exactOptional(refSchema()) }),
);

/** @internal */
export const scopeForm = once(() =>
  form<ScopeItem>(["only ", codes("paths"), " may change."], { since: code("since") }),
);

/**
 * A check: files that alone may change, against a git revision.
 *
 * @param paths - Paths and globs below the project's root; a last argument `{ since }` names the revision.
 * @throws {@link GoalpostError} `contract/bad-input` when there is no path or one leaves the root.
 * @example
 * scope("src/billing/**", "package.json");
 */
export function scope(
  ...paths: readonly [string, ...string[]] | readonly [string, ...string[], ScopeOptions]
): ScopeItem;
export function scope(...given: readonly unknown[]): ScopeItem {
  return makeItem(scopeSchema, "scope", treeFields("scope", given));
}

/** Options of {@link scope}. */
export interface ScopeOptions extends ItemOptions {
  /** The git revision to compare with. Default: the commit at the start, else `HEAD`. */
  readonly since?: string | undefined;
}
