/**
 * From an idea to a contract: interview the author, let another model challenge the result, draft the contract, trace each requirement to its check.
 *
 * @module @goalpost/spec
 */

export { type DraftedContract, type DraftedRequirement, type DraftOptions, draft } from "./draft/draft.ts";
export { type ModelDrafts, type ModelDraftsOptions, modelDrafts, type RefusedItem } from "./draft/model-drafts.ts";
export { workingRules } from "./draft/working-rules.ts";
export type { Answerer, AskContext, AskingSession, DecisionStore } from "./interview/asking.ts";
export { coverageOf, type TopicCoverage, type TopicState } from "./interview/coverage.ts";
export {
  type AskedOption,
  type DecisionRecord,
  latestDecisions,
  type ReplyKind,
  readDecisions,
} from "./interview/decision-record.ts";
export { decisionLine, withDecisions } from "./interview/decisions-section.ts";
export { type InterviewOptions, type InterviewResult, interview } from "./interview/interview.ts";
export {
  type InterviewPromptOptions,
  interviewPrompt,
  type TreeFacts,
} from "./interview/prompt.ts";
export type { ClientQuestion, InterviewQuestion } from "./interview/question.ts";
export type { Reply } from "./interview/reply.ts";
export { interviewTopics, type Topic } from "./interview/topics.ts";
export { type Conflict, type Merge, mergeTexts, type Side } from "./merge/merge.ts";
export {
  type PipelineOptions,
  type PipelineResult,
  type PipelineStep,
  type PipelineStepResult,
  pipeline,
  type StepEnd,
} from "./pipeline/pipeline.ts";
export { readSpec } from "./read/read-spec.ts";
export type { Criterion, Decision, Requirement, Spec, SpecFormat, Statement, Task } from "./read/spec.ts";
export {
  claimMark,
  type FindingKind,
  type RefineAnswer,
  type RefineFinding,
} from "./refine/finding.ts";
export { type Judgement, type JudgeOptions, judgeFinding } from "./refine/judge.ts";
export { type RefinePromptOptions, refinePrompt } from "./refine/prompt.ts";
export {
  type FindingOutcome,
  type FindingReply,
  type RefinedFinding,
  type RefineOptions,
  type RefineResult,
  refine,
} from "./refine/refine.ts";
export {
  isIndependent,
  lastStep,
  readSteps,
  type StepModel,
  type StepName,
  type StepReceipt,
} from "./steps/step-receipt.ts";
export type { StartTree } from "./trace/at-start.ts";
export { formatTrace, type TraceFormat } from "./trace/format-trace.ts";
export {
  type Trace,
  type TraceCriterion,
  type TraceItem,
  type TraceOptions,
  type TraceReceipt,
  type TraceRow,
  type TraceStatus,
  trace,
} from "./trace/trace.ts";
