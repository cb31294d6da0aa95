import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Page, runPage } from "../../src/run-page.ts";
import { measureSizes, outdated, readSizes, sizesFile } from "../../src/sizes.ts";
import {
  compileStrangers,
  layOutStranger,
  openShop,
  type Shop,
  strangerEnvironment,
  strangersPages,
  undeclared,
} from "../../src/stranger.ts";
import { root } from "../../src/workspace.ts";

const paths = strangersPages;
/** A page on which nothing is right: it says less than it needs. */
const planted = `\`\`\`sh
npm pkg set type=module && npm install --save-dev goalpost
\`\`\`

\`\`\`ts
import { presets } from "@goalpost/config";
const name: string = Object.keys(presets).length;
process.exitCode = 0;
console.log(name);
\`\`\`

\`\`\`sh
$ goalpost --version; true; goalpost --version
$ npx goalpost --version
one
\`\`\`
`;
const pages = new Map<string, Page>();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(inject("tarballs"), paths);
  for (const path of paths) pages.set(path, await layOutStranger(path, shop));
});
afterAll(() => rmSync(shop.base, { recursive: true, force: true }));

const pageOf = (path: string): Page => {
  const page = pages.get(path);
  if (page === undefined) throw new Error(`${path} was not laid out`);
  return page;
};

test("the code of every guide compiles with TypeScript's own --init", async () => {
  expect(await compileStrangers(shop, [...pages.values()])).toBe("");
});

test("what a page gets wrong is seen: a type, an import, an output, a program that is not installed", async () => {
  const path = ".cache/planted-guide.md";
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(join(root, path), planted);
  const page = await layOutStranger(path, shop);
  expect(await compileStrangers(shop, [page])).toMatch(
    /line-5\.ts\(2,\d+\): error TS2322: .*\n.*error TS2591: .*process/,
  );
  expect(undeclared(page)).toEqual([`${path}:5: imports @goalpost/config, which the page does not install`]);
  const wrong = await runPage(page, strangerEnvironment(page.directory, page.bin));
  expect(wrong.map((each) => each.replace(/\n[\s\S]*/, ""))).toEqual([
    `${path}:5: exit code 1, expected 0`,
    `${path}:13: exit code 127, expected 0`,
    `${path}:14: prints`,
  ]);
});

test("docs/packages.md shows what each package installs", () => {
  const measured = measureSizes(shop, inject("tarballs"));
  if (process.env.GOALPOST_WRITE_SIZES !== undefined)
    writeFileSync(sizesFile, `${JSON.stringify(measured, null, 2)}\n`);
  expect(outdated(readSizes(), measured), 'run "pnpm sizes", then "pnpm generate"').toEqual([]);
  const [name = "", size = { tarballBytes: 0, installedBytes: 0, packages: 0 }] = Object.entries(measured)[0] ?? [];
  const twice = { ...measured, [name]: { ...size, installedBytes: 2 * size.installedBytes } };
  expect(outdated(measured, twice)).toEqual([expect.stringContaining(`${name}: installedBytes`)]);
});

test.each(paths)("%s installs what it imports", (path) => {
  expect(undeclared(pageOf(path))).toEqual([]);
});

test.concurrent.each(paths)("%s does what it shows, in an empty npm project", async (path) => {
  const page = pageOf(path);
  expect(await runPage(page, strangerEnvironment(page.directory, page.bin))).toEqual([]);
});
