export { oldestVersion, testedVersion } from "./app-server/client-version.ts";
export type { GoalStatus, SandboxMode, TurnStatus } from "./app-server/messages.ts";
export { type CodexLaunch, codex } from "./compile.ts";
export { acceptedLimit, objectiveLimit, pasteLimit } from "./limits.ts";
export type { ProcessIdentity } from "./process/identity.ts";
export type { ApprovalAnswer, ApprovalPolicy } from "./run/approvals.ts";
export { type Bounds, hardTokenFactor, type Prices } from "./run/bounds.ts";
export type {
  ApprovalRequest,
  BoundName,
  EndReason,
  ErrorData,
  ReachedBound,
  RunEvent,
  RunEventBody,
  RunResult,
  Usage,
} from "./run/events.ts";
export type { GoalLaunch } from "./run/goal-launch.ts";
export type { GoalRun, RunStanding } from "./run/goal-run.ts";
export type { ExpectedFile } from "./run/launch-files.ts";
export type { RunOptions, StartOptions } from "./run/options.ts";
export { type ResumeOptions, resume, start, status, stop } from "./run/run.ts";
export type { RunStatus } from "./run/status.ts";
export type { StopOptions } from "./run/stop.ts";
export type { CompleteClaim, OnComplete, Verdict } from "./run/verdict.ts";
export { toWire } from "./run/wire.ts";
export type { CodexOptions, SettingValue } from "./settings.ts";
