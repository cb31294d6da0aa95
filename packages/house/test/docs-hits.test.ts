import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as core from "@goalpost/core";
import { expect, test } from "vitest";
import { committedFiles } from "../src/committed.ts";
import { publicNames } from "../src/public-names.ts";
import { root } from "../src/workspace.ts";

const pages = (await committedFiles()).filter((path) => /^README\.md$|^docs\/.*\.md$/.test(path));
const text = pages.map((path) => readFileSync(join(root, path), "utf8")).join("\n");
const isInDocs = (call: string): boolean => new RegExp(`(?<![\\w$])${call.replaceAll(".", "\\.")}\\(`).test(text);

/** Every function by which a contract is composed: the builder's own, and those that make an item. */
const functions = publicNames("packages/core/src/index.ts").flatMap(({ name, from }) =>
  /^packages\/core\/src\/(?:builder|node)\//.test(from) &&
  typeof (core as Readonly<Record<string, unknown>>)[name] === "function"
    ? [name]
    : [],
);

const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(core.goal("a"))).filter(
  (name) => name !== "constructor",
);

test("there are functions and methods to look for", () => {
  expect(functions.length).toBeGreaterThan(30);
  expect(methods).toContain("doneWhen");
  expect(isInDocs("noSuchFunction")).toBe(false);
});

test.each(functions)("%s(…) has a hit in the docs", (name) => {
  expect(isInDocs(name)).toBe(true);
});

test("docs/prompting.md names rules and tests that are there", async () => {
  const page = readFileSync(join(root, "docs/prompting.md"), "utf8");
  const files = await committedFiles();
  const rules = [...page.matchAll(/\]\((rules\/[a-z-]+\.md)\)/g)].map(([, path]) => `docs/${path}`);
  expect(rules.length).toBeGreaterThan(15);
  expect(rules.filter((path) => !files.includes(path))).toEqual([]);
  const tests = [...page.matchAll(/`([\w.-]+\.test\.ts)`/g)].map(([, name = ""]) => name);
  expect(tests.length).toBeGreaterThan(10);
  expect(tests.filter((name) => !files.some((path) => path.endsWith(`/${name}`)))).toEqual([]);
});

test.each(methods)(".%s(…) has a hit in the docs", (name) => {
  expect(isInDocs(`.${name}`)).toBe(true);
});

test("the sizes that docs/prompting.md tells are those of the prompts that it shows", () => {
  const page = readFileSync(join(root, "docs/prompting.md"), "utf8");
  const shown = [
    ...page.matchAll(
      /\$ goalpost render (\S+) --format json[^\n]*\n([\s\S]*?)\n\$ goalpost render \1 --target claude-code[^\n]*\n([\s\S]*?)\n```/g,
    ),
  ].map(([, id, objective = "", condition = ""]) => [id, Buffer.byteLength(objective), condition.length]);
  const told = [...page.matchAll(/^\| (\S+) \| [\d,]+ → ([\d,]+) \| \d+ → (\d+) \|/gm)].map(
    ([, id, bytes = "", chars]) => [id, Number(bytes.replace(",", "")), Number(chars)],
  );
  expect(told).toEqual(shown);
  expect(shown).toHaveLength(3);
});
