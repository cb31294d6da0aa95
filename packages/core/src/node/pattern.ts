import * as z from "zod/mini";
import { show } from "../errors/describe.ts";
import { fault } from "../errors/fault.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { strict } from "./item.ts";
import { once } from "./once.ts";
import { wellFormed } from "./scalars.ts";

/** A regular expression as data. */
export interface Pattern {
  /** ECMAScript source, as in `RegExp.prototype.source`. */
  readonly source: string;
  /** Flags out of `d g i m s u v y`; empty when none. */
  readonly flags: string;
}

/** @internal */
export const patternSchema = once(() =>
  z.readonly(
    strict({
      source: z
        .string()
        .check(
          z.minLength(1, { error: fault("is empty, expected a regular expression", "write what to look for") }),
          wellFormed(),
        ),
      flags: z._default(z.string(), ""),
    }).check((context) => {
      const { source, flags } = context.value;
      try {
        // The engine's own spelling: slashes and line breaks are escaped, so that `/source/flags` can be read back.
        const engine = new RegExp(source, flags);
        context.value.source = engine.source;
        context.value.flags = engine.flags;
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        context.issues.push({
          code: "custom",
          input: context.value,
          message: fault(
            `is not a regular expression (${said.replaceAll("\n", " ")}), expected ECMAScript syntax`,
            "correct it, or escape what is meant as it stands with a backslash",
          ),
        });
      }
    }),
  ),
);

/**
 * @internal A pattern of a regular expression, or of its source.
 *
 * @throws GoalpostError `contract/bad-input` at `where`.
 */
export function pattern(value: unknown, where: string): Pattern {
  if (typeof value === "string") return { source: value, flags: "" };
  if (isRegExp(value)) return { source: value.source, flags: value.flags };
  throw new GoalpostError({
    code: "contract/bad-input",
    where,
    what: `is ${value === undefined ? "missing" : show(value)}, expected a regular expression or its source`,
    help: "write /…/, or the source as text",
  });
}

/** @internal Also one of another realm. */
export const isRegExp = (value: unknown): value is RegExp =>
  value instanceof RegExp || Object.prototype.toString.call(value) === "[object RegExp]";
