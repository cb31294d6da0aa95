import type { Rule } from "./rule.ts";
import { antiPatternFence } from "./rules/anti-pattern-fence.ts";
import { architectureRulePresent } from "./rules/architecture-rule-present.ts";
import { budgetIsEnforceable } from "./rules/budget-is-enforceable.ts";
import { checkCanFail } from "./rules/check-can-fail.ts";
import { claimIsACommand } from "./rules/claim-is-a-command.ts";
import { claimIsChecked } from "./rules/claim-is-checked.ts";
import { completionSignalRule } from "./rules/completion-signal.ts";
import { contextLooksLikePath } from "./rules/context-looks-like-path.ts";
import { criterionStillOpen } from "./rules/criterion-still-open.ts";
import { doneWhenHasCheck } from "./rules/done-when-has-check.ts";
import { doneWhenIsMeasurable } from "./rules/done-when-is-measurable.ts";
import { doneWhenProvableInTranscript } from "./rules/done-when-provable-in-transcript.ts";
import { effortFitsBudget } from "./rules/effort-fits-budget.ts";
import { finalAnswerLength } from "./rules/final-answer-length.ts";
import { goalIsCovered } from "./rules/goal-is-covered.ts";
import { goalIsMeasurable } from "./rules/goal-is-measurable.ts";
import { goalIsWritten } from "./rules/goal-is-written.ts";
import { imperativeRules } from "./rules/imperative-rules.ts";
import { judgedFileHasProducer } from "./rules/judged-file-has-producer.ts";
import { length } from "./rules/length.ts";
import { noClockWait } from "./rules/no-clock-wait.ts";
import { noContradiction } from "./rules/no-contradiction.ts";
import { noDeadTool } from "./rules/no-dead-tool.ts";
import { noDestructiveCommand } from "./rules/no-destructive-command.ts";
import { noDuplicateCriterion } from "./rules/no-duplicate-criterion.ts";
import { noFullAccess } from "./rules/no-full-access.ts";
import { noInjectionShape } from "./rules/no-injection-shape.ts";
import { noInteractiveCommand } from "./rules/no-interactive-command.ts";
import { noInvisibleCharacters } from "./rules/no-invisible-characters.ts";
import { noPlaceholder } from "./rules/no-placeholder.ts";
import { noReservedTagInText } from "./rules/no-reserved-tag-in-text.ts";
import { noSecret } from "./rules/no-secret.ts";
import { noUnsatisfiable } from "./rules/no-unsatisfiable.ts";
import { noUserPath } from "./rules/no-user-path.ts";
import { outputNamesFiles } from "./rules/output-names-files.ts";
import { overTheLimit } from "./rules/over-the-limit.ts";
import { parallelStepsMarked } from "./rules/parallel-steps-marked.ts";
import { readingList } from "./rules/reading-list.ts";
import { readingListResolves } from "./rules/reading-list-resolves.ts";
import { requirementIsCovered } from "./rules/requirement-is-covered.ts";
import { scopeIsStated } from "./rules/scope-is-stated.ts";
import { scopeTakesLockfile } from "./rules/scope-takes-lockfile.ts";
import { stopWhenPresent } from "./rules/stop-when-present.ts";
import { templateParameterQuoted } from "./rules/template-parameter-quoted.ts";
import { verificationLoopRunsSomething } from "./rules/verification-loop-runs-something.ts";
import { workflowHasGate } from "./rules/workflow-has-gate.ts";

/** Every rule, by name of its file. */
export const rules: readonly Rule[] = [
  antiPatternFence,
  architectureRulePresent,
  budgetIsEnforceable,
  checkCanFail,
  claimIsACommand,
  claimIsChecked,
  completionSignalRule,
  contextLooksLikePath,
  criterionStillOpen,
  doneWhenHasCheck,
  doneWhenIsMeasurable,
  doneWhenProvableInTranscript,
  effortFitsBudget,
  finalAnswerLength,
  goalIsCovered,
  goalIsMeasurable,
  goalIsWritten,
  imperativeRules,
  judgedFileHasProducer,
  length,
  noClockWait,
  noContradiction,
  noDeadTool,
  noDestructiveCommand,
  noDuplicateCriterion,
  noFullAccess,
  noInjectionShape,
  noInteractiveCommand,
  noInvisibleCharacters,
  noPlaceholder,
  noReservedTagInText,
  noSecret,
  noUnsatisfiable,
  noUserPath,
  outputNamesFiles,
  overTheLimit,
  parallelStepsMarked,
  readingList,
  readingListResolves,
  requirementIsCovered,
  scopeIsStated,
  scopeTakesLockfile,
  stopWhenPresent,
  templateParameterQuoted,
  verificationLoopRunsSomething,
  workflowHasGate,
];

/** The rules that run when nothing else is said. */
export const recommended: readonly Rule[] = rules;

/** Every rule, and what the others only mention is a warning. */
export const strict: readonly Rule[] = /* @__PURE__ */ rules.map(
  (rule): Rule => (rule.severity === "info" ? { ...rule, severity: "warning" } : rule),
);
