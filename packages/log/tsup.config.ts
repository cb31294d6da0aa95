import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", export: "src/export/index.ts", testing: "src/testing.ts" },
  format: "esm",
  target: "node20",
  dts: false,
  clean: true,
});
