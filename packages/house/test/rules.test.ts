import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { rules } from "@goalpost/core/lint";
import { expect, test } from "vitest";
import { root } from "../src/workspace.ts";

/** The modules of a folder, by name; tests left out. */
const modulesOf = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((file) => /\.ts$/.test(file) && !/\.(test|test-d)\.ts$/.test(file) && file !== "index.ts")
    .map((file) => file.replace(/\.ts$/, ""))
    .sort();

test("every rule has a file of its name, and every file is listed", () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(modulesOf("packages/core/src/lint/rules"));
});

test("every rule says why, from where, and shows both sides", () => {
  for (const { id, summary, why, source, cases } of rules) {
    expect(
      [summary, why, source].every((text) => text.length > 10),
      id,
    ).toBe(true);
    const { silent, speaks } = cases();
    expect(Object.keys(silent).length, `${id}: cases in which it is silent`).toBeGreaterThan(0);
    expect(Object.keys(speaks).length, `${id}: cases in which it speaks`).toBeGreaterThan(0);
  }
});

test("pages about rules are about rules that exist", () => {
  const folder = "docs/rules";
  const pages = existsSync(join(root, folder))
    ? readdirSync(join(root, folder)).filter((file) => file.endsWith(".md"))
    : [];
  const known = ["README.md", "index.md", ...rules.map(({ id }) => `${id}.md`)];
  expect(pages.filter((page) => !known.includes(page))).toEqual([]);
});
