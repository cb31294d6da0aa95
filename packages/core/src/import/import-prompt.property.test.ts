import * as fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { goal } from "../builder/goal.ts";
import { parseContract } from "../node/contract.ts";
import { render } from "../render/render.ts";
import { promptPiece } from "../testing/prompts.ts";
import { runs } from "../testing/runs.ts";
import { importPrompt } from "./import-prompt.ts";
import type { ImportResult } from "./result.ts";

// thousands of texts take more than a minute on a machine that does other work
vi.setConfig({ testTimeout: 300_000 });
afterAll(() => vi.resetConfig());

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;
const minimal = lines("<goal>Port it.</goal>", "<done_when>", "- `pnpm test` exits 0", "</done_when>");

/** Every letter and digit of a text, in order. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** All that an import holds, in the order of the text: titles are read where their block begins. */
function everything({ draft, blocks, rest, lifts, spans }: ImportResult): string {
  const said = spans.filter(({ as }) => as !== "mark").map(({ text }) => text);
  return JSON.stringify([draft, blocks.map(({ title }) => title), rest, lifts.map(({ text }) => text), said]);
}

const prompt = fc.array(promptPiece, { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("nothing is lost", () => {
  test("numbered words in any structure are all there, in order in each block, where the result says they are", () => {
    const marked = fc.array(fc.oneof(promptPiece, fc.constant("\0"), fc.constant(" \0 ")), { maxLength: 60 });
    fc.assert(
      fc.property(marked, (pieces) => {
        let count = 0;
        const text = pieces.join("").replaceAll("\0", () => `q${String(count++).padStart(3, "0")}z`);
        const result = importPrompt(text);
        const numbers = (value: unknown): number[] =>
          [...JSON.stringify(value).matchAll(/q(\d{3})z/g)].map(([, digits]) => Number(digits));
        const all = new Set(numbers([result.draft, result.lifts, result.blocks]));
        expect([...all].toSorted((left, right) => left - right)).toEqual([...Array(count).keys()]);
        for (const part of [...result.draft.blocks.map(({ items }) => items), result.rest])
          expect(numbers(part)).toEqual(numbers(part).toSorted((left, right) => left - right));
      }),
      { numRuns: runs(400), seed: 20261122 },
    );
  });

  test("every word of the input is in the result", () => {
    fc.assert(
      fc.property(prompt, (text) => {
        const result = importPrompt(text);
        const held = letters(everything(result)).toLowerCase();
        for (const word of text.toWellFormed().match(/[\p{L}\p{N}]{2,}/gu) ?? []) {
          if (!/^(?:exits|exist|goal|done|when|context|task|example|steps|title)/i.test(word))
            expect(held).toContain(letters(JSON.stringify(word)).toLowerCase());
        }
      }),
      { numRuns: runs(600), seed: 20261122 },
    );
  });

  test("the words of blocks that stand once are in the contract, in order", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 1, maxLength: 6 });
    const line = words.map((each) => each.join(" "));
    fc.assert(
      fc.property(
        line,
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.array(line, { maxLength: 5 }),
        line,
        (outcome, criteria, rules, tail) => {
          const text = lines(
            `<goal>`,
            `Zz ${outcome}`,
            `</goal>`,
            tail,
            "<done_when>",
            ...criteria.map((each) => `- Zz ${each}`),
            "</done_when>",
            "<constraints>",
            ...rules.map((each, at) => `${at + 1}. Zz ${each}`),
            "</constraints>",
            `${tail} end`,
          );
          const { contract } = importPrompt(text);
          const texts = contract?.blocks.flatMap(({ items }) => items.map((item) => ("text" in item ? item.text : "")));
          expect(letters((texts ?? []).join(" "))).toBe(letters(text.replace(/<[^>]+>/g, "").replace(/^\d+\./gm, "")));
        },
      ),
      { numRuns: runs(100), seed: 20261122 },
    );
  });

  test("an import that is a contract is a valid one, and renders what it says", () => {
    fc.assert(
      fc.property(prompt, (text) => {
        const { contract } = importPrompt(`${text}\n${minimal}`);
        if (contract !== null) expect(parseContract(JSON.parse(JSON.stringify(contract)))).toEqual(contract);
      }),
      { numRuns: runs(200), seed: 20261122 },
    );
  });
});

/** What looks like a tag of ours and what is one, between words. */
const tagLike = fc.constantFrom(
  ...[
    "Promise<Goal>",
    "Array<Context>",
    "List<contract>",
    "Workflow<Other>[]",
    "Observable<Objective>",
    "<Instructions />",
  ],
  ...[
    "a < goal",
    "a <goal",
    "<goal/>",
    "<Context.Provider>",
    "</Context.Provider>",
    "<Goals>",
    "the <goal>",
    "<goal contract='x'>",
  ],
  ...[
    "</goal>",
    "end.</done_when>",
    "< / constraints >",
    "Promise<Goal></goal>",
    "<Context>a</Context>",
    "</contract>",
  ],
);

test("what render writes is imported as the same contract, whatever looks like a tag in it", () => {
  const text = fc.array(tagLike, { minLength: 1, maxLength: 4 }).map((all) => `Keep ${all.join(" and ")} as it is`);
  fc.assert(
    fc.property(text, text, text, text, (outcome, must, claim, step) => {
      const given = goal(outcome, { id: "port" }).constraints(must).doneWhen(claim).workflow(step).build();
      expect(importPrompt(render(given)).draft).toMatchObject({ blocks: given.blocks });
    }),
    { numRuns: runs(200) },
  );
});

test.each([
  ["a type's argument", "Promise<Goal>"],
  ["an empty tag", "<Context /> and <Goal />"],
])("%s opens no block of a prompt that somebody wrote by hand", (_name, code) => {
  const { draft } = importPrompt(
    lines("<goal>", `Port ${code} to the new API.`, "</goal>", "<done_when>", "- `pnpm test` exits 0", "</done_when>"),
  );
  expect(draft.blocks?.map(({ kind }) => kind)).toEqual(["goal", "done_when"]);
  expect(draft.blocks?.[0]?.items).toMatchObject([{ kind: "outcome", text: `Port ${code} to the new API.` }]);
});
