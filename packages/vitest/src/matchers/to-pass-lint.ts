import { namesOf, requireKnown } from "@goalpost/core/errors";
import { formatText, type LintOptions, lint, type Severity } from "@goalpost/core/lint";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/** Options of {@link passLint}. */
export interface PassLintOptions extends LintOptions {
  /** The least severity that counts. Default `"warning"`. */
  readonly level?: Severity | undefined;
}

const optionNames = namesOf<PassLintOptions>({
  level: true,
  rules: true,
  sets: true,
  settings: true,
  positions: true,
  limits: true,
  files: true,
  hasFile: true,
  network: true,
  efforts: true,
  targets: true,
  form: true,
  commands: true,
  requirements: true,
});

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * Lint has no findings at a level or above.
 *
 * @example
 * passLint(goal("Port it.").doneWhen("the code is clean")).pass; // false
 */
export function passLint(contract: ContractLike, options: PassLintOptions = {}): Outcome {
  requireKnown("toPassLint", options, optionNames, "vitest/bad-option");
  const { level = "warning", ...lintOptions } = options;
  const built = contractOf(contract);
  const findings = lint(built, lintOptions).filter(({ severity }) => ranks[severity] >= ranks[level]);
  return {
    pass: findings.length === 0,
    fails: `${built.id} does not pass lint:\n${formatText({ files: [{ file: built.id, findings }] })}`,
    holds: `${built.id} passes lint at level ${level}, expected findings`,
  };
}
