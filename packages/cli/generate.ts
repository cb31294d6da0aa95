import { rules } from "@goalpost/core/lint";
import { actionText } from "./src/ci/action.ts";
import { settingsSchema } from "./src/settings/schema.ts";

/** The generated files of this package, by path from the root of the repository. `pnpm generate` writes them. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["packages/cli/settings.schema.gen.json", `${JSON.stringify(published(), null, 2)}\n`],
    ["packages/cli/action/action.yml", actionText()],
  ]);

const published = (): object => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "goalpost.json",
  ...settingsSchema(rules.map(({ id }) => id).toSorted()),
});
