import assert from "node:assert/strict";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as core from "../index.ts";
import { factories, factoryNamed } from "../testing/factories.ts";
import { hostile } from "../testing/hostile.ts";
import { homes } from "./homes.ts";

const names = Object.keys(factories) as (keyof typeof factories)[];
const made = names.map((name) => factoryNamed(name)(...factories[name]));

class Named {
  readonly id = "named";
}

/** What plain JavaScript, a slip or a copied line can put where text, a check or options belong. */
const odd: readonly unknown[] = [
  ...made, ...made.map((item) => ({ ...item })), [made[0]], [[made[0]]],
  undefined, null, true, false, 0, 5, -1, Number.NaN, 10n, Symbol("a"), () => "a", Promise.resolve("a"), new Date(0), new Map([["id", "a"]]), new Named(),
  [], ["a"], ["a", 5], ["a", "b"], /a/g, { source: "a", flags: "" }, new String("a"), Object.create({ id: "inherited" }), core.goal("a"), core.goal("a").doneWhen("b").build(),
  {}, { id: "fine" }, { id: 5 }, { id: "Not fine" }, { kind: undefined }, { kind: "command" }, { kind: "command", run: "a" }, { [Symbol("id")]: "a" },
  ...["text", "run", "path", "paths", "pattern", "matches", "json_pointer", "jsonPointer", "exit_code", "steps", "check", "checks", "when", "url", "produced_by", "max_words", "what", "instead", "toString", "__proto__"].map((key) => Object.fromEntries([[key, "a"]])),
]; // biome-ignore format: one list

const anything = fc.oneof(
  { arbitrary: fc.constantFrom(...odd), weight: 3 },
  hostile,
  fc.anything(),
  fc.dictionary(
    fc.constantFrom("id", "instead", "in", "evidence", "note", "lines", "cwd", "env", "turns", "what"),
    fc.anything(),
  ),
);

/** Whether what was given is in the item: nothing that a caller wrote is lost. */
function holds(item: unknown, given: unknown): boolean {
  if (same(item, given)) return true;
  if (typeof item === "object" && item !== null && Object.values(item).some((value) => holds(value, given)))
    return true;
  if (Array.isArray(given)) return given.every((each) => holds(item, each));
  if (typeof given !== "object" || given === null || given instanceof RegExp) return false;
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  if (Reflect.ownKeys(given).length !== Object.keys(given).length) return false;
  if (!("kind" in given)) return entries.every(([, value]) => holds(item, value));
  // An inner item stands in one piece; its defaults may have been filled in.
  const inner = item as Readonly<Record<string, unknown>> | null;
  return typeof inner === "object" && entries.every(([key, value]) => isDeepEqual(inner?.[key], value));
}

function same(item: unknown, given: unknown): boolean {
  if (typeof given === "string") {
    return typeof item === "string" && (item === given || item === given.trim() || item === sourceOf(given));
  }
  if (given instanceof RegExp)
    return JSON.stringify(item) === JSON.stringify({ source: given.source, flags: given.flags });
  return (
    Object.is(item, given) ||
    (typeof given === "number" && item === given) ||
    (typeof given === "object" && isDeepEqual(item, given))
  );
}

const sourceOf = (text: string): string | undefined => {
  try {
    return new RegExp(text).source;
  } catch {
    return undefined;
  }
};

const isDeepEqual = (left: unknown, right: unknown): boolean => {
  try {
    assert.deepEqual(JSON.parse(JSON.stringify(left)), JSON.parse(JSON.stringify(right)));
    return true;
  } catch {
    return false;
  }
};

describe.each(names)("%s", (name) => {
  const factory = factoryNamed(name);
  const args: readonly unknown[] = factories[name];

  const check = (given: readonly unknown[], value: unknown): void => {
    let item: unknown;
    try {
      item = factory(...given);
    } catch (error) {
      assert.ok(core.GoalpostError.is(error), `${name} threw ${String(error)}`);
      assert.equal(error.code, "contract/bad-input");
      assert.ok(error.where.startsWith(name), error.where);
      return;
    }
    assert.ok(Object.isFrozen(item));
    if (value === undefined) return;
    assert.ok(holds(item, value), `${name} lost what it was given: ${JSON.stringify(item)}`);
  };

  test("refuses what it is given in the place of each argument, or keeps it", () => {
    fc.assert(
      fc.property(fc.nat({ max: args.length - 1 }), anything, (at, value) => check(args.with(at, value), value)),
      { numRuns: 600 },
    );
  });

  test("refuses one more argument, or keeps it", () => {
    fc.assert(
      fc.property(anything, fc.nat({ max: args.length }), (value, at) => check(args.toSpliced(at, 0, value), value)),
      { numRuns: 600 },
    );
  });

  test("refuses an option that it does not know", () => {
    const known = Object.keys(args.at(-1) as object);
    for (const key of [
      "kind",
      "text",
      "exit_code",
      "instaed",
      "constructor",
      "__proto__",
      ...Object.keys({ ...(made as object[])[0] }),
    ]) {
      if (known.includes(key) || key === "id") continue;
      const options = Object.fromEntries([...Object.entries(args.at(-1) as object), [key, "a"]]);
      assert.throws(() => factory(...args.slice(0, -1), options), { code: "contract/bad-input" }, key);
    }
  });
});

test("the table has every function that makes an item, and they make every kind", () => {
  const others = new Set(["requireId", "mayGiveUp", "blockedText", "packFor", "placeOf", "shortHash", "stopText",
    "countIn", "effortWarning", "escapeText", "extend", "fragment", "goal", "isCheck", "isLabelled", "listIds", "measure", "nearest", "o200k", "pack", "parse", "parseContract",
    "contractFolder", "unitName", "render", "renderBlock", "renderItem", "renderItems", "requireId", "safeParse", "splitWords", "template", "toldContract", "unescapeText", "GoalpostError",
  ]); // biome-ignore format: one list
  const functions = Object.entries(core).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
  expect(functions.filter((name) => !others.has(name)).sort()).toEqual([...names].sort());
  const kinds = made.flatMap((item) => (item as { kind: string }).kind);
  expect(kinds.sort()).toEqual(
    Object.keys(homes)
      .filter((kind) => kind !== "text")
      .sort(),
  );
});
