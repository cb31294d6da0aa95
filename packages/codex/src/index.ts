/**
 * The OpenAI Codex target: compile a contract, start the goal through codex app-server, follow it.
 *
 * @module @goalpost/codex
 */

export {
  type Answer,
  type ApprovalAnswer,
  type ApprovalPolicy,
  type ApprovalRequest,
  type AskOptions,
  type AskSession,
  type BoundName,
  type Bounds,
  type CompleteClaim,
  type CompleteVerdict,
  type EndReason,
  endReasons,
  type GoalRun,
  type OnComplete,
  type OnQuestion,
  type Prices,
  type Question,
  type QuestionAnswers,
  type ReachedBound,
  type RunEvent,
  type RunEventBody,
  type RunOptions,
  type RunResult,
  type RunStanding,
  type RunStatus,
  type StopOptions,
  type TurnStatus,
  type Usage,
} from "@goalpost/target";
export {
  type ClientFact,
  type ErrorData,
  type ExpectedFile,
  hardTokenFactor,
  holds,
  toWire,
  type VersionedLimit,
  type VersionedModel,
} from "@goalpost/target/adapter";
export type { ProcessIdentity } from "@goalpost/target/internal";
export type { GoalStatus, SandboxMode } from "./app-server/messages.ts";
export { type CodexLaunch, codex } from "./compile.ts";
export { effortOf } from "./effort.ts";
export { acceptedLimit, codexFacts, defaultModels, objectiveLimit, oldestVersion, pasteLimits } from "./facts.ts";
export { type KnownOptions, knownValues } from "./known-values.ts";
export type { GoalLaunch } from "./run/goal-launch.ts";
export type { AskingOptions, CheckOptions, CodexRunOptions, ResumeOptions, StartOptions } from "./run/options.ts";
export { checkClient, openAskSession, resume, start, status, stop } from "./run/run.ts";
export type { CodexOptions, CodexPreset, SettingValue } from "./settings.ts";
export { testedVersion, triedVersions } from "./tested.gen.ts";
