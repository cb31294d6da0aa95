/**
 * What every target needs to run a client: process groups, events, bounds, state on disk.
 *
 * @module @goalpost/runtime
 */

export type { ApprovalAnswer, ApprovalPolicy, ApprovalRequest } from "./approvals.ts";
export { askVerdict } from "./ask-verdict.ts";
export { beginOrEnd, requireProcessGroups } from "./begin.ts";
export { type Bounds, boundsOf, hardTokenFactor, type Prices, priceOf, reached, requireRunOptions } from "./bounds.ts";
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
export { dataOf, type ErrorData, textOf } from "./error-data.ts";
export { EventQueue } from "./event-queue.ts";
export { evidenceText } from "./evidence.ts";
export { FollowedRun, type GoalEngine } from "./followed-run.ts";
export { isWithin } from "./is-within.ts";
export { keepEvents } from "./keep-events.ts";
export { checkLaunchFiles, type ExpectedFile } from "./launch-files.ts";
export {
  type ClientExit,
  exitWords,
  LineClient,
  type LineClientOptions,
  parseMessage,
} from "./line-client.ts";
export { lineReader, maxLineBytes } from "./lines.ts";
export { Meter, noUsage, type TokenCount } from "./meter.ts";
export { plainText } from "./plain-text.ts";
export { descendants, marked } from "./process/descendants.ts";
export { endRun, type Patience, runMarker } from "./process/end.ts";
export { identify, isRunning, type ProcessIdentity, signalIfSame } from "./process/identity.ts";
export {
  keptLaunch,
  type ProcessRecord,
  phaseOf,
  type RecordBase,
  readLaunch,
  readRecord,
  recordShapes,
  type StateKind,
} from "./run-record.ts";
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
export { amendRecord, type Logged, RunState, requestStop } from "./state.ts";
export { endWhatIsLeft, stopFromOutside } from "./stop-from-outside.ts";
export { tellEvents } from "./tell-events.ts";
export type { BoundName, ReachedBound, Usage } from "./usage.ts";
export type { CompleteClaim, OnComplete, Verdict } from "./verdict.ts";
export { compareVersions, versionOption } from "./version.ts";
export { fromWire, toWire } from "./wire.ts";
