import * as fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { type Contract, type Identified, type Item, parseContract } from "../node/contract.ts";
import { render, renderItem } from "../render/render.ts";
import { contract } from "../testing/arbitraries.ts";
import { hostilePrompts } from "../testing/hostile-prompts.ts";
import { prompt } from "../testing/prompts.ts";
import { runs } from "../testing/runs.ts";
import { importPrompt } from "./import-prompt.ts";
import type { ImportResult, Lift } from "./result.ts";
import { titleSense } from "./title-sense.ts";
import { blockNamed } from "./vocabulary.ts";

// thousands of texts take more than a minute on a machine that does other work
vi.setConfig({ testTimeout: 300_000 });
afterAll(() => vi.resetConfig());

const seed = 20261122;
const read = (text: string): string =>
  text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .toWellFormed();
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** The items of a draft by the places that spans name. */
function itemsByPlace({ draft }: ImportResult): Map<string, Readonly<Record<string, unknown>>> {
  const items = new Map<string, Readonly<Record<string, unknown>>>();
  let others = 0;
  for (const block of draft.blocks) {
    for (const [index, item] of block.items.entries())
      items.set(block.kind === "other" ? `other[${others++}]` : `${block.kind}[${index}]`, { ...item });
  }
  return items;
}

/** What the spans of each place say, in order. */
function wordsByPlace({ spans }: ImportResult): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { text, where, as } of spans) {
    if (as !== "mark") words.set(where, `${words.get(where) ?? ""}\n${text}`);
  }
  return words;
}

const listMark =
  /(?:^|[\s*_:：])(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(\d{1,3}\)|[a-z]\)|[①-⑳]|\d{1,3}[、．）])[ \t\u3000]*(?:\[ ?\][ \t]*)?$/;

/** Tags around one entry, which name no block. */
const entryTag = /^(?:rule|item|li|entry|point|step|criterion|requirement|check|note)$/i;

/** Names of tags of which both halves are marks: they stand around blocks. */
function aroundBlocks({ spans }: ImportResult): ReadonlySet<string> {
  const marks = spans.flatMap(({ text, as }) => (as === "mark" ? [text] : [])).join("\n");
  const names = (slash: string): readonly string[] =>
    [...marks.matchAll(new RegExp(`<${slash}(\\p{L}[\\p{L}\\p{N}_.:-]*)[ \\t]*>`, "gu"))].map(([, name = ""]) => name);
  const closed = new Set(names("/"));
  return new Set(names("").filter((name) => closed.has(name)));
}

/** What is left of a mark when the names of blocks and the marks of lists are taken out: nothing, where the claim is true. */
function leftOf(mark: string, around: ReadonlySet<string>): string {
  // The end of a tag whose attributes are kept.
  const begun = mark.replace(/^\s*>/, "");
  const noTags = begun.replace(/<\/?(\p{L}[\p{L}\p{M}\p{N}_.:-]*)\s*\/?>?/gu, (tag, name: string) =>
    blockNamed(name) === undefined && !entryTag.test(name) && !around.has(name) ? tag : "",
  );
  return noTags
    .split("\n")
    .map((line) => line.replace(listMark, ""))
    .filter(
      (line) =>
        letters(line) !== "" &&
        [line, line.replace(/[*_`#=~]/g, "")].every(
          (each) => blockNamed(each) === undefined && titleSense(each.trim()) === undefined,
        ),
    )
    .join("\n");
}

/** Whether each text of an item stands in the words that it came from. */
const within = (said: string, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.values(fields).every(
    (each) => typeof each !== "string" || letters(said).toLowerCase().includes(letters(each).toLowerCase()),
  );

/** Kinds of items that take some of the words of their entry: "Read `docs/a.md` first" holds the path. */
const takesSome = new Set<unknown>(["final_answer", "completion_signal", "deliver", "read", "reference"]);

function expectTheWords(where: string, said: string, fields: Readonly<Record<string, unknown>>, lift?: Lift): void {
  const { kind, id: _, ...words } = fields;
  const item = letters(Object.values(words).join("\n"));
  if (lift !== undefined) {
    expect(letters(said)).toBe(letters(lift.text));
    for (const named of [words.run, words.path])
      if (typeof named === "string") expect(letters(lift.entry)).toContain(letters(named));
    // The title of a block goes with each of its constraints: "Rules for the API: log", "vouchers (Out of scope for now)". A never holds the act, without what forbids it.
  } else if (where.startsWith("constraints")) {
    const holds = item.endsWith(letters(said));
    // Of an act behind a title all is in its entry, but for what forbids it.
    const { text, ...more } = words;
    const behindTitle = kind === "never" && String(text).split(": ").some((_, index, parts) => within(said, { ...more, text: parts.slice(index).join(": ") })); // biome-ignore format: one
    const beforeTitle = kind === "never" && String(text).split(" (").some((_, index, parts) => index > 0 && within(said, { ...more, text: parts.slice(0, index).join(" (") })); // biome-ignore format: one
    if (!holds || kind !== "never")
      expect([kind, holds || behindTitle || beforeTitle || within(said, words)]).toEqual([
        kind === "must" && !holds ? "never" : kind,
        true,
      ]);
  } else if (takesSome.has(kind)) expect(within(said, words)).toBe(true);
  else expect(item).toBe(letters(said));
}

function expectTheLaws(text: string): void {
  const result = importPrompt(text);
  expect(result.spans.map((span) => span.text).join("")).toBe(read(text));
  expect(result.spans.filter((span) => span.text === "")).toEqual([]);
  const items = itemsByPlace(result);
  const words = wordsByPlace(result);
  // a goal that nothing but a check says has the words of that check
  if (result.issues.some(({ ruleId }) => ruleId === "import/goal-from-check")) items.delete("goal[0]");
  expect([...words.keys()].toSorted()).toEqual([...items.keys()].toSorted());
  const lifts = new Map(result.lifts.map((lift) => [lift.where, lift]));
  for (const [where, said] of words) {
    expectTheWords(where, said, items.get(where) ?? {}, lifts.get(where));
  }
  const around = aroundBlocks(result);
  for (const span of result.spans) if (span.as === "mark") expect(leftOf(span.text, around)).toBe("");
}

describe("of any text", () => {
  test("the spans are the text, their words are where they say, in order, and all else is marks", () => {
    fc.assert(fc.property(prompt, expectTheLaws), { numRuns: runs(600), seed });
  });

  test("with a goal and an end around it, too", () => {
    fc.assert(
      fc.property(prompt, prompt, (above, below) =>
        expectTheLaws(`${above}\n## Done when\n- \`pnpm test\` exits 0\n${below}\n`),
      ),
      { numRuns: runs(200), seed },
    );
  });

  test.each(Object.entries(hostilePrompts))("%s", (_name, make) => expectTheLaws(make(1500)));

  test("a block begins where its first mark is, an item where its words are", () => {
    fc.assert(
      fc.property(prompt, (text) => {
        const { spans, places } = importPrompt(text);
        const lines = read(text).split("\n");
        for (const [where, { line, column }] of Object.entries(places)) {
          const first = spans.find((span) => span.where === where)?.text ?? "";
          expect(
            [...lines.slice(line - 1)]
              .join("\n")
              .slice(column - 1)
              .startsWith(first),
          ).toBe(true);
        }
        expect(Object.keys(places)).toEqual(
          [...new Set(spans.map(({ where }) => where))].filter((each) => each !== "prompt"),
        );
      }),
      { numRuns: runs(100), seed },
    );
  });
});

describe("of labelled text", () => {
  const itemsOf = ({ blocks }: Contract): readonly Identified<Item>[] =>
    blocks.flatMap(({ items }): readonly Identified<Item>[] => items);

  test.each(["xml", "markdown"] as const)("the words of each item are its lines as they are rendered: %s", (format) => {
    fc.assert(
      fc.property(contract(), (given) => {
        const text = render(given, { format });
        const { contract: imported, spans } = importPrompt(text);
        expect(imported).not.toBeNull();
        expect(spans.map((span) => span.text).join("")).toBe(text);
        const said = spans.filter(({ as }) => as !== "mark");
        const items = itemsOf(imported ?? parseContract(given));
        expect(said).toHaveLength(items.length);
        for (const [index, item] of items.entries())
          expect(letters(said[index]?.text ?? "")).toBe(letters(renderItem(item)));
      }),
      { numRuns: runs(50), seed },
    );
  });
});
