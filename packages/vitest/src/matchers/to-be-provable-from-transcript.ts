import { lint, placeOf, rules } from "@goalpost/core/lint";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

const asked = [
  "done-when-has-check",
  "done-when-is-measurable",
  "done-when-provable-in-transcript",
  "no-clock-wait",
  "no-unsatisfiable",
];

/**
 * Every condition can be decided by somebody who sees the transcript alone, as Claude Code's judge does.
 *
 * @example
 * beProvableFromTranscript(goal("Port it.").doneWhen(command("pnpm test"), "users like it")).pass; // false
 */
export function beProvableFromTranscript(contract: ContractLike): Outcome {
  const built = contractOf(contract);
  const findings = lint(built, { rules: rules.filter(({ id }) => asked.includes(id)) });
  const said = findings.map((each) => `  ${placeOf(each)} ${each.what}\n    help: ${each.help}`).join("\n");
  return {
    pass: findings.length === 0,
    fails: `${built.id} cannot be proved from the transcript alone:\n${said}`,
    holds: `${built.id} can be proved from the transcript alone, expected that it cannot`,
  };
}
