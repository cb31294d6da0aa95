import assert from "node:assert/strict";
import * as fc from "fast-check";
import { test } from "vitest";
import { goal } from "../builder/goal.ts";
import { blockKinds, type Contract, type Identified, type Item } from "../node/contract.ts";
import { parse } from "../parse/parse.ts";
import { contract } from "../testing/arbitraries.ts";
import { hostileText } from "../testing/hostile.ts";
import { runs } from "../testing/runs.ts";
import { type RenderFormat, render, renderBlock, renderItem, renderItems } from "./render.ts";

/** Kept small here, so that thousands of runs of the law take seconds; the pack tests have the large ones. */
const contracts = contract(2);
const formats: readonly RenderFormat[] = ["xml", "markdown"];

/**
 * Reads structure as a suspicious reader would, without the parser: every tag-like thing anywhere in the text, visible or veiled, and
 * every line that could pass for a label, a heading or a fence.
 */
function structureOf(text: string) {
  const bare = text.normalize("NFKC").replace(/[\p{Cf}\p{Cc}\p{Mn}]/gu, (char) => (char === "\n" ? "\n" : ""));
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  const names = `(?:${[...blockKinds, "contract"].join("|")})`;
  // The end of a block anywhere; the start of one that is closed on its line, unless it is empty or a type's argument: `Promise<Goal>`.
  const mark = (blank: string, after: string) =>
    `<${blank}/${blank}${names}${after}|(?<![A-Za-z0-9_$])<${names}${after}(?![^<>\\n]*/>)[^<>\\n]*>`;
  return {
    tags: [...text.matchAll(new RegExp(mark("", "(?=[\\s>])"), "g"))].length,
    veiled: [...bare.matchAll(new RegExp(mark("\\s*", "(?![\\p{L}\\p{N}_-]|[.:][\\p{L}\\p{N}_])"), "giu"))].length,
    headings: lines.filter((line) => /^\s*#{1,6}\s/.test(line)).length,
    items: lines.filter((line) => /^\s{0,1}[-*+] /.test(line)).length,
    fences: lines.filter((line) => /^ {0,1}(?:```|~~~)/.test(line)).length,
    foreign: lines.filter(
      (line) =>
        !/^(?:- [^\s:]+ [a-z_]+: ?| {2}[a-z][a-z ]*: ?| {2}\| ?|<\/?[a-z_]+(?: contract="[^"]*")?>$|#{1,2} |$)/.test(
          line,
        ),
    ).length,
  };
}

const itemsOf = ({ blocks }: Contract): number => blocks.reduce((sum, { items }) => sum + items.length, 0);

const marksOf = (format: RenderFormat, blocks: number) =>
  format === "xml"
    ? { tags: 2 * blocks, veiled: 2 * blocks, headings: 0 }
    : { tags: 0, veiled: 0, headings: blocks + 1 };

test("a contract reads back as itself, and no text opens or closes a block or fakes a label", {
  timeout: 240_000,
}, () => {
  fc.assert(
    fc.property(contracts, (given) => {
      for (const format of formats) {
        const text = render(given, { format });
        assert.deepStrictEqual(parse(text), given);
        assert.deepStrictEqual(parse(render(given, { format, howToRead: true })), given);
        const marks = marksOf(format, given.blocks.length);
        assert.deepStrictEqual(structureOf(text), { ...marks, items: itemsOf(given), fences: 0, foreign: 0 });
      }
    }),
    { numRuns: runs(2000) },
  );
});

test("the same contract gives the same bytes, in lines that end in LF, and nothing hides in them", () => {
  fc.assert(
    fc.property(contracts, fc.constantFrom(...formats), (given, format) => {
      const text = render(given, { format });
      assert.equal(render(JSON.parse(JSON.stringify(given)), { format }), text);
      assert.ok(text.isWellFormed() && text.endsWith("\n"));
      assert.doesNotMatch(text, /[\r\u2028\u2029\u0085\u202a-\u202e\u200b\ufeff]/);
    }),
    { numRuns: runs(200) },
  );
});

test("a block, an item and the items alone are the bytes that stand in the whole", () => {
  fc.assert(
    fc.property(contracts, (given) => {
      const text = render(given);
      for (const [index, block] of given.blocks.entries()) {
        assert.ok(text.includes(renderBlock(block, "xml", index === 0 ? given.id : undefined)));
        const items: readonly Identified<Item>[] = block.items;
        assert.equal(items.map((item) => renderItem(item)).join(""), renderItems(items));
      }
    }),
    { numRuns: runs(200) },
  );
});

test("text made to be slow is rendered and read in the time of any other", () => {
  for (const unit of ["<", " ", "<\n", "&", "&#x", "`", "\n", "<\u00ad", "< /", "\u0301"]) {
    const given = goal("x")
      .doneWhen(`a<${unit.repeat(200_000)}b`)
      .build();
    assert.deepStrictEqual(parse(render(given)), given);
  }
});

test("a lone surrogate is refused wherever text is taken", () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom("\ud800", "\udfff"), (text, half) => {
      assert.throws(() => goal(`${text}x${half}`), /lone surrogate, expected well-formed Unicode\n {2}help: /);
    }),
    { numRuns: 200 },
  );
});
