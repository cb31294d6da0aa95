import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { once } from "./once.ts";

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Levels of nesting: enough for any check, and no value can exhaust the stack of those who walk it. */
const maxDepth = 64;

/** @internal A JSON value as JSON itself would give it back (no -0, no cycle), frozen at every depth. */
export const jsonSchema = once(() =>
  z.pipe(
    z.custom<Json>().check((context) => {
      const message = jsonFault(context.value, 0);
      if (message !== undefined) context.issues.push({ code: "custom", input: context.value, message });
    }),
    z.transform((value): Json => frozen(JSON.parse(JSON.stringify(value)))),
  ),
);

function jsonFault(value: unknown, depth: number): string | undefined {
  if (depth > maxDepth) return fault(`is nested deeper than ${maxDepth} levels`, "look at a part of it");
  if (typeof value === "string") return value.isWellFormed() ? undefined : loneSurrogate;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : notJson;
  if (typeof value === "boolean" || value === null) return undefined;
  if (typeof value !== "object") return notJson;
  if (Array.isArray(value)) return firstFault(Array.from(value), depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || "toJSON" in value) return notJson;
  return firstFault([...Object.keys(value), ...Object.values(value)], depth);
}

function firstFault(values: readonly unknown[], depth: number): string | undefined {
  for (const value of values) {
    const message = jsonFault(value, depth + 1);
    if (message !== undefined) return message;
  }
  return undefined;
}

const notJson = fault(
  "is not JSON, expected text, numbers, true, false, null, arrays and plain objects",
  "give the value that JSON.parse gives",
);
const loneSurrogate = fault("holds a lone surrogate, expected well-formed Unicode", "remove the broken character");

function frozen(value: Json): Json {
  if (typeof value === "object" && value !== null) for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
