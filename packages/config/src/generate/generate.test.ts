import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";

const tsx = createRequire(import.meta.url).resolve("tsx");
const run = (script: string) =>
  execFileSync(
    process.execPath,
    ["--conditions=@goalpost/source", "--import", tsx, join(import.meta.dirname, script), "--check"],
    { encoding: "utf8" },
  );

test("the generated shapes and types are those of the tables", () => {
  expect(run("generate.ts")).toBe("");
});

test("the pages of rules and presets are up to date", () => {
  expect(run("generate-docs.ts")).toBe("");
});
