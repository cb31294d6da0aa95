import type { HeldOutCheck } from "@goalpost/core";
import type { CheckContext } from "../check/context.ts";
import { fail, type Outcome } from "../check/outcome.ts";
import { runCheck } from "../check/run-check.ts";
import { checkTests } from "../counting/check-tests.ts";
import { judgeTests } from "../counting/judge-tests.ts";
import type { TestReport } from "../counting/report.ts";
import { runCounted, runsTests } from "../counting/run-tests.ts";

/**
 * Runs a held-out check, and counts its tests by name where they can be counted: against those of the start, where they could be loaded there.
 * None at all is a fail, and so is a file of tests of which the runner names nothing but the file, since something ended it before its first test.
 *
 * @param testFiles - Files of the held-out folder that define tests by name, from the root.
 */
export async function runHeldOut(
  check: HeldOutCheck,
  id: string,
  context: CheckContext,
  testFiles: ReadonlySet<string>,
): Promise<Outcome> {
  if (check.kind === "tests") {
    let report: TestReport | undefined;
    const onTests = (_: string, seen: TestReport): void => {
      report = seen;
    };
    return withoutBareFiles(await checkTests({ ...check, id }, id, { ...context, onTests }), report, testFiles);
  }
  if (check.exit_code !== 0 || !runsTests(check, context.root)) return (await runCheck(check, id, context)).outcome;
  const { outcome, report } = await runCounted({ run: check }, id, context);
  if (outcome.status !== "pass") return outcome;
  const start = context.tests?.[id]?.sealed;
  if (report === undefined) return start === undefined ? outcome : fail("none of its tests is named", outcome);
  const { faults } = judgeTests(report, start);
  return faults.length > 0 ? fail(faults.join("; "), outcome) : withoutBareFiles(outcome, report, testFiles);
}

function withoutBareFiles(outcome: Outcome, report: TestReport | undefined, testFiles: ReadonlySet<string>): Outcome {
  if (outcome.status !== "pass") return outcome;
  const bare = report?.tests.find(({ name }) => [...testFiles].some((file) => isNamed(name, file)));
  return bare === undefined ? outcome : fail(`${bare.name} named none of its tests`, outcome);
}

/** A runner names a file by its path, from where it runs or from the root of the disk. */
const isNamed = (name: string, file: string): boolean =>
  name === file || name.endsWith(`/${file}`) || file.endsWith(`/${name}`);
