import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { publicNames, wildcards } from "../src/public-names.ts";
import { publicPackages, root, sourceEntries } from "../src/workspace.ts";

const entries = publicPackages().flatMap((one) =>
  [...sourceEntries(one)].map(([subpath, source]) => ({
    name: join(one.manifest.name, subpath),
    entry: `${one.path}/${source}`,
  })),
);

test("every public package has an entry", () => {
  expect(publicPackages().filter((one) => [...sourceEntries(one)].length === 0)).toEqual([]);
});

test.each(entries)("$name lists its public names one by one", ({ entry }) => {
  expect(wildcards(entry)).toEqual([]);
});

test.each(entries)("$name says what each public name is for", ({ entry }) => {
  const silent = publicNames(entry).filter(({ documented }) => documented === false);
  expect(silent.map(({ name, from }) => `${name} (${from})`)).toEqual([]);
});

test.each(["", "lint", "import", "diff"])("goalpost/%s gives every name of @goalpost/core/%s, types too", (subpath) => {
  const namesOf = (name: string) => {
    const entry = entries.find((each) => each.name === join(name, subpath))?.entry ?? "";
    return publicNames(entry).map((each) => each.name);
  };
  expect(namesOf("@goalpost/core").length).toBeGreaterThan(0);
  expect(namesOf("goalpost").sort()).toEqual(namesOf("@goalpost/core").sort());
});

test("each name of 0.1.0 is where it was, or stands in docs/migration.md", () => {
  const old: Record<string, readonly string[]> = JSON.parse(
    readFileSync(join(root, "packages/house/fixtures/names-0.1.0.json"), "utf8"),
  );
  const told = readFileSync(join(root, "docs/migration.md"), "utf8");
  const namesOf = new Map(entries.map(({ name, entry }) => [name, publicNames(entry).map((each) => each.name)]));
  const renamed = new Map(
    [...told.matchAll(/^\| `(@goalpost\/[a-z-]+)` \| `(@goalpost\/[a-z-]+)` \|$/gm)].map(([, was, is]) => [was, is]),
  );
  const nowOf = (entry: string) => namesOf.get(renamed.get(entry) ?? entry);
  expect(Object.keys(old).filter((entry) => nowOf(entry) === undefined)).toEqual([]);
  const lost = Object.entries(old).flatMap(([entry, names]) =>
    names.filter((name) => nowOf(entry)?.includes(name) === false && !told.includes(`\`${name}\``)),
  );
  expect(lost).toEqual([]);
});

test("the reader follows names through files, and sees a docstring that is missing", () => {
  const directory = mkdtempSync(join(root, "packages/house/test/names-"));
  const here = (file: string) => relative(root, join(directory, file));
  try {
    writeFileSync(
      join(directory, "a.ts"),
      "/** Says it. */\nexport const said = 1;\nexport const silent = 2;\n/** */\nexport interface Empty {}\n",
    );
    writeFileSync(join(directory, "b.ts"), 'export { said, silent as quiet } from "./a.ts";\n');
    writeFileSync(
      join(directory, "index.ts"),
      'export { said, quiet } from "./b.ts";\nexport type { Empty } from "./a.ts";\nexport { x } from "other";\nexport * from "./b.ts";\n',
    );
    expect(wildcards(here("index.ts"))).toEqual(['export * from "./b.ts";']);
    expect(publicNames(here("index.ts"))).toEqual([
      { name: "said", from: here("a.ts"), documented: true },
      { name: "quiet", from: here("a.ts"), documented: false },
      { name: "Empty", from: here("a.ts"), documented: false },
      { name: "x", from: "other", documented: undefined },
    ]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
