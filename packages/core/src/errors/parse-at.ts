import * as z from "zod/mini";
import { GoalpostError } from "./goalpost-error.ts";
import { nearest } from "./nearest.ts";

/** One thing that is wrong with a value. */
export interface Fault {
  readonly where: string;
  readonly what: string;
  readonly mend: string;
}

/**
 * @internal Validates a value; the first thing that is wrong becomes the error, at the caller's own path.
 *
 * @throws GoalpostError `contract/bad-input`.
 */
export function parseAt<Value>(schema: z.ZodMiniType<Value>, input: unknown, where: string): Value {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const [fault] = faultsOf(result.error.issues, input, where);
  throw new GoalpostError({
    code: "contract/bad-input",
    where: fault?.where ?? where,
    what: fault?.what ?? "is not valid",
    mend: fault?.mend ?? "compare it with the schema",
    cause: result.error,
  });
}

/** @internal zod's issues as faults, in order. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], input: unknown, root: string): readonly Fault[] {
  return issues.map((issue) => {
    const seen = issue.path.reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
      input,
    );
    const { what, mend, at } = describe(issue, seen);
    return { where: place(root, [...issue.path, ...(at === undefined ? [] : [at])], input), what, mend };
  });
}

/** `blocks[2].items[0].run` is what the wire says; people say `done_when[0].run`. */
function place(root: string, path: readonly PropertyKey[], input: unknown): string {
  let keys = path;
  let name = root;
  const block = (input as { blocks?: { kind?: unknown }[] } | null | undefined)?.blocks?.[Number(path[1])];
  if (path[0] === "blocks" && typeof block?.kind === "string") {
    name = block.kind;
    keys = path.slice(path[2] === "items" ? 3 : 2);
  }
  return keys.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}.${String(key)}`),
    name,
  );
}

interface Description {
  readonly what: string;
  readonly mend: string;
  readonly at?: string;
}

function describe(issue: z.core.$ZodIssue, seen: unknown): Description {
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKey(issue.keys[0] ?? "", seen);
    case "invalid_type":
      return seen === undefined
        ? { what: `is missing, expected ${issue.expected}`, mend: "add it" }
        : {
            what: `is ${show(seen)}, ${said(issue, `expected ${issue.expected}`)}`,
            mend: `give ${article(issue.expected)}`,
          };
    case "invalid_value":
      return {
        what: `is ${show(seen)}, ${said(issue, `expected ${issue.values.map(show).join(" or ")}`)}`,
        mend: mendValue(seen, issue.values),
      };
    case "invalid_union":
      return union(issue, seen);
    case "custom":
      return { what: issue.message, mend: String(issue.params?.mend ?? "correct the value") };
    default:
      return {
        what: typeof seen === "string" || typeof seen === "number" ? `${show(seen)} ${issue.message}` : issue.message,
        mend: "correct the value",
      };
  }
}

const said = (issue: z.core.$ZodIssue, otherwise: string): string =>
  issue.message === "Invalid input" ? otherwise : issue.message;

function unknownKey(key: string, seen: unknown): Description {
  const known = typeof seen === "object" && seen !== null ? String((seen as { kind?: unknown }).kind ?? "") : "";
  return {
    at: key,
    what: `is not a key${known === "" ? "" : ` of ${known}`}`,
    mend: "remove it, or correct its spelling",
  };
}

function union(issue: z.core.$ZodIssueInvalidUnion, seen: unknown): Description {
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  if (options.length === 0)
    return { what: `is ${show(seen)}, expected another kind of value`, mend: "compare it with the schema" };
  const near = typeof seen === "string" ? nearest(seen, options) : undefined;
  return {
    what: `${seen === undefined ? "is missing" : `is ${show(seen)}`}, expected one of ${options.join(", ")}`,
    mend: near === undefined ? "use one of them" : `write "${near}"`,
  };
}

function mendValue(seen: unknown, values: readonly unknown[]): string {
  const near = typeof seen === "string" ? nearest(seen, values.map(String)) : undefined;
  return near === undefined ? `write ${show(values[0])}` : `write "${near}"`;
}

const article = (type: string): string => `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;

function show(value: unknown): string {
  if (typeof value === "function") return "a function";
  const text =
    typeof value === "bigint" || typeof value === "symbol" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
