import * as z from "zod/mini";

/** A given id: kebab-case. A derived id: the block's letter and the item's position in it. */
const idPattern = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z][1-9]\d*)$/;

const wellFormed = z.refine<string>((value) => value.isWellFormed(), {
  error: "holds a lone surrogate, expected well-formed Unicode",
});

/** @internal Prose: trimmed, at least one character, well-formed. */
export const textSchema = z.string().check(z.trim(), z.minLength(1, { error: "is empty, expected text" }), wellFormed);

/** @internal Text that is kept to the byte: not trimmed, at least one character, well-formed. */
export const verbatimSchema = z.string().check(z.minLength(1, { error: "is empty, expected text" }), wellFormed);

/** @internal One line of text. */
export const lineSchema = textSchema.check(
  z.refine((value) => !/[\n\r\u2028\u2029]/.test(value), { error: "holds a line break, expected one line" }),
);

/** @internal */
export const idSchema = z
  .string()
  .check(
    z.maxLength(64, { error: "is longer than 64 characters" }),
    z.regex(idPattern, { error: 'is not an id, expected kebab-case such as "golden-files"' }),
  );

/** Tells what is wrong with a path inside the project, or nothing. Paths are relative, with forward slashes, and stay below the root. */
export function pathFault(path: string): string | undefined {
  if (path.includes("\0")) return "holds a NUL character";
  if (path.includes("\\") && !/\\[[\](){}!*?+@]/.test(path)) return "holds a backslash, expected forward slashes";
  if (/^(?:\/|~|[A-Za-z]:)/.test(path)) return "is not relative to the project's root";
  let depth = 0;
  for (const part of path.split("/")) {
    if (part === "..") depth -= 1;
    else if (part !== "" && part !== ".") depth += 1;
    if (depth < 0) return "leaves the project's root";
  }
  return undefined;
}

/** @internal A path or glob below the project's root. */
export const pathSchema = lineSchema.check((context) => {
  const fault = pathFault(context.value);
  if (fault !== undefined) {
    context.issues.push({
      code: "custom",
      input: context.value,
      message: `"${context.value}" ${fault}, expected a path below the project's root`,
    });
  }
});

/** @internal At least one path or glob. */
export const pathsSchema = z.readonly(
  z.array(pathSchema).check(z.minLength(1, { error: "is empty, expected at least one path or glob" })),
);

/** A regular expression as data. */
export interface Pattern {
  /** ECMAScript source, as in `RegExp.prototype.source`. */
  readonly source: string;
  /** Flags out of `d g i m s u v y`; empty when none. */
  readonly flags: string;
}

/** @internal */
export const patternSchema = z.readonly(
  z
    .strictObject({
      source: z.string().check(z.minLength(1, { error: "is empty, expected a regular expression" }), wellFormed),
      flags: z.string(),
    })
    .check((context) => {
      const { source, flags } = context.value;
      try {
        // The engine's own spelling: slashes and line breaks are escaped, so that `/source/flags` can be read back.
        const engine = new RegExp(source, flags);
        context.value.source = engine.source;
        context.value.flags = engine.flags;
      } catch (error) {
        context.issues.push({
          code: "custom",
          input: context.value,
          message: `is no regular expression (${error instanceof Error ? error.message : String(error)}), expected ECMAScript syntax`,
        });
      }
    }),
);

/** A pattern of a regular expression or of its source. */
export function pattern(value: RegExp | string): Pattern {
  return typeof value === "string" ? { source: value, flags: "" } : { source: value.source, flags: value.flags };
}

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** @internal A JSON value as JSON itself would give it back: no -0, no undefined, no cycles. */
export const jsonSchema = z.pipe(
  z.json().check(z.refine((value) => wellFormedJson(value), { error: "holds a lone surrogate" })),
  z.transform((value): Json => JSON.parse(JSON.stringify(value))),
);

const wellFormedJson = (value: unknown): boolean => !/\\ud[89a-f][0-9a-f]{2}/.test(JSON.stringify(value) ?? "");

/** @internal Whole seconds that a command may take. */
export const timeoutSchema = z
  .int({ error: "is not a whole number of seconds" })
  .check(
    z.gte(1, { error: "is below 1, expected 1 to 86400 seconds" }),
    z.lte(86_400, { error: "is above 86400, expected 1 to 86400 seconds" }),
  );

/** @internal A finite number that reads back as itself. */
export const numberSchema = z
  .number({ error: "is not a finite number" })
  .check(z.overwrite((value) => (Object.is(value, -0) ? 0 : value)));

/** @internal A whole number of at least 1. */
export const countSchema = z
  .int({ error: "is not a whole number" })
  .check(z.gte(1, { error: "is below 1, expected 1 or more" }));

/** @internal Names of environment variables, never their values. */
export const envNamesSchema = z.readonly(
  z.array(
    z.string().check(
      z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
        error: "is no name of an environment variable; give the name alone, never the value",
      }),
    ),
  ),
);
