import { readFileSync } from "node:fs";
import { qualityPage, rulePages } from "./src/lint/testing/pages.ts";
import { contractJsonSchema } from "./src/node/json-schema.ts";

/** The generated files of this package, by path from the root of the repository. `pnpm generate` writes them. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["packages/core/schema.gen.json", `${JSON.stringify(contractJsonSchema(), null, 2)}\n`],
    ["docs/lint-quality.md", qualityPage(readFileSync(new URL("fixtures/conditions.tsv", import.meta.url), "utf8"))],
    ...rulePages(),
  ]);
