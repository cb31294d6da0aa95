import * as z from "zod/mini";
import { parseAt } from "../errors/parse-at.ts";
import { idSchema } from "./scalars.ts";

/** What every item has. */
export interface ItemBase {
  /** Given in kebab-case, else derived at build: the block's letter and the item's position in it, such as `D1`. */
  readonly id?: string;
}

/** Options that every item factory takes. */
export interface ItemOptions {
  /** An id of one's own, kebab-case, at most 64 characters. Default: derived at build. */
  readonly id?: string | undefined;
}

/** @internal A strict object, whose message about an unknown key lists the known ones: `describe` finds the one that was meant. */
export const strict = <const Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? Object.keys(shape).join(" ") : undefined),
  });

/** @internal The schema of one kind: strict, readonly, with the optional id. */
export const itemSchema = <const Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  z.readonly(strict({ kind: z.literal(kind), id: z.exactOptional(idSchema()), ...shape }));

/**
 * @internal Makes an item of camelCase options: spells them in snake_case, drops what is undefined, validates, freezes.
 *
 * @throws GoalpostError `contract/bad-input`, at `kind.field`, spelt as the caller does.
 */
export function makeItem<Item>(schema: () => z.ZodMiniType<Item>, kind: string, fields: object): Item {
  const wire: Record<string, unknown> = { kind };
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) wire[snakeCase(key)] = value;
  }
  return parseAt(schema(), wire, kind, camelCase);
}

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const camelCase = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
