import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", launch: "src/launch/index.ts", node: "src/node/index.ts" },
  external: [/^@goalpost\//],
  // Bundled, the parsers load in one read instead of twenty.
  noExternal: ["smol-toml", "toml-eslint-parser", "eslint-visitor-keys"],
  minifyWhitespace: true,
  minifySyntax: true,
  format: "esm",
  target: "node20",
  dts: false,
  clean: true,
});
