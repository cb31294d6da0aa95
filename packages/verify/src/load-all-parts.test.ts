import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { walk } from "./files/walk.ts";
import { loadAllParts } from "./load-all-parts.ts";

const source = import.meta.dirname;

/** What a file loads at its first use: a file of ours by its place, a package by its name. */
const loadedLate = (path: string): readonly string[] =>
  [...readFileSync(join(source, path), "utf8").matchAll(/\bimport\("([^"]+)"\)(?!\.)/g)].map(([, name = ""]) =>
    name.startsWith(".") ? relative(source, resolve(source, path, "..", name)) : name,
  );

test("nothing is loaded late that is not among all parts", async () => {
  const files = walk(source).filter((path) => path.endsWith(".ts") && !/\.(?:test|test-d|rehearsal\.test)\.ts$|^testing\//.test(path)); // biome-ignore format: one
  const late = files.filter((path) => path !== "load-all-parts.ts").flatMap(loadedLate);
  expect([...new Set(late)].sort()).toEqual([...loadedLate("load-all-parts.ts")].sort());
  await loadAllParts();
});
