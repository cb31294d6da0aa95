import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "../../..");

/** The tests that stand beside what is changed, without those that start real runners; stryker picks those that reach a change. */
export default defineConfig({
  root,
  ssr: { resolve: { conditions: ["@goalpost/source", "module", "node", "development|production"] } },
  test: {
    env: { GOALPOST_CACHE_DIR: resolve(root, "node_modules/.cache/goalpost") },
    include: (process.env.GOALPOST_MUTATION_TESTS ?? "packages/verify/src/**/*.test.ts").split(","),
    exclude: ["**/*.rehearsal.test.ts", "**/node_modules/**"],
    testTimeout: 60_000,
  },
});
