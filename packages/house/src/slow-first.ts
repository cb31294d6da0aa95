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
  "packages/core/src/import/quality.test.ts",
  "packages/verify/src/redteam/redteam.test.ts",
  "packages/core/src/import/spans.property.test.ts",
  "packages/verify/src/counting/counting.test.ts",
  "packages/cli/src/contracts/load-many.test.ts",
  "packages/target/src/stuck/strangers.test.ts",
  "packages/house/test/docs.test.ts",
  "packages/house/test/docstrings.test.ts",
  "packages/house/test/packed/guides.test.ts",
  "packages/house/test/packed/release.test.ts",
];

/** Starts the slowest files first, and the others as Vitest does. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = slowest.indexOf(relative(root, moduleId));
      return at < 0 ? slowest.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
