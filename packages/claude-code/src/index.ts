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
  ClientFact,
  CompleteClaim,
  EndReason,
  ErrorData,
  ExpectedFile,
  GoalRun,
  OnComplete,
  OnQuestion,
  ProcessIdentity,
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
  Verdict,
  VersionedLimit,
  VersionedModel,
} from "@goalpost/target";
export { endReasons, holds } from "@goalpost/target";
export { type ClaudeCodeLaunch, claudeCode } from "./compile.ts";
export { effortOf } from "./effort.ts";
export { blockCap, clientFacts, conditionLimit, defaultModels, oldestVersion } from "./facts.ts";
export type { GoalLaunch } from "./run/goal-launch.ts";
export { type KnownOptions, knownValues } from "./run/known-values.ts";
export type {
  AskingOptions,
  CheckOptions,
  ClaudeCodeRunOptions,
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
