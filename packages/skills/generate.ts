import { readFileSync } from "node:fs";
import { codexModels } from "@goalpost/config";
import { defineMarketplace } from "./src/define-marketplace.ts";
import { definePlugin } from "./src/define-plugin.ts";
import { ownSkills } from "./src/own/index.ts";

/** The generated files of this package, by path from the root of the repository. `pnpm generate` writes them. */
export const generated = (): ReadonlyMap<string, string> => {
  const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };
  const plugin = definePlugin({
    name: "goalpost",
    version,
    description:
      "Contracts for coding agents: from an idea to a goal that can be checked, and from a receipt to a decision.",
    author: { name: "Goalpost" },
    license: "MIT",
    skills: ownSkills.map(({ skill }) => skill),
  });
  const market = defineMarketplace({
    name: "goalpost",
    owner: { name: "Goalpost" },
    description: "Skills for those who delegate work of hours to a coding agent.",
    plugins: [plugin],
    layout: "root",
  });
  const files = Object.entries(market.files).map(([path, text]) => [`packages/skills/${path}`, text] as const);
  return new Map([...files, ["packages/skills/src/own/models.gen.ts", modelsText()]]);
};

function modelsText(): string {
  const rows = codexModels.map(
    ({ slug, efforts, defaultEffort }) =>
      `  { model: "${slug}", efforts: "${efforts.join(", ")}", byDefault: "${defaultEffort}" },`,
  );
  return `/** The efforts of Codex's models, from the client's own catalogue: written by \`pnpm generate\`. */
export const codexEfforts: readonly ModelEfforts[] = [
${rows.join("\n")}
];

interface ModelEfforts {
  readonly model: string;
  readonly efforts: string;
  readonly byDefault: string;
}
`;
}
