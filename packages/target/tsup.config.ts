import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/adapter.ts", "src/internal.ts"],
  format: "esm",
  target: "node20",
  dts: false,
  clean: true,
});
