import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { code, form, nested, number, regex, word } from "./form.ts";
import { isGlob } from "./is-glob.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { type Pattern, pattern, patternSchema } from "./pattern.ts";
import { type RunCheck, runCheckForms, runCheckSchema } from "./run-check.ts";
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
  /** What makes the file: verify removes it and makes it again. Then `in` is a path, and the file may not be missing. */
  readonly produced_by?: RunCheck;
}

/** @internal */
export const absentSchema = once(() =>
  itemSchema("absent", {
    pattern: patternSchema(),
    in: pathSchema(),
    last_lines: z.exactOptional(countSchema()),
    if_missing: z._default(z.enum(["fail", "pass"]), "fail"),
    produced_by: z.exactOptional(runCheckSchema()),
  }).check(
    z.refine((item) => item.produced_by === undefined || !isGlob(item.in), {
      error: fault(
        "is a glob, but a producer makes one file",
        "name the file that it makes, and write one absent(…) for each",
      ),
      path: ["in"],
    }),
    z.refine((item) => item.produced_by === undefined || item.if_missing === "fail", {
      error: fault("lets the file be missing, but a producer has to make it", "leave out ifMissing, or producedBy"),
      path: ["if_missing"],
    }),
  ),
);

/** @internal */
export const absentForm = once(() =>
  form<AbsentItem>([regex("pattern"), " is absent from ", code("in"), "."], {
    "last lines": number("last_lines"),
    "a missing file": word("if_missing", { passes: "pass", fails: "fail" }, "fail"),
    "made by": nested("produced_by", runCheckForms()),
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
  /** What makes the file: verify removes it and makes it again, so that one that was written by hand proves nothing. */
  readonly producedBy?: RunCheck | undefined;
}

/**
 * A check: a file does not hold something.
 *
 * @param absentPattern - A regular expression, or its source.
 * @param options - `in`: path or glob; `lastLines`; `ifMissing` (default `"fail"`); `producedBy`: what makes the file.
 * @throws {@link GoalpostError} `contract/bad-input` when the pattern is none, the path leaves the root, or a glob has a producer.
 * @example
 * absent(/\b429\b/, { in: "logs/requests.log", lastLines: 100, producedBy: command("npm run load-test") });
 */
export function absent(absentPattern: RegExp | string, options: AbsentOptions): AbsentItem;
export function absent(absentPattern: unknown, ...rest: readonly unknown[]): AbsentItem {
  const options = optionsOf("absent", rest, ["in", "lastLines", "ifMissing", "producedBy"]);
  return makeItem(absentSchema, "absent", { pattern: pattern(absentPattern, "absent.pattern"), ...options });
}
