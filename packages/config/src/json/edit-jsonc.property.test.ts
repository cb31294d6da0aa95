import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import type { ValuePath } from "../path.ts";
import { jsoncText } from "../testing/random-jsonc.ts";
import { isSubsequence, runs, seed, sharedEnds, without } from "../testing/seed.ts";
import { nodeAt, setJsonc, unsetJsonc } from "./edit-jsonc.ts";
import { jsonValue, parseJsonc } from "./parse-jsonc.ts";

const documents = runs(1_000);
const read = (text: string) => jsonValue(parseJsonc(text).root);

function leaves(value: unknown, path: ValuePath = []): ValuePath[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => [[...path, index], ...leaves(item, [...path, index])]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...leaves(inner, [...path, key])]);
}

const valueAt = (value: unknown, path: ValuePath) =>
  path.reduce((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);
/** The text of a member, key and value: the comments in it go with it. */
function ownText(text: string, path: ValuePath): string {
  const holder = nodeAt(parseJsonc(text).root, path.slice(0, -1));
  const node = nodeAt(parseJsonc(text).root, path);
  const member = holder?.kind === "object" ? holder.members.findLast(({ key }) => key === path.at(-1)) : undefined;
  return text.slice(member?.start ?? node?.start, node?.end);
}

const comments = (text: string) => text.match(/\/\/ note, \{|\/\* \[ , \*\//g)?.length ?? 0;

test(`an edit keeps every untouched byte: ${documents} documents`, () => {
  const count = { changed: 0, added: 0, removed: 0 };
  fc.assert(
    fc.property(jsoncText, fc.nat(), (text, pick) => {
      const paths = leaves(read(text));
      const path = paths[pick % Math.max(1, paths.length)];
      if (path !== undefined) {
        const changed = setJsonc(text, path, "changed");
        const { start, end } = sharedEnds(text, changed);
        assert.ok(changed.slice(start, changed.length - end).length <= '"changed"'.length);
        assert.equal(valueAt(read(changed), path), "changed");
        count.changed++;
        const removed = unsetJsonc(text, path);
        assert.ok(isSubsequence(removed, text));
        assert.deepEqual(read(removed), without(read(text), path));
        assert.ok(comments(removed) >= comments(text) - comments(ownText(text, path)));
        count.removed++;
      }
      const fresh = pick % 2 === 0 ? ["new"] : ["new", "deeper"];
      const added = setJsonc(text, fresh, 7);
      assert.ok(isSubsequence(text.replace(/\{\s*\}/, "{}"), added));
      assert.equal(valueAt(read(added), fresh), 7);
      // Of `{}` and of an object whose braces stand on two lines the same text comes.
      if (valueAt(read(text), fresh) === undefined && !/\{\s*\n\s*\}/.test(text))
        assert.equal(unsetJsonc(added, fresh), text);
      count.added++;
    }),
    { seed, numRuns: documents },
  );
  console.log(`bytes kept: ${JSON.stringify(count)}, seed ${seed}`);
}, 300_000);
