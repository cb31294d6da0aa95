import { createHash } from "node:crypto";
import { parse, parseContract, render } from "@goalpost/core";
import { pack } from "@goalpost/core/adapter";
import { lint } from "@goalpost/core/lint";
import { type Bench, round, time } from "../bench.ts";
import { type Candidate, compare } from "../compare.ts";
import { contract890, grown } from "../contract-890.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const sizes = [1, 10, 100] as const;

const bench: Bench = {
  id: "pack",
  title: "What else happens to a contract, per contract",
  run() {
    const results = sizes.map((size) => {
      const contract = grown(contract890(), size);
      const text = render(contract);
      const json = JSON.stringify(contract);
      const peers: Record<string, Candidate> = {
        "lint, all rules": () => lint(contract),
        "parse the rendered text": () => parse(text),
        "parseContract, from JSON": () => parseContract(JSON.parse(json)),
        ...(size === 1 ? { "build with the builder": contract890 } : {}),
      };
      return compare({
        floor: ["render", () => render(contract)],
        ours: ["pack to 4,000 characters", () => pack(contract, { limit: { max: 4000, unit: "scalars" }, digest })],
        peers,
      });
    });
    return {
      head: ["time · ratio to render", ...sizes.map((size) => `${size}×`)],
      rows: (results[0] ?? []).map(({ name }) => [
        name,
        ...results.map((measured) => {
          const found = measured.find((each) => each.name === name);
          return found === undefined ? "" : `${time(found.nanoseconds)} · ${round(found.ratio)}`;
        }),
      ]),
      note: "The same contract of 890 words. Packing renders twice, hashes, and serialises the contract's JSON.",
    };
  },
};
export default bench;
