import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { test } from "vitest";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { type Contract, type Identified, type Item, parseContract } from "../node/contract.ts";
import { parse } from "../parse/parse.ts";
import { renderBlock, renderItem } from "../render/render.ts";
import { contract } from "../testing/arbitraries.ts";
import { runs } from "../testing/runs.ts";
import { listIds } from "./list-ids.ts";
import { countIn } from "./measure.ts";
import { agentChecksPassed, type Packed, type PackOptions, pack } from "./pack.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A contract in which some texts are so many characters longer: what a team pastes in. */
const stretched = (given: Contract, long: readonly number[]): Contract => {
  let at = 0;
  const blocks = given.blocks.map(({ kind, items }) => ({
    kind,
    items: items.map((item) => {
      at += 1;
      const extra = long[at % long.length] ?? 0;
      return "text" in item && item.kind !== "outcome"
        ? { ...item, text: `${item.text}${" more 👍".repeat(extra / 8)}x` }
        : item;
    }),
  }));
  return parseContract({ ...given, blocks });
};

const lengths = fc.array(
  fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.integer({ min: 8, max: 3000 }), fc.constant(60_000)),
  {
    minLength: 1,
    maxLength: 5,
  },
);

const options = fc.record({
  max: fc.oneof(fc.constant(4000), fc.integer({ min: 900, max: 9000 })),
  unit: fc.constantFrom("scalars" as const, "utf16" as const),
});

/** Every item of a block that stands in the text whole, and all of them in the file, in order; other blocks are named with their ids or number. */
function checkPacked(given: Contract, { text, length, files, trace }: Packed, { limit }: PackOptions): void {
  assert.ok(length <= limit.max);
  assert.equal(length, countIn(text, limit.unit));
  assert.equal(text, text.trim());
  const [file, json] = files;
  assert.deepStrictEqual(parse(file.text), given);
  assert.deepStrictEqual(parseContract(json.text), given);
  for (const each of files) assert.equal(each.sha256, digest(each.text));
  assert.ok(text.includes(`\`${file.path}\` (sha256 ${file.sha256.slice(0, 12)})`));
  assert.ok(text.includes(agentChecksPassed));
  assert.deepStrictEqual(
    trace.map(({ block }) => block),
    given.blocks.map(({ kind }) => kind),
  );
  let at = 0;
  for (const [index, block] of given.blocks.entries()) {
    const { place } = trace[index] ?? {};
    const whole = text.includes(renderBlock(block).trimEnd());
    if (place === "text" && block.kind !== "goal") assert.ok(whole);
    const apart = ["goal", "done_when", "stop_when", "other"].includes(block.kind);
    if (place === "split" && !apart) {
      const all: readonly Identified<Item>[] = block.items;
      const here = all.filter((item) => text.includes(renderItem(item)));
      assert.ok(here.length > 0 && here.length < block.items.length);
      assert.match(text, new RegExp(` of ${block.kind}: in \`[^\`]+\`\\.\\n</${block.kind}>`));
    } else if (place === "split" && block.kind !== "goal") {
      const names = [listIds(block.items.map(({ id }) => id)), `${block.items.length} items`];
      assert.ok(names.some((named) => text.includes(`<${block.kind}>\n${named}: in `)));
    }
    if (block.kind === "done_when" || block.kind === "stop_when") {
      assert.match(text, new RegExp(`^<${block.kind}>$`, "m"));
      assert.notEqual(place, "file");
    }
    for (const item of block.items) {
      at = file.text.indexOf(renderItem(item), at);
      assert.notEqual(at, -1);
    }
  }
  // A line of the text that begins an item is the whole item of the contract, never a part of one.
  const items = new Set(given.blocks.flatMap((block) => block.items.map((item) => renderItem(item))));
  for (const [whole] of `${text}\n`.matchAll(/^- .*\n(?: {2}.*\n)*/gm))
    assert.ok(items.has(whole), whole.slice(0, 200));
}

const packs = (given: Contract, limit: PackOptions["limit"]): void => {
  const how = { limit, digest };
  try {
    checkPacked(given, pack(given, how), how);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    assert.equal(error.code, "pack/over-limit");
    const outcome = given.blocks.flatMap(({ items }) =>
      items.filter(({ kind }) => kind === "outcome").map((item) => renderItem(item)),
    );
    // Only the goal can be too long: everything else has a form of a line or two.
    assert.ok(countIn(outcome.join(""), limit.unit) > limit.max - 1500);
  }
};

test("every contract is packed whole within the limit, or refused for its goal", { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(contract(4), lengths, options, (given, long, limit) => packs(stretched(given, long), limit)),
    { numRuns: runs(80) },
  );
});

test("from the smallest contract to one of a megabyte", { timeout: 240_000 }, () => {
  const item = (index: number) => ({
    kind: "command",
    run: `node check-${index}.mjs --with '${"a long argument ".repeat(16)}'`,
  });
  for (const count of [1, 2, 10, 60, 100, 1000, 4000]) {
    const given = parseContract({
      version: 1,
      id: "large",
      blocks: [
        { kind: "goal", items: [{ kind: "outcome", text: "Port it." }] },
        { kind: "done_when", items: Array.from({ length: count }, (_, index) => item(index)) },
        {
          kind: "stop_when",
          items: Array.from({ length: count }, () => ({ kind: "blocked", text: "a file disagrees" })),
        },
      ],
    });
    for (const unit of ["scalars", "utf16"] as const) packs(given, { max: 4000, unit });
    if (count === 4000)
      assert.ok(pack(given, { limit: { max: 4000, unit: "utf16" }, digest }).files[0].text.length > 1e6);
  }
});
