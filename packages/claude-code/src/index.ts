/**
 * The Claude Code target: compile a contract, start the goal through the claude binary, read the true verdict.
 *
 * @module @goalpost/claude-code
 */

export type {
  ApprovalAnswer,
  ApprovalPolicy,
  ApprovalRequest,
  BoundName,
  Bounds,
  ClientFact,
  CompleteClaim,
  ErrorData,
  ExpectedFile,
  OnComplete,
  ProcessIdentity,
  ReachedBound,
  Usage,
  Verdict,
  VersionedLimit,
  VersionedModel,
} from "@goalpost/runtime";
export { holds } from "@goalpost/runtime";
export { type ClaudeCodeLaunch, claudeCode } from "./compile.ts";
export { effortOf } from "./effort.ts";
export { blockCap, clientFacts, conditionLimit, defaultModels, oldestVersion } from "./facts.ts";
export type { EndReason, GoalStanding, RunEvent, RunEventBody, RunResult, RunStanding } from "./run/events.ts";
export type { GoalLaunch } from "./run/goal-launch.ts";
export type { GoalRun } from "./run/goal-run.ts";
export type { CheckOptions, RunOptions, StartOptions } from "./run/options.ts";
export { checkClient, type ResumeOptions, resume, start, status, stop } from "./run/run.ts";
export type { RunStatus } from "./run/status.ts";
export type { StopOptions } from "./run/stop.ts";
export type { ClaudeCodeOptions, PermissionMode, SettingValue } from "./settings.ts";
export { testedVersion, triedVersions } from "./tested.gen.ts";
export { type SafeText, safeCondition, safePrompt } from "./texts.ts";
export { findTranscript, type GoalLine, readTranscript, type Transcript } from "./transcript.ts";
