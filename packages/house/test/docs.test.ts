import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { committedFiles } from "../src/committed.ts";
import { layOut, type Page, pagesCache, runPage } from "../src/run-page.ts";
import { packedToo, strangersPages } from "../src/stranger.ts";
import { tsc } from "../src/tools.ts";

const paths = (await committedFiles()).filter((path) =>
  /^(README|CONTRIBUTING)\.md$|^docs\/.*\.md$|^(packages|examples)\/[^/]+\/README\.md$/.test(path),
);
const pages = new Map<string, Page>();
const broken = new Map<string, string>();

beforeAll(() => {
  for (const path of paths) {
    try {
      pages.set(path, layOut(path));
    } catch (error) {
      broken.set(path, String(error));
    }
  }
});

test("there are pages to run", () => {
  expect(paths).toContain("README.md");
});

test("the code of every page has right types", async () => {
  const config = join(pagesCache, "tsconfig.json");
  const include = [...pages.values()].flatMap(({ directory }) =>
    ["ts", "mts"].map((ending) => `./${relative(pagesCache, directory)}/**/*.${ending}`),
  );
  writeFileSync(config, JSON.stringify({ extends: "../../tsconfig.base.json", include, exclude: ["**/node_modules"] }));
  const { code, output } = await tsc(["-p", config, "--pretty", "false"]);
  expect(code, output).toBe(0);
});

/** In a run of every check, what a stranger does with the tarballs is not done here as well. */
const here = process.env[packedToo] === undefined ? paths : paths.filter((path) => !strangersPages.includes(path));

test.concurrent.each(here)("%s does what it shows", async (path) => {
  const page = pages.get(path);
  expect(page === undefined ? [broken.get(path)] : await runPage(page)).toEqual([]);
});
