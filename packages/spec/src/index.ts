/**
 * From a specification to a contract: read its requirements and decisions, draft the contract, trace each requirement to its check.
 *
 * @module @goalpost/spec
 */

export { type DraftedContract, type DraftedRequirement, type DraftOptions, draft } from "./draft/draft.ts";
export { workingRules } from "./draft/working-rules.ts";
export { readSpec } from "./read/read-spec.ts";
export type { Criterion, Decision, Requirement, Spec, SpecFormat, Statement, Task } from "./read/spec.ts";
export { formatTrace, type TraceFormat } from "./trace/format-trace.ts";
export {
  type Trace,
  type TraceCriterion,
  type TraceItem,
  type TraceReceipt,
  type TraceRow,
  type TraceStatus,
  trace,
} from "./trace/trace.ts";
