import { expect, test } from "vitest";
import { readEntry } from "./read-entry.ts";
import { languagesFor } from "./words/languages.ts";

const read = (entry: string): readonly string[] =>
  readEntry("done_when", entry, languagesFor(entry)).map(({ item }) =>
    item.kind === "command" ? item.run.toString() : item.kind,
  );

test.each(["Optional", "Example", "Later", "Skipped", "Broken", "Old command", "Not yet"])(
  "a label that says that it is not asked for is heeded: %s",
  (label) => {
    expect(read(`${label}: \`npm run demo\``)).toEqual([]);
    expect(read(`${label}: \`npm run demo\` passes`)).toEqual([]);
  },
);

test.each([
  ["Lint: `npm run lint`", ["npm run lint"]],
  ["Zero failures: `npm test` passes", ["npm test"]],
  ["docs/a.md is formatted: `npx prettier --check docs/a.md`", ["npx prettier --check docs/a.md"]],
  ["`schema.json` is valid: `npm run lint:api`", ["npm run lint:api"]],
  ["src/a.ts compiles: `npx tsc -p src`", ["npx tsc -p src"]],
  ["config.yml documents: `npm run x`", []],
  ["src/a.ts is not valid: `npm run x`", []],
])("a label in front of a command says what it shows: %s", (entry, commands) => expect(read(entry)).toEqual(commands));
