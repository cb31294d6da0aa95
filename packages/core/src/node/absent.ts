import * as z from "zod/mini";
import { code, form, number, regex, word } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { type Pattern, pattern, patternSchema } from "./pattern.ts";
import { countSchema } from "./scalars.ts";

/** Something that a file, or each file of a glob, must not hold. */
export interface AbsentItem extends ItemBase {
  readonly kind: "absent";
  readonly pattern: Pattern;
  /** A path or glob below the project's root. */
  readonly in: string;
  /** Lines, from the end, that are searched. Default: all. */
  readonly last_lines?: number;
  /** What a missing file means. A file that is not there proves nothing, so `fail` is the default. */
  readonly if_missing: "fail" | "pass";
}

/** @internal */
export const absentSchema = once(() =>
  itemSchema("absent", {
    pattern: patternSchema(),
    in: pathSchema(),
    last_lines: z.exactOptional(countSchema()),
    if_missing: z._default(z.enum(["fail", "pass"]), "fail"),
  }),
);

/** @internal */
export const absentForm = once(() =>
  form<AbsentItem>([regex("pattern"), " is absent from ", code("in"), "."], {
    "last lines": number("last_lines"),
    "a missing file": word("if_missing", { passes: "pass", fails: "fail" }, "fail"),
  }),
);

/** Options of {@link absent}. */
export interface AbsentOptions extends ItemOptions {
  /** A path or glob below the project's root. */
  readonly in: string;
  /** Lines, from the end, that are searched; 1 or more. Default: all. */
  readonly lastLines?: number | undefined;
  /** What a missing file means. Default `"fail"`. */
  readonly ifMissing?: "fail" | "pass" | undefined;
}

/**
 * A check: a file does not hold something.
 *
 * @param absentPattern - A regular expression, or its source.
 * @param options - `in`: path or glob; `lastLines`; `ifMissing` (default `"fail"`).
 * @throws {@link GoalpostError} `contract/bad-input` when the pattern is none or the path leaves the root.
 * @example
 * absent(/\b429\b/, { in: "logs/requests.log", lastLines: 100 });
 */
export function absent(absentPattern: RegExp | string, options: AbsentOptions): AbsentItem;
export function absent(absentPattern: unknown, ...rest: readonly unknown[]): AbsentItem {
  const options = optionsOf("absent", rest, ["in", "lastLines", "ifMissing"]);
  return makeItem(absentSchema, "absent", { pattern: pattern(absentPattern, "absent.pattern"), ...options });
}
