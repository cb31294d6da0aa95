import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { root } from "./workspace.ts";

/**
 * Test files that take longest, longest first. Vitest starts large files first, of which the size says little: one of these that is started last leaves all
 * workers but its own idle for minutes.
 */
export const slowest: readonly string[] = [
  "packages/cli/src/commands/unattended.rehearsal.test.ts",
  "packages/liars/src/closed.rehearsal.test.ts",
  "packages/cli/src/second/second.rehearsal.test.ts",
  "packages/cli/src/commands/run.rehearsal.test.ts",
  "packages/verify/src/counting/runners.rehearsal.test.ts",
  "packages/claude-code/src/run/stuck.rehearsal.test.ts",
  "packages/cli/src/commands/demo.rehearsal.test.ts",
  "packages/codex/src/run/stuck.rehearsal.test.ts",
  "packages/cli/src/commands/hook.rehearsal.test.ts",
  "packages/cli/src/run/held-out.rehearsal.test.ts",
  "packages/conformance/src/conformance.rehearsal.test.ts",
  "packages/liars/src/state.rehearsal.test.ts",
  "packages/cli/src/attempts/attempts.rehearsal.test.ts",
  "packages/verify/src/redteam/redteam.test.ts",
  "packages/cli/src/presets/project-presets.test.ts",
  "packages/verify/src/verify.test.ts",
  "packages/cli/src/contracts/load-many.test.ts",
  "packages/verify/src/counting/counting.test.ts",
  "packages/target/src/stuck/strangers.test.ts",
  "packages/core/src/lint-source.test.ts",
  "packages/core/src/import/quality.test.ts",
  "packages/core/src/import/spans.property.test.ts",
  "packages/house/test/docs.test.ts",
  "packages/house/test/docstrings.test.ts",
  "packages/house/test/packed/guides.test.ts",
  "packages/house/test/packed/release.test.ts",
];

/** Packages whose unit tests start no process, and fill the memory of whoever runs them. */
const pure = /^packages\/(?:core|target|spec)\/(?!.*\.rehearsal\.test\.ts$)/;

/**
 * Starts the slowest files first, and the others as Vitest does. Unit tests that start processes come before those that start none: to start one
 * takes the longer, the more memory a worker holds (3 ms of processor time at 170 MB, 6 ms at 580 MB, by the thousand), and those of `core` and
 * `target` leave a worker with 500 to 1,300 MB.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const path = relative(root, moduleId);
      const at = slowest.indexOf(path);
      return (pure.test(path) ? slowest.length + 1 : 0) + (at < 0 ? slowest.length : at);
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
