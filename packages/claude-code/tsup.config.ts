import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", driver: "src/run/driver.ts" },
  format: "esm",
  target: "node20",
  dts: false,
  // One file for each half: on the way to a third, that both share, a program waits longer than a copy takes to be read.
  splitting: false,
  esbuildPlugins: [
    {
      name: "driver-apart",
      setup: ({ onResolve }) =>
        onResolve({ filter: /^\.\/driver\.ts$/ }, () => ({ path: "./driver.js", external: true })),
    },
  ],
  // Compiling needs a small part of it; found by its name, all of it would be waited for. From its sources, so that no older build is taken in.
  noExternal: ["@goalpost/target", "@goalpost/log", "@goalpost/config/launch", "ts-pattern"],
  esbuildOptions(options) {
    options.conditions = ["@goalpost/source"];
  },
});
