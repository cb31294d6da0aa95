import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowFirst } from "./packages/house/src/slow-first.ts";
import { testCache } from "./packages/house/src/test-cache.ts";

const conditions = ["@goalpost/source", "module", "node", "development|production"];

/**
 * The suites in one configuration: `unit` is pure and fast, `rehearsal` starts the real clients, `house` checks the repository itself,
 * `examples` runs the examples, `packed` uses the built tarballs as a stranger would.
 * Sources are reached by the export condition, so that no test but those of `packed` needs a build.
 */
export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    // Isolated homes of the real clients stay inside the repository, never in the cache of whoever runs the tests.
    env: { GOALPOST_CACHE_DIR: testCache() },
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.ts", "examples/*/**/*.test.ts"],
          exclude: ["**/*.rehearsal.test.ts", "packages/house/**", "**/node_modules/**", "**/dist/**"],
          typecheck: {
            enabled: true,
            include: ["packages/*/src/**/*.test-d.ts"],
            tsconfig: "./tsconfig.json",
            checker: "./node_modules/@typescript/native/bin/tsc",
          },
          testTimeout: 60_000,
          // no unit test leaves anything behind, so that the sources are loaded once
          isolate: false,
          // one of them often waits for a process
          maxWorkers: availableParallelism(),
        },
      },
      {
        extends: true,
        test: {
          name: "rehearsal",
          include: ["packages/*/src/**/*.rehearsal.test.ts", "examples/**/*.rehearsal.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          // such a test takes half a minute at most where the machine is idle
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // a client waits for its model, and we for the client: with three for two cores some of the time was idle
          maxWorkers: availableParallelism() + 3,
          // as in the unit tests: what takes time here is the clients, not the sources
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "house",
          include: ["packages/house/test/*.test.ts"],
          // beside it runs the suite of the unit tests, for half of the time: alone, one worker would leave a core idle
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: "examples",
          include: ["packages/house/test/examples/*.test.ts"],
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: "packed",
          include: ["packages/house/test/packed/*.test.ts"],
          globalSetup: "packages/house/test/packed/pack.ts",
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
