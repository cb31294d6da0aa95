import { expect, test } from "vitest";
import { kitchenSink } from "../node/kitchen-sink.ts";
import { parse } from "../parse/parse.ts";
import { render } from "../render/render.ts";
import { importPrompt } from "./import-prompt.ts";

const slipped = `## goal

- G1 outcome: Files of 2 GB are taken.
- G2 why: The largest has 1.6 GB.

## constraints

- C1 never: Skip a row that cannot be read.
  instead: Count it.

## done_when

- D1 metric: command: \`node bench.mjs\` exits 0.
  number at: \`/rss_mb\`
- D2 command: \`npm test\` exits 0.

## workflow

- W1 gate: command: \`npm test\` exits 0.

## verification_loop

- V1 after: each step
  check: command: \`npm run typecheck\` exits 0.
`;

test("items of labelled text with a slip elsewhere are what their labels say", () => {
  const { contract, lifts } = importPrompt(slipped);
  const kinds = contract?.blocks.map(({ kind, items }) => [kind, items.map((item) => item.kind)]);
  expect(kinds).toEqual([
    ["goal", ["outcome", "why"]],
    ["constraints", ["never"]],
    ["done_when", ["command", "claim", "command"]],
    ["workflow", ["gate"]],
    ["verification_loop", ["after"]],
  ]);
  expect(contract?.blocks[1]?.items[0]).toMatchObject({
    text: "Skip a row that cannot be read.",
    instead: "Count it.",
  });
  // Only what no label says was guessed.
  expect(lifts.map(({ where }) => where)).toEqual(["done_when[0]"]);
});

test("a line that is of no form below a whole contract changes no item of it", () => {
  const whole = kitchenSink();
  const kindsOf = ({ blocks }: typeof whole) =>
    blocks.flatMap(({ kind, items }) => (kind === "other" ? [] : items.map((item) => item.kind)));
  const { contract } = importPrompt(`${render(whole)}\nSee you soon.\n`);
  expect(contract && kindsOf(contract)).toEqual(kindsOf(parse(render(whole))));
});
