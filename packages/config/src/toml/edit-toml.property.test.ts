import assert from "node:assert/strict";
import { GoalpostError } from "@goalpost/core/errors";
import fc from "fast-check";
import { parse } from "smol-toml";
import { test } from "vitest";
import type { ValuePath } from "../path.ts";
import { tomlText } from "../testing/random-toml.ts";
import { isSubsequence, runs, seed, sharedEnds, without } from "../testing/seed.ts";
import { setToml, unsetToml } from "./edit-toml.ts";
import { isTable, type TomlTable, type TomlValue } from "./toml-value.ts";

const documents = runs(1_000);
const read = (text: string): TomlTable => parse(text.replace(/^\uFEFF/, ""), { integersAsBigInt: true }) as TomlTable;

const valid = tomlText.filter((text) => {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
});

function leaves(value: TomlValue, path: ValuePath = []): ValuePath[] {
  if (Array.isArray(value)) {
    const inner = value.flatMap((item, index) => leaves(item, [...path, index]));
    return path.at(-1) === "list" ? inner : [...inner, path];
  }
  if (isTable(value)) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  return [path];
}

/** Runs an edit; a refusal is not a result, and it must not happen often. */
function attempt(edit: () => string): string | undefined {
  try {
    return edit();
  } catch (error) {
    if (GoalpostError.is(error) && error.code === "config/edit-refused") return undefined;
    throw error;
  }
}

const ownLineComments = (text: string) => text.split(/\r?\n/).filter((line) => /^\s*#/.test(line)).length;

test(`an edit keeps every untouched byte: ${documents} documents`, () => {
  const count = { changed: 0, added: 0, removed: 0, refused: 0 };
  fc.assert(
    fc.property(
      valid,
      fc.nat(),
      fc.constantFrom<ValuePath>(["new"], ["x", "new"], ["s", "new"], ["deep", "er", "new"]),
      (text, pick, fresh) => {
        const before = read(text);
        const paths = leaves(before);
        const path = paths[pick % Math.max(1, paths.length)];
        if (path !== undefined && path.length > 0) {
          const changed = attempt(() => setToml(text, path, "changed"));
          if (changed === undefined) count.refused++;
          else {
            count.changed++;
            const { start, end } = sharedEnds(text, changed);
            assert.ok(changed.slice(start, changed.length - end).length <= '"changed"'.length);
            assert.equal(valueAt(read(changed), path), "changed");
          }
          const removed = attempt(() => unsetToml(text, path));
          if (removed === undefined) count.refused++;
          else {
            count.removed++;
            assert.ok(isSubsequence(removed, text));
            assert.deepEqual(filled(read(removed)), filled(without(before, path) as TomlValue));
            if (!text.includes("'''") && !text.includes('"""'))
              assert.ok(ownLineComments(removed) >= ownLineComments(text) - inside(text));
          }
        }
        const added = attempt(() => setToml(text, fresh, 7));
        if (added === undefined) return void count.refused++;
        count.added++;
        const { start, end } = sharedEnds(text, added);
        assert.equal(start + end, text.length);
        assert.equal(valueAt(read(added), fresh), 7n);
        if (added !== text && valueAt(before, fresh) === undefined) assert.equal(unsetToml(added, fresh), text);
      },
    ),
    { seed, numRuns: documents },
  );
  console.log(`bytes kept: ${JSON.stringify(count)}, seed ${seed}`);
  assert.ok(count.refused < (count.changed + count.added + count.removed) / 200);
}, 300_000);

/** A value without its empty tables: the header of one may stay where its last key went, or go with it. */
function filled(value: TomlValue): TomlValue {
  if (Array.isArray(value)) return value.map(filled);
  if (!isTable(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, filled(each)] as const);
  return Object.fromEntries(entries.filter(([, each]) => !isTable(each) || Object.keys(each).length > 0));
}

/** Comment lines that stand inside a bracket may go with the value that they explain. */
const inside = (text: string): number => text.split("# c\n").length + text.split("# c\r\n").length;

function valueAt(value: TomlValue | undefined, path: ValuePath): unknown {
  let at: unknown = value;
  for (const step of path) at = (at as Record<string | number, unknown> | undefined)?.[step];
  return at;
}
