import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = resolve(import.meta.dirname, "../../..");

/** The quick ones first: the first test that fails is enough. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

/** The tests that stand beside what is changed, without those that start real runners; stryker picks those that reach a change. */
export default defineConfig({
  root,
  ssr: { resolve: { conditions: ["@goalpost/source", "module", "node", "development|production"] } },
  test: {
    env: { GOALPOST_CACHE_DIR: resolve(root, "node_modules/.cache/goalpost") },
    include: (process.env.GOALPOST_MUTATION_TESTS ?? "").split(","),
    exclude: ["**/*.rehearsal.test.ts", "**/node_modules/**"],
    // as in the unit tests: what a run costs is to load the sources
    isolate: false,
    sequence: { sequencer: QuickFirst },
    // a test that a change makes wait for ever is ended
    testTimeout: 10_000,
  },
});
