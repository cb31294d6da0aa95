import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const fromSources = join(import.meta.dirname, "../../../house/from-sources.mjs");
const run = (script: string) =>
  execFileSync(
    process.execPath,
    ["--conditions=@goalpost/source", fromSources, join(import.meta.dirname, script), "--check"],
    { encoding: "utf8" },
  );

test("the generated shapes and types are those of the tables", () => {
  expect(run("generate.ts")).toBe("");
});

test("the pages of rules and presets are up to date", () => {
  expect(run("generate-docs.ts")).toBe("");
});
