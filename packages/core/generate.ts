import { readdirSync, readFileSync } from "node:fs";
import { importQualityPage } from "./src/import/testing/quality-page.ts";
import { type LabelledPrompt, readPromptLabels } from "./src/import/testing/whole-score.ts";
import { qualityPage, rulePages } from "./src/lint/testing/pages.ts";
import { contractJsonSchema } from "./src/node/json-schema.ts";
import { plantedPart } from "./src/planted-page.ts";
import { secretsPage } from "./src/secrets/testing/page.ts";
import { itemsPage } from "./src/testing/items-page.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

const planted = (): string => plantedPart(fixture("planted.tsv"), (name) => fixture(`clean/${name}`));

/** Labelled entries of prompts. */
const entrySets = ["english-a", "english-b", "english-e", "english-f", "english-g", "languages", "languages-b"];

/** Labelled prompts, whole. */
const labelled = (): readonly LabelledPrompt[] =>
  readdirSync(new URL("fixtures/labelled/", import.meta.url))
    .filter((file) => file.endsWith(".tsv"))
    .sort()
    .map((file) => {
      const name = file.replace(".tsv", "");
      const text = fixture(`labelled/${name}.md`);
      return { name, text, labels: readPromptLabels(fixture(`labelled/${file}`)) };
    });

/** The generated files of this package, by path from the root of the repository. `pnpm generate` writes them. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["packages/core/schema.gen.json", `${JSON.stringify(contractJsonSchema(), null, 2)}\n`],
    ["docs/lint-quality.md", qualityPage(fixture("conditions.tsv"), fixture("conditions-later.tsv"), planted())],
    [
      "docs/import-quality.md",
      importQualityPage(
        entrySets.map((name) => ({ name, lines: fixture(`entries/${name}.jsonl`) })),
        labelled(),
      ),
    ],
    ["docs/secrets.md", secretsPage()],
    ["docs/items.md", itemsPage((path) => readFileSync(new URL(`src/${path}`, import.meta.url), "utf8"))],
    ...rulePages(),
  ]);
