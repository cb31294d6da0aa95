/**
 * Lint: rules about contracts, findings with their places, fixes, and the formats of reports.
 *
 * @module @goalpost/core/lint
 */

export { clientLimits } from "./clients/limits.gen.ts";
export { type Finding, placeOf, type Severity, type SourceLocation } from "./errors/finding.ts";
export { explainRule } from "./explain-rule.ts";
export { lintCondition, lintConditions } from "./lint/condition.ts";
export { applyFixes, type FixResult, fix } from "./lint/fix.ts";
export { formatGithub } from "./lint/format/github.ts";
export { formatJson } from "./lint/format/json.ts";
export { formatSarif, type SarifOptions } from "./lint/format/sarif.ts";
export { formatText } from "./lint/format/text.ts";
export { type LintOptions, lint } from "./lint/lint.ts";
export { locate, type Place, type Positions, positionsInJson, positionsInText } from "./lint/positions.ts";
export { countFindings, type FileFindings, type LintReport, lintExitCode } from "./lint/report.ts";
export {
  defineRule,
  defineRuleSet,
  type KnownRequirement,
  type Rule,
  type RuleCase,
  type RuleCases,
  type RuleContext,
  type RuleFinding,
  type RuleOption,
  type RuleOptions,
  type RuleSet,
} from "./lint/rule.ts";
export { recommended, rules, strict } from "./lint/rule-sets.ts";
export { type Level, type LintSettings, readLintSettings, type Suppression } from "./lint/settings.ts";
export type { KnownCommand, SourceForm } from "./lint/source-form.ts";
export { unusedSuppression } from "./lint/suppress.ts";
export { lintSource, readSource } from "./lint-source.ts";
export { type Existence, existenceOf } from "./shell/existence.ts";
export { outcomeOf, type ShellOutcome } from "./shell/outcome.ts";
export { decodeSource, maxSourceBytes, tooLarge } from "./source-bytes.ts";
export type { SourceContract } from "./strict-source.ts";
