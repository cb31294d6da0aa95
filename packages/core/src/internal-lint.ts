/**
 * What our own packages lint with: the rules without the reader of prompts, which is four times as large and is loaded where a text is one. It changes
 * without notice; nothing outside of ours should import it.
 *
 * @module @goalpost/core/internal/lint
 */
export { explainRule } from "./explain-rule.ts";
export { lintCondition, lintConditions } from "./lint/condition.ts";
export { applyFixes } from "./lint/fix.ts";
export { formatGithub } from "./lint/format/github.ts";
export { formatSarif } from "./lint/format/sarif.ts";
export { lint } from "./lint/lint.ts";
export { locate, positionsInJson, positionsInText } from "./lint/positions.ts";
export { rules } from "./lint/rule-sets.ts";
export { readLintSettings } from "./lint/settings.ts";
export { outcomeOf } from "./shell/outcome.ts";
export { readStrictSource } from "./strict-source.ts";
