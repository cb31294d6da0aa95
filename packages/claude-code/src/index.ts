/**
 * The Claude Code target: compile a contract, start the goal through the claude binary, read the true verdict.
 *
 * @module @goalpost/claude-code
 */

export type {
  Answer,
  ApprovalAnswer,
  ApprovalPolicy,
  ApprovalRequest,
  AskOptions,
  AskSession,
  BoundName,
  Bounds,
  CompleteClaim,
  CompleteVerdict,
  EndReason,
  GoalRun,
  OnComplete,
  OnQuestion,
  Question,
  QuestionAnswers,
  ReachedBound,
  RunEvent,
  RunEventBody,
  RunOptions,
  RunResult,
  RunStanding,
  RunStatus,
  Usage,
} from "@goalpost/target";
export { endReasons } from "@goalpost/target";
export type { ClientFact, ErrorData, ExpectedFile, VersionedLimit, VersionedModel } from "@goalpost/target/adapter";
export { holds } from "@goalpost/target/adapter";
export type { ProcessIdentity } from "@goalpost/target/internal";
export { type ClaudeCodeLaunch, claudeCode } from "./compile.ts";
export { effortOf } from "./effort.ts";
export { blockCap, clientFacts, conditionLimit, defaultModels, oldestVersion } from "./facts.ts";
export type { GoalLaunch } from "./run/goal-launch.ts";
export { knownValues } from "./run/known-values.ts";
export type {
  AskingOptions,
  CheckOptions,
  ClaudeCodeRunOptions,
  KnownOptions,
  ResumeOptions,
  StartOptions,
  StopOptions,
} from "./run/options.ts";
export { checkClient, openAskSession, resume, start, status, stop } from "./run/run.ts";
export type { GoalStanding } from "./run/session.ts";
export type {
  ClaudeCodeOptions,
  ClaudePreset,
  PermissionMode,
  SettingValue,
} from "./settings.ts";
export { testedVersion, triedVersions } from "./tested.gen.ts";
export { type SafeText, safeCondition, safePrompt } from "./texts.ts";
export { findTranscript, type GoalLine, readTranscript, type Transcript } from "./transcript.ts";
