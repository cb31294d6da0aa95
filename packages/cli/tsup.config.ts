import { cpSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "tsup";

/** What the demo needs of the example; its dependencies are ours. */
const left = new Set(["node_modules", ".goalpost", "README.md"]);

rmSync("dist", { recursive: true, force: true });

const shared = { format: "esm", target: "node20", dts: false, minify: true } as const;

export default defineConfig([
  // What programs import: it loads nothing of Node, and goes into a browser.
  {
    ...shared,
    entry: {
      index: "src/index.ts",
      lint: "src/lint.ts",
      import: "src/import.ts",
      diff: "src/diff.ts",
      preset: "src/preset.ts",
    },
  },
  {
    ...shared,
    entry: {
      bin: "src/bin.ts",
      "contract-child": "src/contracts/child.ts",
      "batch-child": "src/contracts/batch-child.ts",
      "module-child": "src/modules/module-child.ts",
    },
    // Read from node_modules they are CommonJS, which Node reads once more for its names: a third of the start.
    noExternal: ["commander", "picocolors"],
    banner: {
      js: 'import{createRequire as goalpostRequire}from"node:module";const require=goalpostRequire(import.meta.url);',
    },
    onSuccess: async () => {
      rmSync("dist/demo/template", { recursive: true, force: true });
      cpSync("../../examples/port-billing", "dist/demo/template", {
        recursive: true,
        filter: (path) => !left.has(basename(path)),
      });
    },
  },
]);
