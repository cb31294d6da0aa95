import { rules } from "@goalpost/core/lint";
import { answerSchemas } from "./answer-schemas.ts";
import { actionText } from "./src/ci/action.ts";
import { settingsSchema } from "./src/settings/schema.ts";

/** The generated files of this package, by path from the root of the repository. `pnpm generate` writes them. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["packages/cli/settings.schema.gen.json", `${JSON.stringify(published(), null, 2)}\n`],
    ["packages/cli/answers.schema.gen.json", lineByLine(answerSchemas())],
    ["packages/cli/action/action.yml", actionText()],
  ]);

/** A definition a line: small, and a change shows what changed. */
const lineByLine = ({ $defs, ...head }: ReturnType<typeof answerSchemas>): string => {
  const defs = Object.entries($defs).map(([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "$defs": {\n${defs.join(",\n")}\n  }\n}\n`;
};

const published = (): object => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "goalpost.json",
  ...settingsSchema(rules.map(({ id }) => id).toSorted()),
});
