/**
 * The OpenAI Codex target: compile a contract, start the goal through codex app-server, follow it.
 *
 * @module @goalpost/codex
 */

export {
  type ApprovalAnswer,
  type ApprovalPolicy,
  type ApprovalRequest,
  type BoundName,
  type Bounds,
  type ClientFact,
  type CompleteClaim,
  type ErrorData,
  type ExpectedFile,
  hardTokenFactor,
  holds,
  type OnComplete,
  type Prices,
  type ProcessIdentity,
  type ReachedBound,
  toWire,
  type Usage,
  type Verdict,
  type VersionedLimit,
  type VersionedModel,
} from "@goalpost/runtime";
export type { GoalStatus, SandboxMode, TurnStatus } from "./app-server/messages.ts";
export { type CodexLaunch, codex } from "./compile.ts";
export { effortOf } from "./effort.ts";
export { acceptedLimit, codexFacts, defaultModels, objectiveLimit, oldestVersion, pasteLimits } from "./facts.ts";
export { type EndReason, endReasons, type RunEvent, type RunEventBody, type RunResult } from "./run/events.ts";
export type { GoalLaunch } from "./run/goal-launch.ts";
export type { GoalRun, RunStanding } from "./run/goal-run.ts";
export type { CheckOptions, RunOptions, StartOptions } from "./run/options.ts";
export { checkClient, type ResumeOptions, resume, start, status, stop } from "./run/run.ts";
export type { RunStatus } from "./run/status.ts";
export type { StopOptions } from "./run/stop.ts";
export type { CodexOptions, SettingValue } from "./settings.ts";
export { testedVersion, triedVersions } from "./tested.gen.ts";
