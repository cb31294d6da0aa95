import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", own: "src/own/index.ts" },
  format: "esm",
  target: "node20",
  dts: false,
  clean: true,
});
