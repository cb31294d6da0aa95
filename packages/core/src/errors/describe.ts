import type * as z from "zod/mini";
import { splitFault } from "./fault.ts";
import { nearest } from "./nearest.ts";

/** How the caller spells a key of the wire: `timeout_seconds` in JSON, `timeoutSeconds` in code. */
export type Spell = (key: string) => string;

/** What is wrong with one value, and how to fix it. */
export interface Description {
  readonly what: string;
  readonly help: string;
  /** The key below the issue's own path that is meant. */
  readonly at?: string;
}

/** @internal Says one of zod's issues as people would. */
export function describe(issue: z.core.$ZodIssue, seen: unknown, spell: Spell): Description {
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKey(issue, seen, spell);
    case "invalid_type":
      return wrong(issue, seen, article(issue.expected), `give ${article(issue.expected)}`, spell);
    case "invalid_value":
      return wrong(issue, seen, issue.values.map(show).join(" or "), helpValue(seen, issue.values), spell);
    case "invalid_union":
      return union(issue, seen);
    case "custom":
      return Array.isArray(issue.params?.oneOf)
        ? oneOf(issue, issue.params.oneOf.map(String).map(spell))
        : said(issue, seen);
    default:
      return said(issue, seen);
  }
}

/** A message of ours, after the value that it is about. */
function said(issue: z.core.$ZodIssue, seen: unknown): Description {
  const { what, help } = splitFault(issue.message, "compare it with the schema");
  const shown = typeof seen === "string" || typeof seen === "number";
  return { what: shown && !secret(issue) ? `${show(seen)} ${what}` : what, help };
}

/** What stands where the name of an environment variable belongs may be its value. */
const secret = ({ path }: z.core.$ZodIssue): boolean => path.at(-2) === "env" || path.at(-1) === "env";

/** What stands first in a call has no name there. */
const first = new Set(["text", "run", "path", "paths", "pattern", "url", "steps"]);

/** With the name that it goes by, where it has one. */
function addIt({ path }: z.core.$ZodIssue, expected: string, spell: Spell): string {
  const key = path.at(-1);
  return typeof key === "string" && !first.has(key)
    ? `add it: ${spell(key)}: ${expected === "a string" ? '"…"' : "…"}`
    : "add it";
}

function wrong(
  issue: z.core.$ZodIssue,
  seen: unknown,
  expected: string,
  help: string,
  spell: Spell = (key) => key,
): Description {
  if (seen === undefined) return { what: `is missing, expected ${expected}`, help: addIt(issue, expected, spell) };
  const kind = typeof seen === "object" && seen !== null ? (seen as { kind?: unknown }).kind : undefined;
  if (typeof kind === "string" && expected === "a string") {
    return {
      what: `is an item of the kind ${show(kind)}, expected a string`,
      help: `${help}; an item stands by itself in its block`,
    };
  }
  if (secret(issue))
    return issue.message.includes("\n") ? splitFault(issue.message, help) : { what: `is not ${expected}`, help };
  if (Array.isArray(seen) && expected === "a string")
    return { what: `is ${show(seen)}, expected a string`, help: `${help}; what is in a list is spread: ...list` };
  // zod's own words differ with the locale that the program has set; ours carry their help.
  if (!issue.message.includes("\n")) return { what: `is ${show(seen)}, expected ${expected}`, help };
  const own = splitFault(issue.message, help);
  return { what: `${show(seen)} ${own.what}`, help: own.help };
}

function unknownKey(issue: z.core.$ZodIssueUnrecognizedKeys, seen: unknown, spell: Spell): Description {
  const [key = ""] = issue.keys;
  const keys = issue.message.split(" ").filter((each) => each !== "kind");
  const owner = typeof seen === "object" && seen !== null ? String((seen as { kind?: unknown }).kind ?? "") : "";
  const near = nearest(key, keys);
  return {
    at: key,
    what: `is not a key${owner === "" ? "" : ` of ${owner}`}, expected one of ${keys.map(spell).join(", ")}`,
    help: near === undefined ? "remove it" : `write "${spell(near)}"`,
  };
}

function oneOf(issue: z.core.$ZodIssue, keys: readonly string[]): Description {
  return {
    what: `${issue.message}, expected ${keys.join(", ").replace(/, ([^,]*)$/, " or $1")}`,
    help: "give one of them",
  };
}

function union(issue: z.core.$ZodIssueInvalidUnion, seen: unknown): Description {
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  const near = typeof seen === "string" ? nearest(seen, options) : undefined;
  // Words of ours: the value is known, and belongs elsewhere.
  if (issue.message.includes("\n")) {
    const own = splitFault(issue.message, "use one of them");
    return { what: `is ${show(seen)}, which ${own.what}, expected one of ${options.join(", ")}`, help: own.help };
  }
  return {
    what: `${seen === undefined ? "is missing" : `is ${show(seen)}`}, expected one of ${options.join(", ")}`,
    help: near === undefined ? "use one of them" : `write "${near}"`,
  };
}

function helpValue(seen: unknown, values: readonly unknown[]): string {
  const near = typeof seen === "string" ? nearest(seen, values.map(String)) : undefined;
  return `write ${near === undefined ? show(values[0]) : `"${near}"`}`;
}

const article = (type: string): string => `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;

/** @internal What somebody forgot to await. */
export const isPromise = (value: unknown): boolean =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";

/** @internal A value in an error, cut to what a line can hold; never throws, whatever the value is. */
export function show(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (isPromise(value)) return "a promise";
  if (typeof value === "bigint" || typeof value === "symbol" || typeof value === "number") return String(value);
  try {
    const text = JSON.stringify(value) ?? String(value);
    // What does not show, or moves the cursor, is spelt out.
    return (text.length > 60 ? `${text.slice(0, 57).replace(/[\ud800-\udbff]$/, "")}…` : text).replace(
      /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
    );
  } catch {
    return Array.isArray(value) ? "an array" : "an object";
  }
}
