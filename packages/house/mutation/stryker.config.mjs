// What `pnpm mutation` starts stryker with: one process, and nothing in the tree but a folder that goes again.
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  plugins: ["@stryker-mutator/vitest-runner"],
  testRunner: "vitest",
  vitest: { configFile: "packages/house/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 20_000,
  // What errors and pages say is held where it matters; another text changes no verdict.
  mutator: { excludedMutations: ["StringLiteral", "Regex"] },
  ignorePatterns: [
    "/docs",
    "/examples",
    "/.cache",
    "/.reports",
    "dist",
    "*.tsbuildinfo",
    "/packages/conformance",
    "/packages/cli",
    "/packages/bench",
    "/packages/liars",
  ],
  tempDirName: process.env.GOALPOST_MUTATION_TEMP ?? "node_modules/.cache/goalpost/stryker",
  reporters: ["json", "progress-append-only"],
  incremental: true,
  incrementalFile: process.env.GOALPOST_MUTATION_KEPT ?? ".reports/mutation-kept.json",
  jsonReporter: { fileName: process.env.GOALPOST_MUTATION_REPORT ?? ".reports/mutation.json" },
  allowConsoleColors: false,
  disableTypeChecks: true,
  checkers: [],
};
