import { show } from "./describe.ts";
import { GoalpostError } from "./goalpost-error.ts";
import { nearest } from "./nearest.ts";

/** What a caller gave as options, by name; who takes them judges the values. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * The names of options, from a table that the compiler holds to their type: each option once, and no other.
 *
 * @example
 * namesOf<{ readonly model?: string }>({ model: true }); // ["model"]
 */
export const namesOf = <Each extends object>(table: Readonly<Record<keyof Each, true>>): readonly string[] =>
  Object.keys(table);

/** @internal Tells options from everything else that may be handed over: they are a plain object, and no item. */
export function isOptions(value: unknown): value is Options {
  if (typeof value !== "object" || value === null || Array.isArray(value) || "kind" in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of any realm: the prototype of a plain object has none of its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Refuses options that a function would not read: in a file that was loaded without a type check they would be lost in silence. Call it with
 * the options as they were given.
 *
 * @param name - The function, as the caller spells it.
 * @param known - The options that it has.
 * @param code - The error's code. Default `contract/bad-input`.
 * @throws {@link GoalpostError} of that code, at `name.option`, with the option that was meant.
 * @example
 * requireKnown("codex", { model: "gpt-5.5" }, ["model", "reasoningEffort"]);
 */
export function requireKnown(
  name: string,
  options: unknown,
  known: readonly string[],
  code = "contract/bad-input",
): void {
  if (!isOptions(options)) {
    throw new GoalpostError({
      code,
      where: name,
      what: `was given ${show(options)}, expected options such as { ${known[0]}: … }`,
      help: "name the option that it is for",
    });
  }
  for (const key of [...Object.keys(options), ...Object.getOwnPropertySymbols(options).map(String)]) {
    if (known.includes(key)) continue;
    const near = nearest(key, known) ?? nearest(camelCase(key), known) ?? endsWith(key, known);
    throw new GoalpostError({
      code,
      where: `${name}.${key}`,
      what: `is not an option of ${name}, expected one of ${known.join(", ")}`,
      help: near === undefined ? "use one of these, or remove it" : `write "${near}"`,
    });
  }
}

/**
 * Refuses arguments that a function would not read, as {@link requireKnown} does with options.
 *
 * @param name - The function, as the caller spells it.
 * @param more - What was given after the last argument that it reads.
 * @param help - How to fix it. Default: leave it out.
 * @param code - The error's code. Default `contract/bad-input`.
 * @throws {@link GoalpostError} of that code, at `name`, with what would have been lost.
 * @example
 * const greet = (name: string, ...more: readonly unknown[]) => (requireNoMore("greet", more), `Hello ${name}`);
 * greet("Ada"); // "Hello Ada"
 */
export function requireNoMore(
  name: string,
  more: readonly unknown[],
  help = "leave it out",
  code = "contract/bad-input",
): void {
  if (more.length === 0) return;
  throw new GoalpostError({
    code,
    where: name,
    what: `was given ${showGiven(more[0])} after all that it takes, expected nothing more`,
    help,
  });
}

/**
 * @internal Refuses a text that was spread: each of its characters would be an item.
 *
 * @param where - What took them.
 * @throws GoalpostError `contract/bad-input` when three and more single characters were given, and nothing else.
 */
export function requireWholeTexts(where: string, given: readonly unknown[]): void {
  if (given.length < 3 || !given.every((each) => typeof each === "string" && [...each].length === 1)) return;
  throw new GoalpostError({
    code: "contract/bad-input",
    where,
    what: `was given the characters ${given.slice(0, 3).map(show).join(", ")}, … one by one, expected whole texts`,
    help: 'give the text itself, without "..." in front of it',
  });
}

/** @internal An item is said by its function, and a builder by its name: both are long as JSON. */
export function showGiven(value: unknown): string {
  const kind = typeof value === "object" && value !== null ? (value as { readonly kind?: unknown }).kind : undefined;
  if (typeof kind === "string") return `the item ${camelCase(kind)}(…)`;
  const isBuilder = typeof value === "object" && value !== null && Symbol.for("goalpost.builder") in value;
  return isBuilder ? "a builder" : show(value);
}

/** @internal A name of the wire, as code spells it. */
export const camelCase = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `reasoningEffort` for `effort`, the first that ends so, and the other way round. */
function endsWith(key: string, known: readonly string[]): string | undefined {
  const word = key.toLowerCase();
  return word.length < 3
    ? undefined
    : known.find(
        (each) => each.toLowerCase().endsWith(word) || (each.length >= 3 && word.endsWith(each.toLowerCase())),
      );
}
