import * as z from "zod/mini";
import { code, form, json, nested, number, regex } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { type Json, jsonSchema } from "./json.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { isRegExp, type Pattern, pattern, patternSchema } from "./pattern.ts";
import { type RunCheck, runCheckForms, runCheckSchema } from "./run-check.ts";
import { countSchema, verbatimSchema } from "./scalars.ts";

/** A file that must exist, and what it must hold. */
export interface ArtifactItem extends ItemBase {
  readonly kind: "artifact";
  /** A path below the project's root. */
  readonly path: string;
  /** Bytes that it has at least. Default: 1, since an empty file proves nothing. */
  readonly min_bytes?: number;
  /** Text that it holds. */
  readonly contains?: string;
  /** What it must match. */
  readonly matches?: Pattern;
  /** JSON that it must hold: an object's members are looked for, any other value is compared whole. */
  readonly json?: Json;
  /** A JSON Schema (draft 2020-12) that its JSON must fit. */
  readonly json_schema?: Json;
  /** What makes it: verify removes the file and makes it again. */
  readonly produced_by?: RunCheck;
}

/** @internal */
export const artifactSchema = once(() =>
  itemSchema("artifact", {
    path: pathSchema(),
    min_bytes: z.exactOptional(countSchema()),
    contains: z.exactOptional(verbatimSchema()),
    matches: z.exactOptional(patternSchema()),
    json: z.exactOptional(jsonSchema()),
    json_schema: z.exactOptional(jsonSchema()),
    produced_by: z.exactOptional(runCheckSchema()),
  }),
);

/** @internal */
export const artifactForm = once(() =>
  form<ArtifactItem>([code("path"), " exists."], {
    "bytes at least": number("min_bytes"),
    contains: code("contains"),
    matches: regex("matches"),
    "json has": json("json"),
    "made by": nested("produced_by", runCheckForms()),
  }),
);

/** Options of {@link artifact}. */
export interface ArtifactOptions extends ItemOptions {
  /** Bytes that it has at least. Default 1. */
  readonly minBytes?: number | undefined;
  /** Text that it holds, or a pattern that it matches. */
  readonly contains?: string | RegExp | undefined;
  /** JSON that it must hold: an object's members are looked for at any depth given, any other value is compared whole. */
  readonly json?: Json | undefined;
  /** A JSON Schema (draft 2020-12) that its JSON must fit. */
  readonly jsonSchema?: Json | undefined;
  /** What makes it: verify removes the file and makes it again, so that a forged file proves nothing. */
  readonly producedBy?: RunCheck | undefined;
}

/**
 * A check: a file exists and holds what it should.
 *
 * @param path - A path below the project's root.
 * @param options - `minBytes` (default 1), `contains`, `json`, `jsonSchema`, `producedBy`.
 * @throws {@link GoalpostError} `contract/bad-input` when the path leaves the root or a value is not JSON.
 * @example
 * artifact("reports/parity.json", { json: { mismatches: 0 }, producedBy: command("pnpm parity") });
 */
export function artifact(path: string, options?: ArtifactOptions): ArtifactItem;
export function artifact(path: string, ...rest: readonly unknown[]): ArtifactItem {
  const known = ["minBytes", "contains", "json", "jsonSchema", "producedBy"];
  const { contains, ...options } = optionsOf("artifact", rest, known);
  return makeItem(artifactSchema, "artifact", {
    path,
    ...options,
    ...(isRegExp(contains) ? { matches: pattern(contains, "artifact.contains") } : { contains }),
  });
}
