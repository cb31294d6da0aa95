import * as z from "zod/mini";
import { describe, type Spell } from "./describe.ts";
import { GoalpostError } from "./goalpost-error.ts";

/** One thing that is wrong with a value. */
export interface Fault {
  readonly where: string;
  readonly what: string;
  readonly help: string;
}

/**
 * @internal Validates a value; the first thing that is wrong becomes the error, at the caller's own path.
 *
 * @param spell - How the caller spells the wire's keys. Default: as they are.
 * @throws GoalpostError `contract/bad-input`.
 */
export function parseAt<Value>(
  schema: z.ZodMiniType<Value>,
  input: unknown,
  where: string,
  spell: Spell = same,
): Value {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const [first] = faultsOf(result.error.issues, input, where, spell);
  throw new GoalpostError({
    code: "contract/bad-input",
    where: first?.where ?? where,
    what: first?.what ?? "is not valid",
    help: first?.help ?? "compare it with the schema",
    cause: result.error,
  });
}

const same: Spell = (key) => key;

/** @internal zod's issues as faults, in order. */
export function faultsOf(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  root: string,
  spell: Spell = same,
): readonly Fault[] {
  return issues.map((issue) => {
    const seen = issue.path.reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
      input,
    );
    const { what, help, at } = describe(issue, seen, spell);
    const path = [...issue.path, ...(at === undefined ? [] : [at])];
    return { where: place(root, path, input, spell, seen === undefined), what, help };
  });
}

/** `blocks[2].items[0].run` is what the wire says; people say `done_when[0].run`. Only of items that are missing is `items` said. */
function place(root: string, path: readonly PropertyKey[], input: unknown, spell: Spell, missing: boolean): string {
  let keys = path;
  let name = root;
  const block = (input as { blocks?: { kind?: unknown }[] } | null | undefined)?.blocks?.[Number(path[1])];
  if (path[0] === "blocks" && typeof block?.kind === "string") {
    name = block.kind;
    keys = path.slice(path[2] === "items" && !(missing && path.length === 3) ? 3 : 2);
  }
  return keys.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}.${spell(String(key))}`),
    name,
  );
}
