import { render } from "@goalpost/core";
import { type Bench, round, time } from "../bench.ts";
import { compare } from "../compare.ts";
import { contract890, grown } from "../contract-890.ts";
import { flatLiteral } from "./flat.ts";
import { literal } from "./literal.ts";
import { etaRenderer, handlebarsRenderer } from "./peers.ts";

const sizes = [1, 10, 100] as const;
const atMost: Readonly<Record<number, number>> = { 1: 3.5, 100: 2.5 };

const bench: Bench = {
  id: "render",
  title: "Rendering a contract of 890 words, and 10 and 100 times as much",
  run() {
    const [eta, handlebars] = [etaRenderer(), handlebarsRenderer()];
    const results = sizes.map((size) => {
      const contract = grown(contract890(), size);
      const expected = render(contract);
      for (const other of [literal, eta, handlebars]) {
        if (other(contract) !== expected) throw new Error("the candidates do not render the same bytes");
      }
      const flat = flatLiteral(contract, expected);
      if (flat() !== expected) throw new Error("the flat literal does not render the same bytes");
      return compare({
        floor: ["template literals, one for each kind; nothing escaped", () => literal(contract)],
        ours: ["render", () => render(contract)],
        peers: {
          "eta 4": () => eta(contract),
          "handlebars 4": () => handlebars(contract),
          "one flat literal for this very contract": flat,
        },
      });
    });
    const cell = (which: number, row: number) => {
      const found = results[which]?.[row];
      return found === undefined ? "" : `${time(found.nanoseconds)} · ${round(found.ratio)}`;
    };
    const ours = (which: number) => results[which]?.[1];
    return {
      head: ["time · ratio to the floor", ...sizes.map((size) => `${size}×`)],
      rows: (results[0] ?? []).map(({ name }, row) => [name, ...sizes.map((_, which) => cell(which, row))]),
      budgets: [
        ...sizes.flatMap((size, which) => {
          const bound = atMost[size];
          return bound === undefined
            ? []
            : [
                {
                  what: `render at ${size}×, against the floor`,
                  value: ours(which)?.ratio ?? Number.NaN,
                  atMost: bound,
                },
              ];
        }),
        {
          what: "growth from 10× to 100×, against the floor's (1 is as linear as the floor)",
          value: (ours(2)?.ratio ?? Number.NaN) / (ours(1)?.ratio ?? Number.NaN),
          atMost: 1.5,
        },
      ],
      note: "All write the same bytes. The floor and the peers escape nothing, and the flat literal knows no structure; `render` escapes every text so that it can neither open nor close a block.",
    };
  },
};
export default bench;
