/**
 * What every target needs to run a client: process groups, events, bounds, state on disk.
 *
 * @module @goalpost/target
 */

export type { ApprovalAnswer, ApprovalPolicy, ApprovalRequest } from "./approvals.ts";
export { type Answer, type AskOptions, AskSession, type AskSessionOptions, openAskSession } from "./ask/ask-session.ts";
export type { Asked, OnQuestion } from "./ask/asker.ts";
export type { Bounds, Prices } from "./bounds.ts";
export type { TokenCount } from "./meter.ts";
export { resumeRun, startRun } from "./run/drive.ts";
export { type EndReason, endReasons } from "./run/end-reasons.ts";
export type {
  ItemEvent,
  ItemStatus,
  RunEvent,
  RunEventBody,
  RunResult,
  RunStanding,
  TurnStatus,
} from "./run/events.ts";
export { GoalRun } from "./run/goal-run.ts";
export type { EvidenceOptions, GapOptions, RunOptions, StopOptions, WorkOptions } from "./run/options.ts";
export { type RunStatus, statusOf } from "./run/status.ts";
export { stopRun } from "./run/stop.ts";
export { requestPause, requestResume } from "./state.ts";
export type { Stuck } from "./stuck/finding.ts";
export { type StuckKindFacts, type StuckLimits, stuckKinds } from "./stuck/kinds.ts";
export { type StuckKind, stuckKindNames } from "./stuck/names.ts";
export type { Question, QuestionAnswers, QuestionOption } from "./target/questions.ts";
export type { Ask, AskAnswer, Session, SessionEvent, SessionFacts, SessionOrders, Standing } from "./target/session.ts";
export type { JsonSchema, Said, Talk, TalkOrder } from "./target/talk.ts";
export type { Look, LookOrder, OpenOrder, RunnableLaunch, RunTarget } from "./target/target.ts";
export type { Double, TakenSettings, Target, TargetLaunch, WantedSettings } from "./target/whole-target.ts";
export type { BoundName, ReachedBound, Usage } from "./usage.ts";
export type { CompleteClaim, CompleteVerdict, OnComplete } from "./verdict.ts";
