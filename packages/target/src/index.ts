/**
 * What every target needs to run a client: process groups, events, bounds, state on disk.
 *
 * @module @goalpost/target
 */

export type { ApprovalAnswer, ApprovalPolicy, ApprovalRequest } from "./approvals.ts";
export { type Answer, type AskOptions, AskSession, type AskSessionOptions, openAskSession } from "./ask/ask-session.ts";
export type { Asked, OnQuestion } from "./ask/asker.ts";
export { requireProcessGroups } from "./begin.ts";
export { type Bounds, boundsOf, hardTokenFactor, type Prices, requireRunOptions } from "./bounds.ts";
export {
  type ClientFact,
  type FactWarning,
  factFor,
  factWarnings,
  holds,
  type Shown,
  type VersionedLimit,
  type VersionedModel,
  type VersionRange,
} from "./client-fact.ts";
export { abortedError, type ClientVersions, clientVersion, type FoundVersion } from "./client-version.ts";
export { budgetsIn, type Mention, mentionWarnings, type PlacedBudget } from "./contract-warnings.ts";
export { Deferred } from "./deferred.ts";
export { dataOf, type ErrorData, textOf } from "./error-data.ts";
export { isWithin } from "./is-within.ts";
export type { ExpectedFile } from "./launch-files.ts";
export {
  type ClientExit,
  exitWords,
  LineClient,
  type LineClientOptions,
  parseMessage,
} from "./line-client.ts";
export { lineReader, maxLineBytes } from "./lines.ts";
export { noUsage, type TokenCount } from "./meter.ts";
export { plainText } from "./plain-text.ts";
export { descendants, marked } from "./process/descendants.ts";
export { endRun, type Patience, runMarker } from "./process/end.ts";
export { identify, isRunning, type ProcessIdentity, signalIfSame } from "./process/identity.ts";
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
export {
  type EvidenceOptions,
  type GapOptions,
  type RunOptions,
  runOptionNames,
  type StopOptions,
  type WorkOptions,
} from "./run/options.ts";
export { shortenOutput } from "./run/shorten.ts";
export { type RunStatus, statusOf } from "./run/status.ts";
export { stopRun } from "./run/stop.ts";
export { type RunRecord, readRecord, recordShapes } from "./run-record.ts";
export { sha256 } from "./sha256.ts";
export {
  type AnyShape,
  anything,
  boolean,
  fits,
  type Infer,
  isRecord,
  type Json,
  list,
  type Maybe,
  type Mismatch,
  maybe,
  mismatch,
  number,
  object,
  type Reading,
  read,
  type Shape,
  string,
  word,
} from "./shape.ts";
export { noteInLog, requestPause, requestResume } from "./state.ts";
export { materialOf } from "./stuck/draft.ts";
export type { Stuck } from "./stuck/finding.ts";
export { type StuckKindFacts, type StuckLimits, stuckKinds } from "./stuck/kinds.ts";
export { type StuckKind, stuckKindNames } from "./stuck/names.ts";
export type { Question, QuestionAnswers, QuestionOption } from "./target/questions.ts";
export type {
  Ask,
  AskAnswer,
  Session,
  SessionEvent,
  SessionFacts,
  SessionOrders,
  Standing,
} from "./target/session.ts";
export type { JsonSchema, Said, Talk, TalkOrder } from "./target/talk.ts";
export type { Look, LookOrder, OpenOrder, RunnableLaunch, RunTarget } from "./target/target.ts";
export type { Double, TakenSettings, Target, TargetLaunch, WantedSettings } from "./target/whole-target.ts";
export type { BoundName, ReachedBound, Usage } from "./usage.ts";
export type { CompleteClaim, OnComplete, Verdict } from "./verdict.ts";
export { compareVersions, versionOption } from "./version.ts";
export { fromWire, toWire } from "./wire.ts";
