import * as z from "zod/mini";
import { show } from "../errors/describe.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { camelCase, isOptions, type Options, requireKnown } from "../errors/options.ts";
import { parseAt } from "../errors/parse-at.ts";
import { idSchema, originsSchema } from "./scalars.ts";

/** What every item has. */
export interface ItemBase {
  /** Given in kebab-case, else derived at build: the block's letter and the item's position in it, such as `D1`. */
  readonly id?: string;
  /** What of a specification it comes from: ids of requirements, and of decisions as `decision:12`. No sentence says it: the agent needs none. */
  readonly from?: readonly string[];
}

/** Options that every item factory takes. */
export interface ItemOptions {
  /** An id of one's own, kebab-case, at most 64 characters. Default: derived at build. */
  readonly id?: string | undefined;
  /** What of a specification it comes from, such as `"R4"` or `["FR-001", "decision:12"]`; up to 20. Default: nothing is said. */
  readonly from?: string | readonly string[] | undefined;
  /** Never given: an item is not options, so the compiler refuses `never("a", never("b"))`. */
  readonly kind?: never;
}

/** @internal A strict object, whose message about an unknown key lists the known ones: `describe` finds the one that was meant. */
export const strict = <const Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? Object.keys(shape).join(" ") : undefined),
  });

/** @internal The schema of one kind: strict, readonly, with the optional id. */
export const itemSchema = <const Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  z.readonly(
    strict({
      kind: z.literal(kind),
      id: z.exactOptional(idSchema()),
      from: z.exactOptional(originsSchema()),
      ...shape,
    }),
  );

/**
 * @internal Makes an item of camelCase options: spells them in snake_case, drops what is undefined, validates, freezes.
 *
 * @throws GoalpostError `contract/bad-input`, at `kind.field`, spelt as the caller does.
 */
export function makeItem<Item>(schema: () => z.ZodMiniType<Item>, kind: string, fields: object): Item {
  const wire: Record<string, unknown> = { kind };
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) wire[snakeCase(key)] = key === "from" && typeof value === "string" ? [value] : value;
  }
  return parseAt(schema(), wire, camelCase(kind), camelCase);
}

/**
 * @internal Reads what a function was given after its own arguments: one object of options that it knows, or nothing. All else would be lost
 * in silence: another item, a second text, a key of the wire.
 *
 * @param name - The function, as the caller spells it.
 * @param rest - The arguments after its own ones.
 * @param known - The options beside `id`.
 * @param ofText - What a second text should have been, where it is not one more item.
 * @throws GoalpostError `contract/bad-input`.
 */
export const optionsOf = (
  name: string,
  rest: readonly unknown[],
  known: readonly string[] = [],
  ofText?: string,
): Options => givenOptions(name, rest, ["id", "from"], known, ofText);

/** @internal The same for a function that makes no item, whose common options are named. */
export function givenOptions(
  name: string,
  rest: readonly unknown[],
  common: readonly string[],
  known: readonly string[] = [],
  ofText?: string,
): Options {
  const [options, ...more] = rest;
  if (more.length > 0)
    throw refused(name, more[0], "after its options, expected nothing more", ofText ?? helpText(name, []));
  if (options === undefined) return {};
  if (!isOptions(options)) {
    throw refused(
      name,
      options,
      `where its options stand, expected ${example(known)}`,
      ofText ?? helpText(name, known),
    );
  }
  requireKnown(name, options, [...common, ...known]);
  return options;
}

const example = (known: readonly string[]): string => `options such as { ${known[0] ?? "id"}: … }`;

/** What a text should have been that stands behind the first: an option, or an item of its own. */
const helpText = (name: string, known: readonly string[]): string =>
  known.length === 0
    ? `write one ${name}(…) for each text`
    : `name the option that it is for, such as { ${known[0]}: … }, or write one ${name}(…) for each text`;

function refused(name: string, value: unknown, where: string, ofText: string): GoalpostError {
  const kind = typeof value === "object" && value !== null ? (value as { kind?: unknown }).kind : undefined;
  const isItem = typeof kind === "string";
  return new GoalpostError({
    code: "contract/bad-input",
    where: name,
    what: `was given ${isItem ? `the item ${camelCase(kind)}(…)` : show(value)} ${where}`,
    help: isItem
      ? "give both items to the block, side by side"
      : typeof value === "string"
        ? ofText
        : "leave it out, or name the option that it is for",
  });
}

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
