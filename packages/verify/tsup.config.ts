import { defineConfig } from "tsup";
import { bundleOptions } from "./src/runner/bundle-options.ts";

export default defineConfig([
  {
    entry: { index: "src/index.ts", redteam: "src/redteam/index.ts", "runner-bundle": "src/runner/bundle-dist.ts" },
    format: "esm",
    target: "node20",
    dts: false,
    clean: true,
    // Only the schemas of what we write ourselves: bundled, zod/mini costs a few milliseconds to load instead of seventy.
    noExternal: ["zod"],
    external: ["#runner-bundle"],
    treeshake: true,
  },
  {
    entry: { "runner-plain": "src/runner/plain.ts", "runner-with-schema": "src/runner/with-schema.ts" },
    format: "esm",
    target: "node20",
    dts: false,
    minify: true,
    splitting: false,
    noExternal: [/.*/],
    outExtension: () => ({ js: ".mjs" }),
    esbuildOptions(options) {
      Object.assign(options, bundleOptions);
    },
  },
]);
