import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", page: "src/page/built.ts" },
  format: "esm",
  target: "node20",
  dts: false,
  clean: true,
  external: ["#page"],
});
