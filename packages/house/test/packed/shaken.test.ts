import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, inject, test } from "vitest";
import { shaken } from "../../src/budgets.ts";
import { unpackAll } from "../../src/unpacked.ts";

const unpacked = unpackAll(inject("tarballs"));

/** The program as a bundler makes it for browsers. */
async function bundled(text: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: await unpacked, loader: "js" },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["zod", "gpt-tokenizer"],
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

describe("a program that imports some names alone", () => {
  test.each(shaken)("$from $names keeps little more", async ({ from, names, maxGzipBytes, leaves }) => {
    const text = await bundled(`import { ${names} } from "${from}";\nconsole.log(${names});\n`);
    expect(leaves.filter((each) => text.includes(each))).toEqual([]);
    expect(gzipSync(text).length).toBeLessThanOrEqual(maxGzipBytes);
  });

  test("what it must leave out is there when everything is imported, so that this test can fail", async () => {
    const text = await bundled(
      'export * as lint from "@goalpost/core/lint";\nexport * as core from "@goalpost/core";\n',
    );
    const seen = new Set(shaken.flatMap(({ leaves }) => leaves).filter((each) => each !== "commander"));
    expect([...seen].filter((each) => !text.includes(each))).toEqual([]);
  });

  test("an import for nothing leaves nothing", async () => {
    const entries = [
      "@goalpost/core",
      "@goalpost/core/lint",
      "@goalpost/core/import",
      "@goalpost/core/diff",
      "@goalpost/config",
      "goalpost",
    ];
    expect(await bundled(entries.map((entry) => `import "${entry}";\n`).join(""))).toBe("");
  });
});
