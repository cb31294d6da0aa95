/**
 * Scripted model servers on loopback and isolated homes, so that the real clients can be tested offline.
 *
 * @module @goalpost/rehearsal
 */

export { cacheRoot, type Env, rehearsalFolder } from "./cache-root.ts";
export {
  clientForTests,
  type FindClientOptions,
  type FoundClient,
  findClient,
  type MissingClient,
  requireClient,
} from "./client.ts";
export { describeCall } from "./describe-call.ts";
export type { RehearsalEvent, ReplySummary } from "./events.ts";
export { type IsolatedHome, isolatedHome } from "./home.ts";
export type { HomeOptions } from "./home-options.ts";
export { type JudgeAnswer, type JudgeScript, judge } from "./judge.ts";
export { blockGoal, completeGoal, edit, pauseGoal, run, say, together, tool, write } from "./model-steps.ts";
export type { End, PlayEndReason } from "./player.ts";
export { RehearsalError, type RehearsalErrorInit } from "./rehearsal-error.ts";
export { type Ran, type RunProcessOptions, runProcess } from "./run-process.ts";
export { repeat, type Script, script, type Turn, turn } from "./script.ts";
export type { CapturedRequest, RequestKind, Seen, SeenItem, View } from "./seen.ts";
export { type ModelServer, type ModelServerOptions, startModelServer } from "./server.ts";
export type {
  Call,
  ClientName,
  CompactStep,
  FailStep,
  GarbageForm,
  GarbageStep,
  GoalWord,
  LineChange,
  RawTool,
  Step,
} from "./step.ts";
export type { ScriptedUsage } from "./usage.ts";
export { choose, compact, delay, fail, garbage, usage } from "./wire-steps.ts";
