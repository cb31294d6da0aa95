import { render } from "@goalpost/core";
import { importPrompt } from "@goalpost/core/import";
import { type Bench, round, time } from "../bench.ts";
import { compare } from "../compare.ts";
import { contract900 } from "../contract-900.ts";

/** A contract as a person would have typed it: the blocks, without labels. */
const prompt = (index: number): string => render(contract900(index)).replace(/^- \S+ [a-z_]+: /gm, "- ");

/** Texts that would cost a careless reader the square of their length. */
const hostile: Readonly<Record<string, (n: number) => string>> = {
  "tags that open": (n) => "<goal>\n".repeat(n),
  "tags that nest": (n) => "<context>".repeat(n) + "</context>".repeat(n),
  "fences that never close": (n) => "```js\n~~~ts\n".repeat(n),
  "backtick runs": (n) => Array.from({ length: Math.round(Math.sqrt(n)) * 2 }, (_, at) => "`".repeat(at + 1)).join("x"),
  "half tags": (n) => '<goal a="'.repeat(n),
  headings: (n) => "## Done when\n".repeat(n),
  "list marks": (n) => "- a\n".repeat(n),
  "a path": (n) => "a/".repeat(n),
  "orders that and joins": (n) => "and dont ".repeat(n),
  "halts in one entry": (n) => `## Done when\n- ${"If a, stop. ".repeat(n)}`,
  "unclosed blocks": (n) => `<goal>\n${"<done_when>\n- a\n".repeat(n)}`,
};

const bench: Bench = {
  id: "import",
  title: "Importing prompts of 900 words, and hostile texts",
  run() {
    const prompts = Array.from({ length: 1000 }, (_, index) => prompt(index));
    const read = (texts: readonly string[]): number =>
      texts.reduce((sum, text) => sum + importPrompt(text).blocks.length, 0);
    const measured = compare(
      {
        floor: [
          "split 1,000 prompts into lines",
          () => prompts.reduce((sum, text) => sum + text.split("\n").length, 0),
        ],
        ours: ["import 1,000 prompts", () => read(prompts)],
        peers: {
          "import 100 prompts": () => read(prompts.slice(0, 100)),
          "import the 1,000 as one text": () => read([prompts.join("\n")]),
        },
      },
      { rounds: 5, sampleMilliseconds: 50 },
    );
    const [, all, hundred] = measured.map(({ nanoseconds }) => nanoseconds);
    const growth = Object.entries(hostile).map(([name, make]) => {
      const [one, two] = [make(8000), make(16_000)];
      const [, large] = compare(
        {
          floor: ["once", () => importPrompt(one).blocks.length + 1],
          ours: ["twice", () => importPrompt(two).blocks.length + 1],
        },
        { rounds: 15, sampleMilliseconds: 5 },
      );
      return {
        name,
        time: large?.nanoseconds ?? Number.NaN,
        ratio: large?.ratio ?? Number.NaN,
        length: two.length,
      };
    });
    return {
      head: ["work", "time", "ratio"],
      rows: [
        ...measured.map(({ name, nanoseconds, ratio }) => [name, time(nanoseconds), round(ratio)]),
        ...growth.map(({ name, time: taken, ratio, length }) => [
          `${name}, ${length} characters, against half of it`,
          time(taken),
          round(ratio),
        ]),
      ],
      budgets: [
        {
          what: "growth, 1,000 prompts against 10 times 100",
          value: (all ?? Number.NaN) / (hundred ?? Number.NaN) / 10,
          atMost: 1.3,
        },
        ...growth.map(({ name, ratio }) => ({ what: `${name}: twice the text`, value: ratio, atMost: 2.6 })),
      ],
      note: `${Math.round(1e12 / (all ?? Number.NaN))} prompts per second.`,
    };
  },
};

export default bench;
