import { readFileSync } from "node:fs";
import { entrySets, labelledPrompts } from "./src/import/testing/labelled.ts";
import { importQualityPage } from "./src/import/testing/quality-page.ts";
import { qualityPage, rulePages } from "./src/lint/testing/pages.ts";
import { contractJsonSchema } from "./src/node/json-schema.ts";
import { plantedPart } from "./src/planted-page.ts";
import { secretsPage } from "./src/secrets/testing/page.ts";
import { itemsPage } from "./src/testing/items-page.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

const planted = (): string => plantedPart(fixture("planted.tsv"), (name) => fixture(`clean/${name}`));

/** The generated files of this package, by path from the root of the repository. `pnpm generate` writes them. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["packages/core/schema.gen.json", `${JSON.stringify(contractJsonSchema(), null, 2)}\n`],
    ["docs/lint-quality.md", qualityPage(fixture("conditions.tsv"), fixture("conditions-later.tsv"), planted())],
    ["docs/secrets.md", secretsPage()],
    ["docs/items.md", itemsPage((path) => readFileSync(new URL(`src/${path}`, import.meta.url), "utf8"))],
    ...rulePages(),
  ]);

/** The page whose figures `src/import/quality.test.ts` scores. */
export const measured = (): ReadonlyMap<string, string> =>
  new Map([["docs/import-quality.md", importQualityPage(entrySets(), labelledPrompts())]]);
