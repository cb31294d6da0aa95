import type { BuildOptions } from "esbuild";

/** How the runner is bundled, from sources and in a build alike: one file that needs nothing but node. */
export const bundleOptions: BuildOptions = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  // Names stay readable in a stack, and nothing about this machine gets into the bundle.
  keepNames: false,
  legalComments: "none",
  conditions: ["@goalpost/source"],
  // Bundled CommonJS asks for node's own modules by require.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
};
