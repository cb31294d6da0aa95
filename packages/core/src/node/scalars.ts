import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { once } from "./once.ts";

/** @internal For strings that reach a client as UTF-8. */
export const wellFormed = once(() =>
  z.refine<string>((value) => value.isWellFormed(), {
    error: fault(
      "holds a lone surrogate, expected well-formed Unicode",
      "remove the broken character: half of a pair was cut off",
    ),
  }),
);

const filled = once(() =>
  z.minLength(1, { error: fault("is empty, expected text", "write at least one character that shows") }),
);

/** @internal Prose: trimmed, at least one character, well-formed. */
export const textSchema = once(() => z.string().check(z.trim(), filled(), wellFormed()));

/** @internal Text that is kept to the byte: not trimmed, at least one character, well-formed. */
export const verbatimSchema = once(() => z.string().check(filled(), wellFormed()));

/** @internal One line of text. */
export const lineSchema = once(() =>
  textSchema().check(
    z.refine((value) => !/[\n\r\u2028\u2029]/.test(value), {
      error: fault("holds a line break, expected one line", "write it on one line"),
    }),
  ),
);

/** A given id: kebab-case. A derived id: the block's letter and the item's position in it. */
const idPattern = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z][1-9]\d*)$/;

/** @internal The id of an item, or the name of a fragment. */
export const idSchema = once(() =>
  z.string().check(
    z.maxLength(64, { error: fault("is longer than 64 characters", "shorten it") }),
    z.regex(idPattern, {
      error: ({ input }) => fault('is not an id, expected kebab-case such as "golden-files"', spellAsId(input)),
    }),
  ),
);

/** @internal How a misspelt id is fixed. */
export function spellAsId(value: unknown): string {
  const words = String(value)
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const id = words?.join("-").replace(/^[^a-z]+/, "");
  return id === undefined || id === "" ? "write words of small letters, joined by hyphens" : `write "${id}"`;
}

const seconds = "give 1 to 86400 seconds, which is a day";

/** @internal Whole seconds that a command may take. */
export const timeoutSchema = once(() =>
  z
    .int({ error: fault("is not a whole number of seconds", seconds) })
    .check(
      z.gte(1, { error: fault("is below 1, expected 1 to 86400 seconds", seconds) }),
      z.lte(86_400, { error: fault("is above 86400, expected 1 to 86400 seconds", seconds) }),
    ),
);

/** @internal A finite number that reads back as itself. */
export const numberSchema = once(() =>
  z
    .number({ error: fault("is not a finite number", "give a number") })
    .check(z.overwrite((value) => (Object.is(value, -0) ? 0 : value))),
);

/** @internal A number above 0. */
export const positiveSchema = once(() =>
  numberSchema().check(z.gt(0, { error: fault("is not above 0", "give a number above 0, or leave it out") })),
);

/** @internal A whole number of at least 1. */
export const countSchema = once(() =>
  z
    .int({ error: fault("is not a whole number", "give a whole number of 1 or more") })
    .check(z.gte(1, { error: fault("is below 1, expected 1 or more", "give 1 or more, or leave it out") })),
);

/** @internal Names of environment variables, never their values. */
export const envNamesSchema = once(() =>
  z.readonly(
    z.array(
      z.string().check(
        z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
          // The text may hold a secret, so it is not said again.
          error: fault("is not the name of an environment variable", "give the name alone, never the value"),
        }),
      ),
      { error: fault("is not a list of names", 'give the names alone: ["CI"]; a value is set in shell("CI=1 …")') },
    ),
  ),
);

/** @internal A git revision, which must never read as an option of git. */
export const refSchema = once(() =>
  lineSchema().check(
    z.refine((ref) => !ref.startsWith("-") && !/[\s\p{Cc}]/u.test(ref), {
      error: fault('is not a git revision, expected one such as "HEAD" or "main"', "name a branch, a tag or a commit"),
    }),
  ),
);

/** @internal At least one of several fields. */
export const oneOf = (message: string, keys: readonly string[]) =>
  z.refine<object>((value) => keys.some((key) => (value as Readonly<Record<string, unknown>>)[key] !== undefined), {
    error: message,
    params: { oneOf: keys },
  });

const originPattern = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,79}$/u;

/** @internal Where an item comes from: ids of requirements and decisions. */
export const originsSchema = once(() =>
  z
    .readonly(
      z.array(
        z.string().check(
          z.regex(originPattern, {
            error: fault(
              "is not an origin, expected the id of a requirement or a decision, such as R4 or decision:12",
              "write its id: letters, digits and . _ : / -, up to 80 characters",
            ),
          }),
        ),
      ),
    )
    .check(
      z.minLength(1, {
        error: fault("is empty, expected at least one origin", "name the requirement, or leave it out"),
      }),
      z.maxLength(20, { error: fault("has more than 20 origins", "name those that it decides") }),
    ),
);
