/**
 * Typed contracts for coding agents: build, render, parse, pack. Lint, import and diff have entries of their own.
 *
 * @module @goalpost/core
 */

export type { ContractBuilder } from "./builder/contract-builder.ts";
export { extend } from "./builder/extend.ts";
export { fragment } from "./builder/fragment.ts";
export { type GoalOptions, goal } from "./builder/goal.ts";
export { type Template, template } from "./builder/template.ts";
export type { Finding, Severity, SourceLocation } from "./errors/finding.ts";
export { GoalpostError, type GoalpostErrorInit } from "./errors/goalpost-error.ts";
export { type AbsentItem, type AbsentOptions, absent } from "./node/absent.ts";
export { type AfterItem, after } from "./node/after.ts";
export { type ArchitectureItem, architecture } from "./node/architecture.ts";
export { type ArtifactItem, type ArtifactOptions, artifact } from "./node/artifact.ts";
export { type BlockedItem, blocked } from "./node/blocked.ts";
export { type BudgetItem, budget } from "./node/budget.ts";
export { type CheckItem, isCheck } from "./node/check.ts";
export { type ClaimItem, claim } from "./node/claim.ts";
export { type CommandItem, type CommandOptions, command, type RunFields } from "./node/command.ts";
export { type CompletionSignalItem, completionSignal } from "./node/completion-signal.ts";
export {
  type Block,
  type BlockItems,
  type BlockKind,
  blockKinds,
  type ConstraintsBlock,
  type ContextBlock,
  type Contract,
  type DoneWhenBlock,
  type ExecutionRulesBlock,
  type GoalBlock,
  type Identified,
  type Item,
  type OtherBlock,
  type OutputContractBlock,
  type ParseContractOptions,
  parseContract,
  type StopWhenBlock,
  type VerificationLoopBlock,
  type WorkflowBlock,
} from "./node/contract.ts";
export { contractSchema } from "./node/contract-schema.ts";
export { type DeliverItem, deliver } from "./node/deliver.ts";
export { type FinalAnswerItem, finalAnswer } from "./node/final-answer.ts";
export { type GateItem, gate } from "./node/gate.ts";
export { type HeldOutCheck, type HeldOutItem, heldOut } from "./node/held-out.ts";
export type { ItemBase, ItemOptions } from "./node/item.ts";
export type { Json } from "./node/json.ts";
export { type MetricItem, type MetricOptions, metric } from "./node/metric.ts";
export { type MustItem, must } from "./node/must.ts";
export { type NeverItem, never } from "./node/never.ts";
export { type NoteItem, note } from "./node/note.ts";
export type { OtherTextItem } from "./node/other-text.ts";
export { type OutcomeItem, outcome } from "./node/outcome.ts";
export { type ParallelItem, parallel } from "./node/parallel.ts";
export type { Pattern } from "./node/pattern.ts";
export { type ReadItem, read } from "./node/read.ts";
export { type ReferenceItem, reference } from "./node/reference.ts";
export { type ReviewItem, review } from "./node/review.ts";
export { type RuleItem, rule } from "./node/rule.ts";
export type { RunCheck } from "./node/run-check.ts";
export { type ScopeItem, type ScopeOptions, scope } from "./node/scope.ts";
export { type ShellItem, shell } from "./node/shell.ts";
export type { StandardIssue, StandardResult, StandardSchema } from "./node/standard-schema.ts";
export { type StepItem, step } from "./node/step.ts";
export { type TestReportFormat, type TestsItem, type TestsOptions, tests } from "./node/tests.ts";
export { type UnchangedItem, type UnchangedOptions, unchanged } from "./node/unchanged.ts";
export { type WhyItem, why } from "./node/why.ts";
export type { LaunchFile, TraceEntry } from "./pack/pack.ts";
export { type ParseOptions, type ParseResult, parse, safeParse } from "./parse/parse.ts";
export {
  type RenderFormat,
  type RenderOptions,
  render,
  renderBlock,
  renderItem,
  renderItems,
} from "./render/render.ts";
export type { CompileTarget, Launch, LaunchWarning, TextCost } from "./target/target.ts";
